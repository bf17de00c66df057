"""The pictures of the part "Ladder of fixes": a line a rung, and what arrives."""

from pages.chapters.backpropagation.telephone.ladder.record import Record
from pages.chapters.backpropagation.telephone.ladder.words import kept_label, mark
from pages.chapters.backpropagation.telephone.record import LEVEL
from pages.figures.ladder import RungLine, kept_panel, lines_panel
from pages.figures.panel import Panel


def panels(record: Record) -> list[Panel]:
    """Draw a line for each rung, and what is left in the first layer."""
    lines = [
        RungLine(
            rung.name,
            mark(record, at),
            record.sizes[at],
            float(record.kept[at]),
            kept_label(record, at),
            dashed=not rung.helps,
        )
        for at, rung in enumerate(record.rungs)
    ]
    return [lines_panel(lines), kept_panel(lines, LEVEL)]
