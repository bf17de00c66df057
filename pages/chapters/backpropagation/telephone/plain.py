"""First weights in plain NumPy, drawn as the engine draws them."""

import numpy as np


def plain_weights(scheme, scale, sizes, n_seeds, seed):
    """Return the first weights of many networks, layer by layer (n_seeds, in, out)."""
    spreads = {
        "normal": lambda n_in, n_out: 1.0,
        "xavier": lambda n_in, n_out: np.sqrt(2 / (n_in + n_out)),
        "he": lambda n_in, n_out: np.sqrt(2 / n_in),
    }
    generator = np.random.default_rng(seed)
    pairs = zip(sizes[:-1], sizes[1:], strict=True)
    return [
        scale * (generator.standard_normal((n_seeds, *pair)) * spreads[scheme](*pair))
        for pair in pairs
    ]
