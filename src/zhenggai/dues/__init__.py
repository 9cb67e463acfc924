"""A unit → everything in it that is to be done by a day, and how each day was counted."""
