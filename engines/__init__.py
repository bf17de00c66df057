"""The engines of How Machines Learn: numbers in, records out, in plain NumPy."""
