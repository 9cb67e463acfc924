"""The records of a ledger: frozen dataclasses that are also the table of the file format."""
