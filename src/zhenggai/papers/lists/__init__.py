"""Lists and ledgers: a row for each issue or person."""
