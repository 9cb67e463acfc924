"""Records → figures: counts that add up over the unit tree, and the rates taken of them."""
