"""Text and cards become mentions."""
