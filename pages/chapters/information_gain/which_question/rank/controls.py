"""What "Rank" asks besides the table: the criterion, and a cut of one's own."""

from pages.ui.choices import Choice
from pages.ui.control import Values
from pages.ui.controls import Slider

from .. import record as chapter
from ..controls import table_at
from .cutting import can_be_cut, curve_of

COLUMN = "Which column of numbers is cut by hand, and shown with what its cuts gain."
CUT = (
    "How far to the right in the picture you cut; at first where the gain is largest. "
    "You can drag the line in the picture, too."
)


def columns(values: Values) -> tuple[str, ...]:
    """Return the columns that can be cut by hand."""
    if values.get("cut") != chapter.AT_A_CUT:
        return ()
    return can_be_cut(table_at(values))


def some(values: Values) -> bool:
    """Tell whether a column can be cut by hand."""
    return bool(columns(values))


def several(values: Values) -> bool:
    """Tell whether there is a choice between columns to cut."""
    return len(columns(values)) > 1


def best_place(values: Values) -> int:
    """Return where the cut is that gains most."""
    missing = values.get("gaps", next(iter(chapter.MISSING)))
    how = chapter.NAMES[values["by"]], chapter.MISSING[missing]
    names = columns(values)
    column = values.get("column", names[0])
    return curve_of(table_at(values), column, *how).best_place


BY = Choice("by", "The best question by", chapter.NAMES, into="criterion", as_list=True)
OF = Choice(
    "column",
    "Column to cut",
    columns,
    as_list=True,
    shown=several,
    follows=("table", "cells"),
    main=True,
    help=COLUMN,
)
AT = Slider(
    "at",
    "Your cut",
    (0, 100),
    best_place,
    1,
    into="place",
    shown=some,
    format="%d%%",
    live=True,
    main=True,
    follows=("table", "cells", "column", "by", "cut"),
    help=CUT,
)
