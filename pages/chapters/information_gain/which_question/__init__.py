"""Which question? A table, the arithmetic of every question, and a tree to grow."""
