"""The part "Many trees": bootstrap trees, and their average."""
