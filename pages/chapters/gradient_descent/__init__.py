"""The chapters on gradient descent, in reading order."""

from pages.chapters.gradient_descent.one_neuron import OneNeuron
from pages.chapters.gradient_descent.the_valley import TheValley

CHAPTERS = (TheValley(), OneNeuron())
