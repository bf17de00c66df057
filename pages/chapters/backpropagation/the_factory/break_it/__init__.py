"""Break it: bugs to plant, and the check that finds them."""
