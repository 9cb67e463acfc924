"""Records as rows of a table that an office fills in, and back; a change is an edit of files."""
