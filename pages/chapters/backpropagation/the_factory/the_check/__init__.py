"""The check: how small a nudge measures a gradient best."""
