"""YAML becomes cards, and cards become a web of relations."""
