"""Map: depth against scale, and the thin edge between the two ditches."""
