"""One neuron: hours studied, passed or not, learned by the delta rule."""

from pages.chapters.gradient_descent.one_neuron.chapter import OneNeuron

__all__ = ["OneNeuron"]
