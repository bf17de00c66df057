"""Settings with columns of numbers and gaps: how they are asked, and what of gaps."""

import random
from dataclasses import replace

import streamlit as st

from engines.datasets import Table
from pages.chapters.information_gain.which_question import own
from pages.chapters.information_gain.which_question.record import (
    GAPS,
    NUMBERS,
    OWN,
    OWN_NAME,
)


def with_numbers(rng: random.Random, found: dict) -> dict:
    """Return the settings with a way to treat gaps and numbers, both of them there."""
    ways = {"gaps": rng.choice([*GAPS]), "cut": rng.choice([*NUMBERS])}
    if found["table"] == OWN and rng.random() < 0.6:
        table = _measured(rng, st.session_state[own.LAST])
        st.session_state[own.LAST] = table
        found = {**found, "rows": table.rows}
    return {**found, **ways}


def _measured(rng: random.Random, table: Table) -> Table:
    """Return the table with numbers in some of its columns, a few of them missing."""
    names = rng.sample(table.attributes, rng.randint(1, len(table.attributes)))[:3]
    numbers = tuple(name for name in table.columns if name in names)
    rows = []
    most, gaps = rng.choice((2, 5, 40)), rng.choice((0.0, 0.2, 0.6))
    for row in table.rows:
        cells = dict(zip(table.columns, row, strict=True))
        for name in numbers:
            number = str(rng.randint(0, most) / rng.choice((1, 2)))
            cells[name] = "" if rng.random() < gaps else number
        rows.append(tuple(cells.values()))
    return replace(table, rows=tuple(rows), numbers=numbers)


def surely_known(rng: random.Random) -> Table:
    """Return a table whose every question is far beyond luck: the first yes decides."""
    names = "abc"[: rng.randint(1, 3)]
    rows = []
    for _ in range(60):
        answers = rng.choices(("yes", "no"), k=len(names))
        rows.append((*answers, str((*answers, "yes").index("yes"))))
    named = tuple(f"row {at}" for at in range(60))
    header = (*names, "kind")
    return Table(OWN_NAME, OWN, "Ours.", header, tuple(rows), "kind", named)
