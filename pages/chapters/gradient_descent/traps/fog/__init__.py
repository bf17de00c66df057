"""In the fog: only what was felt is known, and probes are few."""
