"""The books of blame: what goes forward, what comes back, and the accounts."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np

from pages.figures import theme
from pages.figures.axes import axis, rows_axis, still
from pages.figures.network_names import Names, Place
from pages.figures.network_pass import FactoryPass
from pages.figures.panel import Layered, Panel, spans_of
from pages.figures.shapes import box, label, segment
from pages.words.numbers import short

FORWARD, BACK, TOTAL = theme.PATH, theme.HERE, theme.SLOPE
THICK, ROW = 0.3, 46  # of a row; pixels
CELL = 44  # pixels


@dataclass(frozen=True, eq=False)
class Accounts:
    """The accounts between the hidden units and the outputs, with their sums."""

    record: FactoryPass
    names: Names
    sent: np.ndarray  # (n_hidden,) what each sent in all
    back: np.ndarray  # (n_hidden,) what each is charged in all: dE/dh
    total: float  # of all accounts

    @property
    def units(self) -> list[str]:
        """The hidden units' names."""
        return [self.names.unit(1, j) for j in range(self.names.sizes[1])]

    @property
    def outputs(self) -> list[str]:
        """The outputs' names."""
        return [self.names.unit(2, k) for k in range(self.names.sizes[2])]

    def weight(self, sender: int, receiver: int) -> float:
        """Return the weight between a hidden unit and an output."""
        return Place(1, receiver, sender).value_in(self.record.done.parameters)

    def at(self, step: int) -> tuple[str, int]:
        """Return what a step is about, and which hidden unit."""
        n = len(self.units)
        if step == 0:
            return "closed", 0
        if step <= n:
            return "sends", step - 1
        if step == n + 1:
            return "delta", 0
        if step <= 2 * n + 1:
            return "charged", step - n - 2
        return ("shares", 0) if step == 2 * n + 2 else ("balance", 0)

    @property
    def n_steps(self) -> int:
        """Each unit twice, and what comes before, between and after."""
        return 2 * len(self.units) + 4

    def n_sent(self, step: int) -> int:
        """Return how many hidden units have sent by a step."""
        return min(step, len(self.units))

    def n_charged(self, step: int) -> int:
        """Return how many hidden units have been charged by a step."""
        return max(0, min(step - len(self.units) - 1, len(self.units)))

    def is_balanced(self, step: int) -> bool:
        """Tell whether the accounts are added up."""
        return step == self.n_steps - 1


def flows_panel(books: Accounts, forward: bool) -> Panel:
    """Draw what every hidden unit sends forward, or what it is handed back."""
    book = books.record.books[1]
    flows, sums = (book.sent, books.sent) if forward else (book.returned, books.back)
    title = "Sent forward" if forward else "Handed back"
    n, many = len(books.units), len(books.outputs) > 1
    rows = _row_names(books, forward, many)
    colour = FORWARD if forward else BACK
    in_all = [theme.square("in all", TOTAL)] if many else []
    figure = theme.figure(
        title,
        f"{title}{books.names.sizes}",
        [],
        legend=[theme.square("over one weight", colour), *in_all],
        below=0.32 if n * len(books.outputs) < 4 else 0.2,
        xaxis=_amounts("h · v" if forward else "δ · v", flows, sums),
        yaxis=rows_axis(rows),
        dragmode="pan",
    )
    known = books.n_sent if forward else books.n_charged
    per_unit = len(rows) // n
    bars = list(_bars(flows, sums, many, colour))
    frames = [bars[: 2 * per_unit * known(step)] for step in range(books.n_steps)]
    # A bar and its number are two shapes; what is known grows unit by unit.
    alt = f"{title}: a bar for each hidden unit and output"
    return Panel(figure, alt, 130 + ROW * len(rows), spans=spans_of(frames))


def _amounts(what: str, flows: np.ndarray, sums: np.ndarray) -> dict:
    """Return an axis with 0 in the middle and room for all numbers beside the bars."""
    largest = max(float(np.abs(flows).max()), float(np.abs(sums).max()))
    most = 1.8 * (largest or 1.0)
    few = {"nticks": 5, "exponentformat": "power", "showgrid": False}
    return axis((-most, most), what, **few)


def _row_names(books: Accounts, forward: bool, many: bool) -> list[str]:
    way, rows = "→" if forward else "←", []
    for unit in books.units:
        rows += [f"{unit} {way} {output}" for output in books.outputs]
        rows += [f"{unit} in all"] if many else []
    return rows


def _bars(
    flows: np.ndarray, sums: np.ndarray, many: bool, colour: str
) -> Iterator[Layered]:
    """Yield a bar for each flow and each sum, row by row."""
    row = 0
    for values, total in zip(flows, sums, strict=True):
        in_all = [(total, TOTAL)] if many else []
        for value, ink in [*((value, colour) for value in values), *in_all]:
            yield from _bar(row, float(value), ink)
            row += 1


def _bar(row: int, value: float, colour: str) -> Iterator[Layered]:
    """Yield a bar from 0 and its number beyond its end."""
    y, side = (row - THICK, row + THICK), 30 if value >= 0 else -30
    yield 0, box((0, value), y, colour)
    number = {"label": label(short(value), colour, 12)}
    place = {"xsizemode": "pixel", "xanchor": value}
    yield 1, box((side - 1, side + 1), y, **place, **number)


def accounts_panel(books: Accounts) -> Panel:
    """Draw the accounts as a table: a row a sender, a column a receiver, and sums."""
    n, m = len(books.units), len(books.outputs)
    inks = {"account": theme.INK, "sums, both ways": TOTAL}
    figure = theme.figure(
        "The accounts: sent × δ",
        f"accounts{books.names.sizes}",
        [],
        legend=[theme.square(name, ink) for name, ink in inks.items()],
        below=0.02,
        xaxis=still((-0.02, m + 2.02)),
        yaxis=still((n + 2.05, -0.05)),
        dragmode=False,
    )
    frames = [
        [(0, shape) for shape in _accounts(books, step)]
        for step in range(books.n_steps)
    ]
    alt = "The accounts between hidden units and outputs, with their sums"
    return Panel(figure, alt, 84 + CELL * (n + 2), spans=spans_of(frames))


def _accounts(books: Accounts, step: int) -> Iterator[dict]:
    """Yield the table's cells and lines at a step."""
    book, n, m = books.record.books[1], len(books.units), len(books.outputs)
    heads = [f"to {output}" for output in books.outputs]
    yield from _row(0, ["", *heads, "by sender"], theme.MUTED)
    yield segment((0, m + 2), (1, 1), theme.MUTED, 1)
    whole = books.is_balanced(step)
    for j, unit in enumerate(books.units):
        known = j < books.n_charged(step)
        cells = [short(v) if known else "…" for v in book.accounts[j]]
        yield from _row(j + 1, [unit, *cells], theme.INK)
        if whole:
            yield _cell(j + 1, m + 1, short(book.credits[j]), TOTAL)
    yield segment((0, m + 2), (n + 1, n + 1), theme.MUTED, 1)
    yield _cell(n + 1, 0, "by receiver", theme.MUTED)
    if whole:
        sums = [*map(short, book.charges), short(books.total)]
        for k, text in enumerate(sums):
            yield _cell(n + 1, k + 1, text, TOTAL)


def _row(row: int, texts: Sequence[str], colour: str) -> Iterator[dict]:
    for column, text in enumerate(texts):
        yield _cell(row, column, text, colour)


def _cell(row: int, column: int, text: str, colour: str) -> dict:
    return box((column, column + 1), (row, row + 1), label=label(text, colour))
