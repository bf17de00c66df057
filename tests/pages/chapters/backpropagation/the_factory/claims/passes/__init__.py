"""The arithmetic of the first four parts again, and what their sentences ask of it."""
