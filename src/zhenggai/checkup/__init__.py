"""What goes wrong with files rather than with the work, and the edits that put it right."""
