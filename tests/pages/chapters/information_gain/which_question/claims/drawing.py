"""Settings to judge sentences by: built-in tables, changed, and tables by chance."""

import random
from collections.abc import Callable
from dataclasses import replace

import streamlit as st

from engines.datasets import Table
from pages.chapters.information_gain.which_question import own
from pages.chapters.information_gain.which_question.best_small_tree.record import LEAST
from pages.chapters.information_gain.which_question.controls import table_at
from pages.chapters.information_gain.which_question.rank.cutting import can_be_cut
from pages.chapters.information_gain.which_question.record import (
    AT_A_CUT,
    GAPS,
    IN_PARTS,
    NAMES,
    NUMBERS,
    OWN,
    OWN_NAME,
    ROW_NUMBERS,
    TABLES,
)

from .numbers_drawn import surely_known, with_numbers

WAYS_TO_ASK = (IN_PARTS, AT_A_CUT, AT_A_CUT)
SIZES = (1, 2, 2, 3, 4, 4, 5, 6, 8, 10, 14, 20, 40, 60)
COLUMNS = ("fur", "lays eggs", "legs", "a", "b", "c", "d_2", "e")
CLASSES = (("Yes", "No"), ("1", "2", "3"), ("cat", "dog", "not sure", "owl"))
WORDS = ("red", "blue", "green", "x", "≤ 1.5", "> 1.5", "12", "")
SMALL = [label for label, table in TABLES.items() if len(table.rows) < 30]


def values(rng: random.Random, asked: bool = False) -> dict:
    """Return a table, as it is or changed, and how its rows are numbered.

    Where it is `asked`, there are columns of numbers too, and every way to ask about
    them and to treat missing cells.
    """
    found = {"numbers": rng.choice([*ROW_NUMBERS, *[[*ROW_NUMBERS][0]] * 3])}
    if asked:
        found["gaps"] = rng.choice([*GAPS])
    found["cut"] = rng.choice(WAYS_TO_ASK) if asked else IN_PARTS
    if rng.random() < 0.2:
        table = rng.choice(SMALL)
        cells = _changes(rng, TABLES[table]) if rng.random() < 0.7 else ()
        return {"table": table, **found, "cells": cells}
    table = by_chance(rng, asked=asked)
    st.session_state[own.LAST] = table
    return {"table": OWN, **found, "cells": (), "rows": table.rows}  # to be reported


def _changes(rng: random.Random, table: Table) -> tuple:
    column = rng.randrange(len(table.columns))
    words = {*table.codes(table.columns[column])[1], *[""] * (rng.random() < 0.3)}
    words = sorted(words)
    n = rng.randint(1, len(table.rows))
    rows = sorted(rng.sample(range(len(table.rows)), n))
    one = rng.choice(words)
    alike = rng.random() < 0.3
    pick = (lambda: one) if alike else (lambda: rng.choice(words))
    changes = [(row, column, pick()) for row in rows]
    return tuple(c for c in changes if c[2] != table.rows[c[0]][column])


def by_chance(
    rng: random.Random, sizes=SIZES, most: int = len(COLUMNS), asked: bool = False
) -> Table:
    """Return a table of any size: with ties, constant columns, gaps, one class.

    Perhaps with columns of numbers, where it is `asked` about them.
    """
    n = rng.choice(sizes)
    classes = _target(rng, n)
    names = list(COLUMNS[: rng.randint(1, most)])
    columns: list[list[str]] = []
    kinds = [_words, _words, _words, _same, _unique, _of_class, _again]
    kinds = [_of_class] if rng.random() < 0.1 else kinds
    numbers = []
    for name in names:
        make = rng.choice(kinds)
        if asked and rng.random() < 0.4:
            make = _numbers
            numbers.append(name)
        columns.append(make(rng, n, classes, columns))
    rows = list(zip(*columns, classes, strict=True))
    if rng.random() < 0.15:  # alike, or the same few again and again
        rows = [rng.choice(rows[: rng.choice((1, 2, 3))]) for _ in rows]
        rows = [(*row[:-1], one) for row, one in zip(rows, classes, strict=True)]
    table_of = {"numbers": tuple(numbers)}
    named = tuple(f"row {at}" for at in range(1, n + 1))
    header = (*names, "kind")
    return Table(OWN_NAME, OWN, "Ours.", header, tuple(rows), "kind", named, **table_of)


def _target(rng: random.Random, n: int) -> list[str]:
    known = list(rng.choice(CLASSES))
    known = known[: rng.randint(1, len(known))] if rng.random() < 0.2 else known
    if rng.random() < 0.3:  # as many of each
        classes = (known * n)[:n]
        rng.shuffle(classes)
        return classes
    weights = [rng.choice((1, 1, 1, 5)) for _ in known]
    classes = rng.choices(known, weights, k=n)
    if rng.random() < 0.08:
        classes = [
            "" if at and rng.random() < 0.3 else c for at, c in enumerate(classes)
        ]
    return classes


Made = Callable[..., list[str]]


def _words(rng: random.Random, n: int, classes: list, columns: list) -> list[str]:
    words = rng.sample(WORDS, rng.choice((2, 2, 2, 3, 5)))
    return rng.choices(words, k=n)


def _same(rng: random.Random, n: int, classes: list, columns: list) -> list[str]:
    return [rng.choice(("all alike", ""))] * n


