"""A folder becomes documents: which files, how they are read, what is known of them."""
