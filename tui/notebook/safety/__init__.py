"""What keeps a notebook sound: the log, the backups, and how a damaged file is made again from them."""
