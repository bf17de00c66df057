"""How both halves look in the pictures of "What matters"."""

from pages.figures import theme

CREDIT, ADDED = theme.CURVE, theme.NEXT
HELD, LEARNED = theme.HERE, theme.PATH
