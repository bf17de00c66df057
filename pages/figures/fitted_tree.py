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
    drawings = [boxes_panel(places, paths, **how) for places in _worth_a_try(twigs)]
    drawings = [one for one in drawings if one.least_height <= HIGHEST]
    return first_that_fits([*drawings, marks_panel(twigs, paths, **how)])


def _worth_a_try(twigs: Sequence[Twig]) -> list[Places]:
    if len(twigs) > MOST_LISTED:
        return []
    boxes, narrow = from_the_left(twigs), from_the_top(twigs)
    wide = from_the_top(twigs, list_room=WIDE_LIST_ROOM)
    found = [boxes] if boxes.width <= WIDEST else []
    return [*found, *([wide] if wide.width > narrow.width else []), narrow]


def first_that_fits(drawings: Sequence[Panel]) -> Panel:
    """Return a panel that is drawn in the first way that fits into its window."""
    *others, panel = drawings
    for one in reversed(others):
        panel = replace(one, narrow=panel, narrow_if_low=True)
    return panel
