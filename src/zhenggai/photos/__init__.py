"""Photographs without what tells where, when and with what they were taken; pictures untouched."""
