"""Two forms of a record → what has changed in it, field by field, in the words of the table."""
