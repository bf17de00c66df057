"""Watch the machine: it asks, the table answers."""
