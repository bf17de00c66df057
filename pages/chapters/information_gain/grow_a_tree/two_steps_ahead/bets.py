"""The bet of "Two steps ahead": what does looking further change?"""

import numpy as np

from pages.ui.bets import Bet
from pages.words.numbers import apart, few

from .endings import totals
from .record import Record, feature_of, question
from .words import NOTHING, amount

NONE, PART, ALL = "nothing", "a part of it", "all of it"
ABOUT = (
    *("data", "own", "n_made", "spread", "seed", "criterion"),
    *("plane_across", "plane_up"),
)


def bet(record: Record) -> Bet | None:
    """Ask which first cut gains most in two steps, or how much where all are alike."""
    if record.places is None or not record.impurity:
        return None
    options, right = options_of(record), _right(record)
    if len(right) == len(options):
        return _how_much(record)
    return Bet(
        f"Which of the {len(record.first.totals):,} first cuts gains most once both "
        "sides are cut once more?",
        right[0],
        _reason(record),
        options=options,
        ties=right[1:],
        told_at=1,
    )


def _how_much(record: Record) -> Bet | None:
    """Ask how much two steps gain, where that is more than one gains."""
    best, there = totals(record)[1], record.impurity
    if best - float(record.first.first.gains.max()) <= NOTHING:
        return None
    gained, whole = (amount(record, text) for text in apart(best, there))
    return Bet(
        "How much of the impurity do two steps take away, if both sides of a first cut "
        "are cut once more?",
        ALL if there - best <= NOTHING else PART,
        f"Two steps take {gained} of {whole}.",
        options=(NONE, PART, ALL),
        told_at=1,
    )


def options_of(record: Record) -> list[str]:
    """Return what may be bet on: the greedy cut, another one of its feature, others.

    A feature with a single cut has no other one.
    """
    greedy, features = record.places[0], record.first.first.features
    kinds, first_of = np.unique(features, return_index=True)
    alike = np.flatnonzero(features == features[greedy])
    others = [*alike[alike != greedy][:1], *first_of[kinds != features[greedy]]]
    return [_option(record, place) for place in [greedy, *others]]


def _right(record: Record) -> list[str]:
    """Return which options are right: one, or more where cuts gain the same."""
    tied = [record.places[1], *record.first.tied.tolist()]
    return [*dict.fromkeys(_option(record, place) for place in tied)]


def _option(record: Record, place: int) -> str:
    greedy, name = record.places[0], feature_of(record, place)
    if place == greedy:
        return f"{question(record, greedy)}, the greedy one"
    return f"{'another' if name == feature_of(record, greedy) else 'a'} cut of {name}"


def _reason(record: Record) -> str:
    near, best = totals(record)
    greedy, far = record.places
    if greedy == far:
        return f"It gains {amount(record, few(best))} in two steps, no cut gains more."
    less, most = (amount(record, text) for text in apart(near, best))
    return f"{question(record, far)} gains {most} in two steps, the greedy cut {less}."
