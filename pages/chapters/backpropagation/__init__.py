"""The chapters on backpropagation, in reading order."""

from pages.chapters.backpropagation.digits.chapter import CHAPTER as DIGITS
from pages.chapters.backpropagation.its_landscape.chapter import (
    CHAPTER as ITS_LANDSCAPE,
)
from pages.chapters.backpropagation.telephone.chapter import CHAPTER as TELEPHONE
from pages.chapters.backpropagation.the_factory.chapter import CHAPTER as THE_FACTORY
from pages.chapters.backpropagation.train_a_network.chapter import (
    CHAPTER as TRAIN_A_NETWORK,
)

CHAPTERS = (THE_FACTORY, TRAIN_A_NETWORK, TELEPHONE, DIGITS, ITS_LANDSCAPE)
