"""The looks of both walks: told apart by colours and dashes."""

from pages.figures import theme

INKS = theme.PATH, theme.HERE
DASHES = "solid", "dash"
WALKED = 1.2  # of a way that goes to and fro: thin enough to be followed
LINES, WAYS = (
    tuple(
        theme.stroke(*pair) for pair in zip(INKS, (width, width), DASHES, strict=True)
    )
    for width in (2, WALKED)
)