def _unique(rng: random.Random, n: int, classes: list, columns: list) -> list[str]:
    return [f"no {at}" for at in rng.sample(range(2 * n), n)]


def _of_class(rng: random.Random, n: int, classes: list, columns: list) -> list[str]:
    """Know much of the class, or all of it."""
    wrong = rng.choice((0.0, 0.1, 0.3))
    told = {one: f"like {one}" for one in classes}
    told |= {one: "" for one in [rng.choice(classes)] if rng.random() < 0.3}
    return [
        rng.choice([*told.values()]) if rng.random() < wrong else told[one]
        for one in classes
    ]


def _numbers(rng: random.Random, n: int, classes: list, columns: list) -> list[str]:
    """Know something of the class, or nothing; round numbers, with gaps perhaps."""
    scale, kinds = rng.choice((1, 1, 0.5, 0.37, -20)), [*dict.fromkeys(classes)]
    told, spread = rng.choice((0, 0, 1, 3)), rng.choice((1, 2, 5, 30))
    gaps = rng.choice((0.0, 0.0, 0.2, 0.8, 1.0))
    made = (told * kinds.index(one) + rng.randint(0, spread) for one in classes)
    return ["" if rng.random() < gaps else f"{scale * one:g}" for one in made]


def _again(rng: random.Random, n: int, classes: list, columns: list) -> list[str]:
    return list(columns[-1]) if columns else _words(rng, n, classes, columns)


# --- what the parts ask besides -----------------------------------------------------


def ranked(rng: random.Random) -> dict:
    """Return settings of "Rank"."""
    found = {"part": "Rank", **values(rng, asked=True), "by": rng.choice([*NAMES])}
    names = can_be_cut(table_at(found)) if found["cut"] == AT_A_CUT else ()
    if len(names) > 1:
        found["column"] = rng.choice(names)
    if names and rng.random() < 0.5:
        found["at"] = rng.choice((0, 100, *range(101)))
    return found


def three_trees(rng: random.Random) -> dict:
    """Return settings of "Three trees"."""
    return {"part": "Three trees", **values(rng, asked=True)}


def best_small_tree(rng: random.Random) -> dict:
    """Return settings of "Best small tree": small tables, with columns of numbers.

    Now and then one of so many numbers that all trees of two questions are too many.
    """
    if rng.random() < 0.03:
        return _many_numbers(rng)
    found = {"part": "Best small tree", **values(rng)}
    if found["table"] == OWN:
        table = by_chance(rng, SIZES[:11], 5)
        numbers = [n for n in table.attributes if rng.random() < 0.3]
        cells = [list(row) for row in table.rows]
        for name in numbers:
            at = table.columns.index(name)
            gaps = rng.choice((0, 0.2))
            for row in cells:
                one = rng.choice(("0", "1", "2", "2.5", "7"))
                row[at] = "" if rng.random() < gaps else one
        rows = tuple(map(tuple, cells))
        table = replace(table, rows=rows, numbers=tuple(numbers))
        st.session_state[own.LAST] = table
        found["rows"] = table.rows
    return {
        **found,
        "cut": rng.choice([*NUMBERS]),
        "gaps": rng.choice([*GAPS]),
        "at_most": rng.choice((1, 2, 2, 3, 3, 4, 5)),
        "aim": rng.choice([*LEAST]),
    }


def _many_numbers(rng: random.Random) -> dict:
    names = tuple(f"{letter}1" for letter in "abcdefghijklmnopqrst")
    rows = tuple(
        (*(f"{rng.random():.4f}" for _ in names), rng.choice("xyz")) for _ in range(250)
    )
    named = tuple(f"row {at}" for at in range(1, 251))
    table = Table(OWN_NAME, OWN, "Ours.", (*names, "kind"), rows, "kind", named)
    st.session_state[own.LAST] = replace(table, numbers=names)
    _, at_a_cut = NUMBERS
    numbered, *_ = ROW_NUMBERS
    return {
        "part": "Best small tree",
        "table": OWN,
        "numbers": numbered,
        "cells": (),
        "cut": at_a_cut,
        "gaps": [*GAPS][0],
        "at_most": rng.choice((2, 3, 5)),
        "aim": rng.choice([*LEAST]),
    }


def luck(rng: random.Random) -> dict:
    """Return settings of "Luck"."""
    found = with_numbers(rng, {"part": "Luck", **values(rng)})
    about = rng.choice(table_at(found).attributes)
    shuffles = rng.choice((100.0, 100.0, 300.0, 300.0, 1000.0, 3000.0))
    return {**found, "about": about, "shuffles": shuffles, "seed": rng.randint(0, 9999)}


def luck_at_each_node(rng: random.Random) -> dict:
    """Return settings of "Luck at each node"."""
    found = with_numbers(rng, {"part": "Luck at each node", **values(rng)})
    if rng.random() < 0.08:
        table = surely_known(rng)
        st.session_state[own.LAST] = table
        found |= {"table": OWN, "cells": (), "rows": table.rows}
    return {
        **found,
        "level": rng.choice(("1%", "5%", "10%")),
        "dealt": rng.random() < 0.2,
        "over": rng.choice((0.0, 0.0, 0.0, 0.05, 0.3, 0.5)),
        "shuffles": rng.choice((100.0, 100.0, 300.0, 1000.0)),
        "seed": rng.randint(0, 9999),
    }
