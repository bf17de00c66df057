"""Everyone, a table and one guest: the same loss, three batch sizes."""
