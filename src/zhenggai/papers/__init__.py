"""What each paper says: chosen, ordered and worded here, placed by the templates."""
