"""The whole way of one record: dated steps, what is missing yet, and who is to act."""
