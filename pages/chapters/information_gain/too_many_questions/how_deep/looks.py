"""How the lines of "How deep?" look, and the names of their colours."""

from pages.figures import theme

LEARNED = theme.stroke(theme.PATH, 2.5)
HELD = theme.stroke(theme.HERE, 2.5)
CHANGED = theme.stroke(theme.NEXT, 2, "dot")
