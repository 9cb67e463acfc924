"""Papers that are posted for all: plan, progress, results, replies, survey, poster, chalk."""
