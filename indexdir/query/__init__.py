"""A question becomes a query tree, and a tree and a text become places."""
