"""Forms: something is to be filled in, answered or signed."""
