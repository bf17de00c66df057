"""Settings of "Grow": trees begun and finished, with gaps, numbers, and a rule."""

import random
from dataclasses import replace

import streamlit as st

from engines.datasets import MISSING, Table
from engines.decision_trees import grow_id3
from engines.decision_trees.growth import Growth
from pages.chapters.information_gain.which_question import own
from pages.chapters.information_gain.which_question.grow import rule
from pages.chapters.information_gain.which_question.grow.controls import growing_at
from pages.chapters.information_gain.which_question.grow.growths import as_picks
from pages.chapters.information_gain.which_question.grow.new_row import answers
from pages.chapters.information_gain.which_question.record import (
    GAPS,
    GROW,
    NAMES,
    NUMBERS,
    OWN,
)

from . import drawing


def grown(rng: random.Random) -> dict:
    """Return settings of "Grow": a tree that is begun, finished, or the machine's."""
    found = {"part": GROW, **drawing.values(rng), "by": rng.choice([*NAMES])}
    found |= {"gaps": rng.choice([*GAPS]), "cut": rng.choice([*NUMBERS])}
    if found["table"] == OWN and rng.random() < 0.5:
        found |= _with_numbers_and_gaps(rng, own.last())
    if rng.random() < 0.6:
        found |= _rule(rng)
    growing = growing_at(found)
    return found | _tree(rng, growing)


def _rule(rng: random.Random) -> dict:
    """Return a rule that stops nothing, something or all, and rows held out."""
    return {
        "stop": rule.BY_RULE,
        "least": rng.choice([rule.NONE, rule.NONE, *rule.LEAST]),
        "deepest": rng.choice([rule.NO_LIMIT, *[*rule.DEEPEST][:4]]),
        "fewest": rng.choice((2, 2, 2, 3, 5, 10, 200)),
        "held": rng.choice([*rule.HELD]),
        "draw": rng.randint(0, 999),
    }


def _with_numbers_and_gaps(rng: random.Random, table: Table) -> dict:
    """Make numbers of some columns, and empty some cells."""
    share = rng.choice((0.0, 0.1, 0.4))
    numbers = [name for name in table.attributes if rng.random() < 0.4]
    of_class = {
        one: rng.randint(0, 3) for one in dict.fromkeys(table.column(table.target))
    }
    rows = [
        tuple(
            _cell(rng, name, cell, of_class[row[-1]], numbers, share)
            for name, cell in zip(table.columns[:-1], row[:-1], strict=True)
        )
        + row[-1:]
        for row in table.rows
    ]
    table = replace(table, rows=tuple(rows), numbers=tuple(numbers))
    st.session_state[own.LAST] = table
    return {"rows": table.rows, "numeric": table.numbers}  # to be reported


def _cell(rng, name: str, cell: str, about: int, numbers: list, share: float) -> str:
    if rng.random() < share:
        return MISSING
    if name not in numbers:
        return cell
    return rng.choice((str(about), str(rng.randint(0, 5)), str(rng.randint(0, 9) / 4)))


def _tree(rng: random.Random, growing: rule.Growing) -> dict:
    table, how = growing.table, growing.how
    growth = Growth(
        table, how["criterion"], growing.limits, how["missing"], how["rows"]
    )
    n = rng.choice((0, 1, 2, 5, 99))
    while growth.still_open and n:
        node, n = rng.choice(sorted(growth.still_open)), n - 1
        useful = [q for q in growth.rankings[node].questions if q.useful]
        growth.ask(node, rng.choice(useful).attribute)
    picks = as_picks(tuple(growth.decisions))
    if rng.random() < 0.5:
        picks = as_picks(grow_id3(table, picks=picks, **how))
    asked = dict.fromkeys(name for _, name in picks)
    row = tuple((table.attributes.index(n), _answer(rng, table, n)) for n in asked)
    return {"tree": picks, "row": row}


def _answer(rng: random.Random, table: Table, name: str) -> int | str:
    if name in table.numbers:
        return rng.choice((MISSING, "0.5", "2", "3.25", "7"))
    return rng.randrange(len(answers(table, name)))
