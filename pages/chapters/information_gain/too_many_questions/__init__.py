"""The chapter "Too many questions"."""
