"""The part "The plane": a tree of two features is a plane cut into rectangles.

After it the reader understands that every question is one straight cut, upright or
level, through one rectangle; that a leaf is a rectangle that says its commonest class;
and that a border which is not straight becomes a staircase.
"""

from collections.abc import Mapping

import numpy as np

from engines.decision_trees import Slice, grow, regions, slice_of
from pages.ui.chapter import Part
from pages.ui.choices import Choice
from pages.ui.controls import Beside, Number
from pages.words.source import lines_of

from .. import settings
from . import bets, checks, endings, features, notes, pictures, record, words
from .formulas import formulas
from .script import script

CONTROLS = (
    Beside(
        "axes",
        (
            Choice(
                "across",
                "Across",
                features.names_across,
                features.first_across,
                into="plane_across",
                as_list=True,
                follows="data",
                restarts=True,
                main=True,
                help=words.ACROSS,
            ),
            Choice(
                "up",
                "Up",
                features.names_up,
                features.first_up,
                into="plane_up",
                as_list=True,
                follows=("data", "across"),
                restarts=True,
                help=words.UP,
            ),
        ),
    ),
    Choice(
        "sees",
        "The tree sees",
        record.SEES,
        into="plane_sees_all",
        shown=features.has_more,
        restarts=True,
        help=words.SEES,
    ),
    Number(
        "held",
        "Others held at",
        (0, record.MOST_ROWS),
        0,
        1,
        into="plane_held",
        shown=lambda values: values.get("sees") == record.ALL,
        follows="data",
        note=notes.of_the_row,
        in_words=notes.held_at,
        help=words.HELD,
    ),
)


def ran(_: record.Record, position: int) -> str:
    """Return the lines that cut the rectangles of a level in two."""
    if position == 0:
        return lines_of(slice_of, "nodes, bounds =")
    return lines_of(regions._halves, "low, high =", "cut = ", "moved[")


def clicked(kept: record.Record, point: Mapping) -> dict | None:
    """Hold the other features at the row that was clicked."""
    here = np.flatnonzero((kept.points == [point["x"], point["y"]]).all(axis=1))
    return {"held": int(here[0]) + 1} if len(here) and kept.sees_all else None


PART = Part(
    settings.THE_PLANE,
    controls=CONTROLS,
    run=record.run,
    labels=words.labels,
    panels=pictures.panels,
    bet=bets.bet,
    bet_is_about=bets.ABOUT,
    story=words.story,
    ending=endings.ending,
    remedy=bets.remedy,
    formulas=formulas,
    table=record.table,
    reached=record.reached,
    opinions=checks.opinions,
    reference=checks.reference,
    script=script,
    hint=words.HINT,
    ran=ran,
    clicked=clicked,
    click_stays=True,
    code=(grow, slice_of, regions._seen, regions._halves, Slice),
)
