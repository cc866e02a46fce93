"""Which documents answer a query tree, where, in what order, and what they share."""
