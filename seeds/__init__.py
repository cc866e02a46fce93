"""The embedded collection: the India-US Defence Technology and Trade Initiative. Data, no code."""
