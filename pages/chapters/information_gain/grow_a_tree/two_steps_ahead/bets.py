"""The bet of "Two steps ahead": does looking further change the first cut?"""

from pages.ui.bets import Bet
from pages.words.numbers import apart, few

from .endings import totals
from .record import Record, feature_of, question
from .words import amount

ABOUT = (
    *("data", "own", "n_made", "spread", "seed", "criterion"),
    *("plane_across", "plane_up"),
)


def bet(record: Record) -> Bet | None:
    """Ask which first cut gains most in two steps, if there is a choice."""
    if record.places is None or len(record.first.totals) < 2 or not record.impurity:
        return None
    options = options_of(record)
    right = [options[at] for at in _which(record)]
    return Bet(
        f"Which of the {len(record.first.totals):,} first cuts gains most once both "
        "sides are cut once more?",
        right[0],
        _reason(record),
        options=options,
        ties=right[1:],
        told_at=1,
    )


def options_of(record: Record) -> list[str]:
    """Return what may be bet on: the greedy cut, another one of its feature, others."""
    greedy = record.places[0]
    own = feature_of(record, greedy)
    options = [f"{question(record, greedy)}, the greedy one", f"another cut of {own}"]
    others = [name for name in record.names if name != own]
    cut = {record.names[feature] for feature in record.first.first.features}
    return options + [f"a cut of {name}" for name in others if name in cut]


def _which(record: Record) -> list[int]:
    """Return which options are right: one, or more where cuts gain the same."""
    greedy = record.places[0]
    tied = [record.places[1], *record.first.tied.tolist()]
    found = []
    for place in tied:
        is_own = feature_of(record, place) == feature_of(record, greedy)
        found.append(0 if place == greedy else 1 if is_own else 2)
    return [*dict.fromkeys(found)]


def _reason(record: Record) -> str:
    near, best = totals(record)
    greedy, far = record.places
    if greedy == far:
        return f"It gains {amount(record, few(best))} in two steps, no cut gains more."
    less, most = (amount(record, text) for text in apart(near, best))
    return f"{question(record, far)} gains {most} in two steps, the greedy cut {less}."
