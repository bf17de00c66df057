"""One step: what the gradient promises, and what a step really brings."""
