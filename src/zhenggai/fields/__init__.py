"""What was typed → the values of records, by the table of `model.schema`, with findings."""
