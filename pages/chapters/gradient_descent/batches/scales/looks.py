"""The colours of both walks: told apart by their dashes, too."""

from pages.figures import theme

LINES = (theme.stroke(theme.PATH, 2), theme.stroke(theme.HERE, 2, "dash"))
INKS = tuple(line["color"] for line in LINES)
