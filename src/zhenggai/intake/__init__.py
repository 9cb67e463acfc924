"""What a person types for a new record → the values that are written."""
