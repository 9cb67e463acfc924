"""The filter language: which records are meant. Values in, values out: docs/filters.md."""
