"""The whole notice board as pages: what each says, chosen, ordered and worded, linked by name."""
