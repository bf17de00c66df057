"""The part "Prune" of the chapter "Too many questions"."""
