"""The sentences about ways of asking, made from the record."""

import numpy as np

from engines.decision_trees import Search
from pages.ui.bets import Bet
from pages.words.numbers import percent
from pages.words.sentences import counted

from .. import speech
from ..record import ROUNDING
from . import priced
from .record import Record

NONE = 1e-12  # a share of the games: less is rounding
FEW, SOME = 0.02, 0.1  # shares of greedy's questions: where the bet's options part
NOT_AT_ALL, LITTLE, MUCH, VERY = OPTIONS = (
    "not at all: greedy is best",
    f"by less than {FEW:.0%}",
    f"by {FEW:.0%} to {SOME:.0%}",
    f"by more than {SOME:.0%}",
)


def labels(record: Record) -> list[str]:
    """Number the questions."""
    numbers = range(1, record.n_steps)
    return ["start", *(f"after {counted(n, 'question')}" for n in numbers)]


def bet(record: Record) -> Bet | None:
    """Ask by how much greedy misses the optimum.

    Who has stepped to where fewer games are over by one plan than by the other bets no
    more.
    """
    if record.best.search is not Search.COMPLETE:
        return None
    if record.heedless:
        return _priced_bet(record)
    share = saved(record)
    low, high = speech.compared(record.best.plan.expected, record.greedy.expected)
    said = f"Greedy needs {high} questions on average, the exact optimum {low}"
    if share < ROUNDING:
        said = f"Greedy and the exact optimum need {high} questions on average"
    fewer = f": {share:.1%} fewer" if share >= ROUNDING else ""
    return Bet(
        f"Greedy asks the question of the largest gain, {first_gain(record)} at "
        "first: by how much can the best plan there is cut the questions that greedy "
        "needs on average?",
        _cut(share),
        f"{said}{fewer}.",
        options=OPTIONS,
        told_at=_told_at(record),
    )


def _priced_bet(record: Record) -> Bet:
    """Ask by how much gain per price misses what the best plan pays."""
    share = saved(record)
    return Bet(
        priced.question(record),
        _cut(share, is_priced=True),
        priced.reason(record, share),
        options=(priced.NOT_AT_ALL, *OPTIONS[1:]),
        told_at=_told_at(record),
    )


def first_gain(record: Record) -> str:
    """Return the bits that greedy's first question is expected to remove."""
    return speech.bits(record.play.gains[0].max())


def _told_at(record: Record) -> int:
    """Return the first step at which the two plans differ, or the last."""
    greedy, best = record.greedy, record.best.plan
    differ = abs(greedy.over_after - best.over_after) > ROUNDING
    differ |= abs(greedy.paid_after - best.paid_after) > ROUNDING
    apart = np.flatnonzero(differ)
    return max(1, int(apart[0])) if len(apart) else record.n_steps - 1


def _cut(share: float, is_priced: bool = False) -> str:
    """Return the bet's option that a share saved stands for."""
    if share < ROUNDING:
        return priced.NOT_AT_ALL if is_priced else NOT_AT_ALL
    if share < FEW:
        return LITTLE
    return MUCH if share <= SOME else VERY


def saved(record: Record) -> float:
    """Return the share of what greedy costs that the best plan does without."""
    best, greedy = record.best.plan.expected_price, record.greedy.expected_price
    return (greedy - best) / greedy if greedy else 0.0


def story(record: Record, step: int, before_bet: bool = False) -> list[str]:
    """Compare the plans after so many questions.

    With what the optimum opens is not told before the bet: where greedy opens otherwise
    it is not the best.
    """
    if step == 0:
        game = record.game
        what = "the animal" if game.goal is None else "the type"
        start = speech.missing(record.play.entropies[0])
        return [
            f"**At the start** {start} to know {what}.",
            *_opening(record, before_bet),
        ]
    return [
        f"**{name.capitalize()}**, after {counted(step, 'question')}: "
        f"{_bits(plan.bits_after[step])} left on average; "
        f"{_still(1 - plan.over_after[step])}{priced.paid(record, plan, step)}."
        for name, plan in record.plans.items()
    ]


def _bits(amount: float) -> str:
    """Return an amount of bits that can be read, however small it is."""
    if amount < NONE:
        return "0 bits"
    return "under 0.001 bits" if amount < 1e-3 else speech.bits(amount)


def _still(running: float) -> str:
    """Say which share of the games still runs; not 0.0% where there are some."""
    if running < NONE:
        return "no game still runs"
    if running > 1 - NONE:
        return "every game still runs"
    if running < 1e-9:
        return "fewer than one game in a billion still runs"
    if running < 1e-3:
        return "under 0.1% of the games still run"
    return f"{percent(running)} of the games still run"


def _opening(record: Record, before_bet: bool) -> list[str]:
    lines = []
    for name, plan in record.plans.items():
        if before_bet and plan is record.best.plan:
            continue
        first = [record.game.questions[q].name for q in plan.opens_with]
        if len(first) == 1:
            cost = priced.at_a_price(record, plan.opens_with[0])
            lines.append(f"{name.capitalize()} opens with “{first[0]}”{cost}.")
    return lines
