"""A file a format: each turns bytes into text and what the file says of itself."""
