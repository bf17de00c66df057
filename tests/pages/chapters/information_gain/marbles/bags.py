"""Bags to look at, and what each part shows and says of them."""

from typing import Any

from pages.chapters.information_gain.marbles.chapter import CHAPTER
from pages.chapters.information_gain.marbles.presets import bag
from pages.chapters.information_gain.marbles.record import Record
from pages.figures.panel import Panel
from tests.pages.looking import settings_at

DEFAULT = (4, 2, 2)
BAGS = [(4, 2, 1, 1), (3, 2, 1), (1, 3), (29, 1), (8,), (3,) * 6, (0, 0, 5, 0, 0, 2)]
OF_COUNTS = ("Your counts", "My number is different")  # parts without marbles
PARTS = {part.title: part for part in CHAPTER.parts if part.title not in OF_COUNTS}


def record(counts=DEFAULT, view: str = "Bag", **more: Any) -> Record:
    """Return the record of a bag with so many marbles of the first colours."""
    values = {"view": view, **bag(*counts), **more}
    return PARTS[view].run(settings_at(CHAPTER, **values))


def said(counts, view: str, step: int | None = None) -> str:
    """Return what a part says of a step; without one, of how it ends."""
    part, found = PARTS[view], record(counts, view)
    sentences = part.ending(found) if step is None else part.story(found, step)
    return " ".join(sentences)


def pictures(counts, view: str, is_over: bool = True, **more: Any) -> list[Panel]:
    """Return a part's panels, after its bet or before it."""
    return PARTS[view].standing("panels", is_over)(record(counts, view, **more))
