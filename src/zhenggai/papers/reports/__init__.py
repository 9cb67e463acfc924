"""Papers in sentences: bulletin, summary, role models."""
