"""The acts of the trade: what each verb does to the records of one unit. No file is touched."""
