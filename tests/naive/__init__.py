"""Figures a second time, on what PyYAML makes of a file; nothing of ours is used.

Slow and plain on purpose. It knows the built-in word lists and limits only.
"""
