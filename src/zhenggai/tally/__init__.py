"""Read the units of a ledger and count what each has, on one day or on many."""
