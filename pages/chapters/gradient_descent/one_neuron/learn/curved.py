"""A sigmoid neuron's ground: what the S passes on, and where it is deaf."""

import numpy as np

from pages.words.sentences import out_of

from .amounts import passed_on, said
from .onwards import onwards
from .record import ASIDE, Record

DEAF = 0.02  # of a mistake: who passes on less is sure of every answer
WRONG = 0.5  # a mistake larger than this


def curved(record: Record) -> list[str]:
    """Say what the S passed on, what became of it, and what there is to see."""
    start = _most(record, 0)
    return [
        f"At the start the S passes on at most {said(start, 2)} of a mistake (0.25 is "
        "the most it ever does).",
        *(_saturated(record) if start < DEAF else _carried_out(record)),
        *onwards(record),
        "Its surface is no bowl, so no single λ decides.",
        *_out_of_reach(record),
    ]


def passing(record: Record) -> str:
    """Say what the S passed on at the start and at the end."""
    first, last = (said(_most(record, row), 2) for row in (0, -1))
    when = f"{first} at the start, at most {last} at the end"
    if first == last:
        when = f"{first}, at the start as at the end"
    return f"Blame is multiplied by what the S passes on of a mistake: at most {when}."


def _most(record: Record, row: int) -> float:
    """Return the most that the S passes on of any sample's mistake."""
    return float(passed_on(record, row).max())


def _wrong(record: Record, row: int) -> str:
    """Say how many answers are wrong."""
    gaps = np.abs(record.fit.errors[row])
    count, n = int((gaps > WRONG).sum()), len(gaps)
    if n == 1:
        return f"the answer is {'' if count else 'not '}off by more than a half"
    return f"{out_of(count, n, 'answer')} off by more than a half"


def _saturated(record: Record) -> list[str]:
    return [
        "That neuron is saturated: sure of every answer, and almost deaf to its "
        f"mistakes; {_wrong(record, 0)}."
    ]


def _carried_out(record: Record) -> list[str]:
    """Name the update that carried the weights out to where the S is flat."""
    n = len(record.fit.losses)
    heard = [row for row in range(n) if _most(record, row) >= DEAF]
    if heard[-1] == n - 1:
        return []
    out = heard[-1] + 1
    return [
        f"Update {out} carries it onto the flat ends of the S, where at most "
        f"{said(_most(record, out), 2)} of a mistake gets through; at the end "
        f"{_wrong(record, -1)}."
    ]


def _out_of_reach(record: Record) -> list[str]:
    """Say why some samples have no line of exact answers in the picture."""
    targets = record.settings.targets
    beyond = int(((targets <= 0) | (targets >= 1)).sum())
    if not beyond or record.settings.view == ASIDE:
        return []
    n = len(targets)
    who = f"{beyond} of the {n} samples" if beyond < n else "any of the samples"
    who = "the sample" if n == 1 else who
    return [
        "The S comes near 0 and 1 but reaches neither, so no line of exact answers is "
        f"drawn for {who}."
    ]
