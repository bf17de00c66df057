"""Trees that grow beside each other, none of which tells what is still to come.

Each is laid out as it stands at a step, and all have the same room: neither the sizes
of boxes nor the gaps between them say how large a tree will be.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from pages.figures.keys import Word
from pages.figures.panel import Panel, spans_of
from pages.figures.tree import LEAST, box_of, edge_of, room_for
from pages.figures.twig_places import Places, from_the_left, from_the_top
from pages.figures.twigs import COMPACT, Twig

ROOMS = (8, 16, 24, 32, 48, 72)  # rows: coarse, so that they tell no number
WIDTHS = 80  # pixels, likewise
WIDEST = 900  # pixels of one of the trees
EDGES, BOXES = 0, 1  # depths


@dataclass(frozen=True)
class Growing:
    """One of the trees: its twigs, in the order of their birth, and its names."""

    twigs: Sequence[Twig]
    title: str
    key: str
    alt: str
    words: Sequence[Word] = ()


def panels_so_far(trees: Sequence[Growing], n_steps: int) -> list[Panel]:
    """Draw the trees at every step, as they stand then, in equal rooms.

    Lists alone where a drawing from left to right would fit into no window.
    """
    wide, narrow = (
        _drawn(trees, [[*_laid_out(tree, way, n_steps)] for tree in trees])
        for way in (_in_lines, from_the_top)
    )
    if wide[0].least_width > WIDEST:
        return narrow
    return [replace(one, narrow=two) for one, two in zip(wide, narrow, strict=True)]


def _in_lines(twigs: Sequence[Twig]) -> Places:
    return from_the_left(twigs, COMPACT)


def _laid_out(tree: Growing, way, n_steps: int) -> Iterator[Places]:
    """Yield where the boxes are at each step."""
    for step in range(n_steps):
        yield way([twig.at(step) for twig in tree.twigs if twig.born <= step])


def _drawn(trees: Sequence[Growing], placed: Sequence[Sequence[Places]]) -> list[Panel]:
    """Return the trees' panels, as large as the largest of them needs it."""
    every = [places for steps in placed for places in steps]
    n_rows = max(places.n_rows for places in every)
    n_rows = next((room for room in ROOMS if room >= n_rows), n_rows)
    width = max(LEAST, *(places.width for places in every))
    width = LEAST if width == LEAST else WIDTHS * -(-width // WIDTHS)
    rooms = [
        room_for(every[0].kind, n_rows, width, t.title, t.key, t.alt, 2.0, t.words)
        for t in trees
    ]
    top = max(room.figure.layout["margin"]["t"] for room in rooms)
    panels = []
    for room, steps in zip(rooms, placed, strict=True):
        frames = [
            [*_shapes(_in_the_middle(places, n_rows), step)]
            for step, places in enumerate(steps)
        ]
        panels.append(replace(_lowered(room, top), spans=spans_of(frames)))
    return panels


def _lowered(panel: Panel, top: int) -> Panel:
    """Return a panel with so much room for its title, as the one beside it has."""
    margin = panel.figure.layout["margin"]
    more = top - margin["t"]
    sizes = {"height": panel.height + more, "least_height": panel.least_height + more}
    return replace(panel.with_layout(margin={**margin, "t": top}), **sizes)


def _in_the_middle(places: Places, n_rows: int) -> Places:
    """Return places in the middle of the room; a list begins at its top."""
    if places.kind != COMPACT:
        return places
    down = (n_rows - places.n_rows) / 2
    each = (replace(place, row=place.row + down) for place in places.each)
    return Places(places.kind, tuple(each))


def _shapes(places: Places, step: int) -> Iterator[tuple[int, dict]]:
    """Yield a step's shapes, each with its depth."""
    for place in places.each:
        if place.twig.parent is not None:
            yield EDGES, edge_of(places, place)
        for shape in box_of(place, places.kind, step):
            yield BOXES, shape
