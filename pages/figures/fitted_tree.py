"""A tree that always stays within its window: in boxes, as a list, or in marks.

Whichever is the first that there is room for is drawn; marks need no room at all.
"""

from collections.abc import Collection, Sequence
from dataclasses import replace

from pages.figures.keys import Word
from pages.figures.panel import Panel
from pages.figures.tree import KEY_ROOM, boxes_panel, paths_of
from pages.figures.tree_marks import marks_panel
from pages.figures.twig_places import (
    MOST_LISTED,
    WIDE_LIST_ROOM,
    Places,
    from_the_left,
    from_the_top,
)
from pages.figures.twigs import Twig

BOXES, WIDE_LIST, LIST, MARKS = KINDS = "boxes", "wide list", "list", "marks"
WIDEST, HIGHEST = 740, 520  # pixels of a window: what needs more is never drawn


def fitted_tree_panel(
    twigs: Sequence[Twig],
    n_steps: int,
    *,
    title: str,
    key: str,
    alt: str,
    lit: Sequence[Collection[int]] = (),
    grow: float = 2.0,
    words: Sequence[Word] = (),
    room: int = KEY_ROOM,
    beside: Sequence[str] = (),
) -> Panel:
    """Draw the tree at every step; `lit[k]` are the twigs on the path at step k.

    `words` after the title tell what colours stand for, in lines of `room` pixels,
    which break as they do after the titles `beside` it.
    """
    how = {"title": title, "key": key, "alt": alt, "grow": grow, "words": words}
    how |= {"key_room": room, "beside": beside}
    paths = paths_of(lit, n_steps)
    drawings = [
        replace(boxes_panel(places, paths, **how), drawing=kind)
        for kind, places in _worth_a_try(twigs).items()
    ]
    drawings = [one for one in drawings if one.least_height <= HIGHEST]
    marks = replace(marks_panel(twigs, paths, **how), drawing=MARKS)
    return first_that_fits([*drawings, marks])


def _worth_a_try(twigs: Sequence[Twig]) -> dict[str, Places]:
    if len(twigs) > MOST_LISTED:
        return {}
    boxes, narrow = from_the_left(twigs), from_the_top(twigs)
    wide = from_the_top(twigs, list_room=WIDE_LIST_ROOM)
    found = {BOXES: boxes} if boxes.width <= WIDEST else {}
    found |= {WIDE_LIST: wide} if wide.width > narrow.width else {}
    return {**found, LIST: narrow}


def drawn_alike(panels: Sequence[Panel]) -> list[Panel]:
    """Return fitted trees of equally wide panels, all of them drawn in the same way.

    It is the first that there is room for in each of them.
    """
    chains = [ways_of(panel) for panel in panels]
    kinds = [kind for kind in KINDS if all(kind in chain for chain in chains)]
    rows = [[chain[kind] for chain in chains] for kind in kinds]
    rows = [row for row, then in zip(rows, [*rows[1:], []], strict=True) if row != then]
    return [first_that_fits(ways) for ways in zip(*map(_as_large, rows), strict=True)]


def ways_of(panel: Panel) -> dict[str, Panel]:
    """Return a fitted tree's drawings, each by its kind.

    Where the narrow list has all words whole, a wide window has no other.
    """
    found, one = {}, panel
    while one:
        found[one.drawing], one = one, one.narrow
    return {**({WIDE_LIST: found[LIST]} if LIST in found else {}), **found}


def _as_large(panels: Sequence[Panel]) -> list[Panel]:
    """Return panels that ask for equal room."""
    sizes = "least_width", "least_height"
    most = {size: max(getattr(one, size) for one in panels) for size in sizes}
    return [replace(one, **most, narrow=None, narrow_if_low=False) for one in panels]


def first_that_fits(drawings: Sequence[Panel]) -> Panel:
    """Return a panel that is drawn in the first way that fits into its window."""
    *others, panel = drawings
    for one in reversed(others):
        panel = replace(one, narrow=panel, narrow_if_low=True)
    return panel
