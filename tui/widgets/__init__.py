"""The panes: they show what they are given and say what was asked of them."""
