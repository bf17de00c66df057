"""How both clouds look in every picture of "The floor"."""

from pages.figures import theme

from .record import DRAWN, SHUFFLED

LOOKS = {
    DRAWN: theme.stroke(theme.PATH, 2),
    SHUFFLED: theme.stroke(theme.HERE, 2, "5px,2px"),
}
SHORT = {DRAWN: "with replacement", SHUFFLED: "reshuffled"}
PREDICTED = theme.stroke(theme.INK, 1, "dot")
FLOOR = "9px,4px"
