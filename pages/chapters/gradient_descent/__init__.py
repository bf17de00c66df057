"""The chapters on gradient descent, in reading order."""

from pages.chapters.gradient_descent.one_neuron import OneNeuron
from pages.chapters.gradient_descent.the_valley.chapter import CHAPTER as THE_VALLEY

CHAPTERS = (THE_VALLEY, OneNeuron())
