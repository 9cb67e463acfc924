"""What commands print: terminal, JSON and other formats. Values in, text out."""
