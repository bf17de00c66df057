"""The ledger of a growing tree: the bits its questions remove, and what is left."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from engines.decision_trees import Ledger
from pages.figures import theme
from pages.figures.axes import axis
from pages.figures.keys import keyed_figure
from pages.figures.lettering import pixels, shortened
from pages.figures.panel import Panel, Span
from pages.figures.shapes import box, segment, words

MOST_LABELLED, MOST_NAMED = 8, 3  # questions that have room for a number, a name
HEADROOM = 1.4  # of the ledger's height, for words above its columns
PLOT_HEIGHT, PLOT_WIDTH, LINE = 200, 190, 13  # pixels in the ledger, at least
HALF_COLUMN = 0.36  # of the way from one question to the next
PALE = 0.45  # what is left after a question
SMALL = 11  # pixels, of the words above columns


def ledger_panel(last: Ledger, names: Sequence[str]) -> Panel:
    """Draw how each question takes its bits from what was unknown at first.

    `last` is the balance after all questions, `names` what each asked.
    """
    n = max(len(last.entries), 4)
    span, apart = (-0.7, n + 2.0), max(1, n // 8)
    top = last.before or 1.0
    parts = [("■ still to find", theme.HERE), ("■ removed", theme.SLOPE)]
    figure = keyed_figure(
        "Bits",
        parts,
        PLOT_WIDTH + 50,
        "ledger",
        [],
        xaxis=axis(span, "questions asked", tickvals=[*range(0, n + 1, apart)]),
        yaxis=axis((0, HEADROOM * top), "bits"),
        shapes=[_column(0, 0, last.before, theme.HERE)],
        dragmode="pan",
    )
    # One bit is so many pixels high, one question so many wide, where room is least.
    labels = _Labels(up=PLOT_HEIGHT / (HEADROOM * top), across=PLOT_WIDTH / (n + 2.7))
    spans = _ledger_spans(last, names, labels)
    return Panel(figure, "The ledger in bits", 360, spans=spans)


def _ledger_spans(last: Ledger, names: Sequence[str], labels: "_Labels") -> list[Span]:
    """Return what comes with each question, and the words, where there is room."""
    start = labels.put(0, last.before, f"{last.before:.3f}", theme.INK)
    spans, height = [Span(start, 0, len(names))], last.before
    for at, entry in enumerate(last.entries, start=1):
        shapes = _removal(at, entry.removed, height)
        if len(names) <= MOST_LABELLED:
            shapes.append(labels.put(at, height, f"−{entry.removed:.3f}", theme.INK))
        if len(names) <= MOST_NAMED:
            name = shortened(names[at - 1], 10)
            shapes.append(labels.put(at, height, name, theme.MUTED))
        spans += [Span(shape, at, len(names)) for shape in shapes]
        height -= entry.removed
    return spans


@dataclass
class _Labels:
    """Words above columns: each is raised until it covers none that is there.

    They begin where their column does: on its right all columns are lower.
    """

    up: float  # pixels a bit
    across: float  # pixels a question
    there: list[tuple[float, float, float]] = field(default_factory=list)

    def put(self, at: int, height: float, text: str, colour: str) -> dict:
        """Return the words as a shape, no lower than just above their column."""
        raised, left = 10, at - HALF_COLUMN
        first = left * self.across
        end = first + pixels(text, SMALL)
        while any(
            first < other_end
            and other < end
            and abs(height * self.up + raised - y) < LINE
            for other, other_end, y in self.there
        ):
            raised += 1
        self.there.append((first, end, height * self.up + raised))
        return words(left, height, text, colour, raised, SMALL, "left")


def _removal(at: int, removed: float, height: float) -> list[dict]:
    """Draw what one question takes from the height before it, and what it leaves."""
    low = max(height - removed, 0.0)
    left = [_column(at, 0, low, theme.HERE, opacity=PALE)] if low > 1e-9 else []
    before = segment((at - 1, at), (height, height), theme.MUTED, 1, "dot")
    return [_column(at, low, height, theme.SLOPE), *left, before]


def _column(at: int, low: float, high: float, colour: str, **more: object) -> dict:
    edge = {"color": colour, "width": 1}
    return box((at - HALF_COLUMN, at + HALF_COLUMN), (low, high), colour, edge, **more)
