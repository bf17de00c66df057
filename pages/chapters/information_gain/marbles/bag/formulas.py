"""The bag's entropy, its ceiling, and the surprise of a draw, as LaTeX."""

from pages.chapters.information_gain.marbles.formulas import (
    average,
    bits,
    entropy,
    share,
)
from pages.chapters.information_gain.marbles.record import SAME, Record
from pages.figures.marbles import present
from pages.words.formulas import tex


def formulas(record: Record, step: int) -> list[tuple[str, str]]:
    """Return the entropy and its ceiling; from the first draw on, the draw too."""
    of_the_bag = [entropy(record.drawing), _ceiling(record)]
    return [*of_the_bag, *_draw(record, step)] if step else of_the_bag


def _ceiling(record: Record) -> tuple[str, str]:
    k = len(present(record.drawing))
    sign = "=" if record.ceiling - record.drawing.entropy < SAME else "<"
    latex = rf"H {sign} \log_2 {k} = {tex(record.ceiling)}"
    return "Its ceiling: as many colours in equal shares", latex


def _draw(record: Record, step: int) -> list[tuple[str, str]]:
    drawing = record.drawing
    colour, total = drawing.colours[step - 1], drawing.surprise
    surprise = rf"-\log_2 {share(drawing, colour)} = {bits(drawing.surprises[colour])}"
    return [
        ("The surprise of this draw", surprise),
        average(total[step], step, drawing.mean(total)[step - 1]),
    ]
