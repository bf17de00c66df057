"""The chapters on backpropagation, in reading order."""

from pages.chapters.backpropagation.telephone import Telephone
from pages.chapters.backpropagation.the_factory import TheFactory

CHAPTERS = (TheFactory(), Telephone())
