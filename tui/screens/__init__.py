"""The screens: each routes between its panes."""
