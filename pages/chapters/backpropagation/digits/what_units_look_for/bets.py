"""The bets of What units look for, made from its record."""

import numpy as np

from pages.ui.bets import Bet, told_from
from pages.words.numbers import few
from pages.words.sentences import counted

from ..words import a
from .record import ROUNDING, Record

OWN = 3  # the output that is asked about, where there is no hidden layer


def bet(record: Record) -> Bet:
    """Ask how many units speak for what excites them, or what an output mixes up."""
    return _bet_alone(record) if record.is_baseline else _bet_on_units(record)


def _bet_on_units(record: Record) -> Bet:
    n, near = record.n_units, record.n_units // 10
    shown = [int(record.accords(step).sum()) for step in range(record.n_steps + 1)]
    question = (
        f"{counted(n, 'hidden unit')}, {counted(record.settings.n_epochs, 'epoch')}. "
        "How many of them speak loudest for the very digit that excites them most? "
        f"(Before training {shown[0]}.)"
    )
    reason = f"In the end it is {shown[-1]} of {n}, before training it was {shown[0]}."
    about = {"span": (0.0, float(n)), "is_count": True, "tolerance": near}
    told = told_from(shown, shown[-1], near)
    return Bet(question, float(shown[-1]), reason, told_at=told, **about)


def _bet_alone(record: Record) -> Bet:
    means = record.means[:, OWN].copy()
    own = float(means[-1, OWN])
    means[:, OWN] = -np.inf
    second = means.round(ROUNDING).argmax(axis=1)
    answer = int(second[-1])
    question = (
        f"No hidden layer, {counted(record.settings.n_epochs, 'epoch')}. Of all digits "
        f"but {OWN}, for which one is the output of {OWN} highest, on average?"
    )
    reason = (
        f"For {a(answer)} it is {few(float(means[-1, answer]))} on average, the "
        f"highest of the others; for {a(OWN)} it is {few(own)}."
    )
    options = tuple(str(digit) for digit in range(10) if digit != OWN)
    told = told_from(second.tolist(), answer)
    return Bet(question, str(answer), reason, options=options, told_at=told)
