"""Telephone: a message whispered through a hundred layers."""

from pages.chapters.backpropagation.telephone.chapter import Telephone

__all__ = ["Telephone"]
