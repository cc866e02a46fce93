"""What the reader makes, and what can therefore never be rebuilt."""
