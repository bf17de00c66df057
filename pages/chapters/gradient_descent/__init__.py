"""The chapters on gradient descent, in reading order."""

from pages.chapters.gradient_descent.landscapes.chapter import CHAPTER as LANDSCAPES
from pages.chapters.gradient_descent.momentum.chapter import CHAPTER as MOMENTUM
from pages.chapters.gradient_descent.one_neuron.chapter import CHAPTER as ONE_NEURON
from pages.chapters.gradient_descent.the_valley.chapter import CHAPTER as THE_VALLEY

CHAPTERS = (THE_VALLEY, ONE_NEURON, LANDSCAPES, MOMENTUM)
