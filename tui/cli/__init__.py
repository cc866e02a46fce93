"""A file a subcommand; plain text or JSON."""
