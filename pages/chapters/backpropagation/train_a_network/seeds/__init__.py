"""Many starts: the same training from 24 seeds, side by side."""
