"""A ledger's figures in one small file: no records, no people, a digest against changes."""
