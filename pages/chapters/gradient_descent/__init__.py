"""The chapters on gradient descent, in reading order."""

from pages.chapters.gradient_descent.batches.chapter import CHAPTER as BATCHES
from pages.chapters.gradient_descent.landscapes.chapter import CHAPTER as LANDSCAPES
from pages.chapters.gradient_descent.momentum.chapter import CHAPTER as MOMENTUM
from pages.chapters.gradient_descent.one_neuron.chapter import CHAPTER as ONE_NEURON
from pages.chapters.gradient_descent.the_valley.chapter import CHAPTER as THE_VALLEY
from pages.chapters.gradient_descent.traps.chapter import CHAPTER as TRAPS

CHAPTERS = (THE_VALLEY, ONE_NEURON, LANDSCAPES, MOMENTUM)
CHAPTERS += tuple(one for one in (BATCHES, TRAPS) if one.parts)
