"""One neuron: hours studied, passed or not, learned by the delta rule."""
