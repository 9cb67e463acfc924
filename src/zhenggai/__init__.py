"""zhenggai (整改): a rectification tracker backed by plain files."""

__version__ = "0.1.0"
