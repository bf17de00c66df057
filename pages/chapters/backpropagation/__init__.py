"""The chapters on backpropagation, in reading order."""

from pages.chapters.backpropagation.digits.chapter import CHAPTER as DIGITS
from pages.chapters.backpropagation.telephone.chapter import CHAPTER as TELEPHONE
from pages.chapters.backpropagation.the_factory.chapter import CHAPTER as THE_FACTORY

CHAPTERS = (THE_FACTORY, TELEPHONE, DIGITS)
