"""The sentences of What units look for at each epoch, made from its record."""

import numpy as np

from pages.words.numbers import few
from pages.words.sentences import out_of

from ..words import a
from .record import MOST_EXCITING, ROUNDING, Record

HINT = (
    "Press Play and watch patterns form. Click a unit to see what excites it, and what "
    "it speaks for."
)
SHOWS = "The weights themselves, or what training has added to them."
UNIT = "Or click one in the picture."


def labels(record: Record) -> list[str]:
    """Name the epochs."""
    return ["Before training", *(f"After epoch {n}" for n in record.net.epochs[1:])]


def story(record: Record, step: int) -> list[str]:
    """Tell what excites the unit and what it speaks for, and how many agree."""
    when = f"**After epoch {step}:**" if step else "**Before training:**"
    own = [_excited(record, step), *_kinds(record, step), *_speaks(record, step)]
    if record.is_baseline:
        return [f"{when} ten outputs, each with 64 weights of its own.", *own]
    many = int(record.accords(step).sum())
    return [
        f"{when} {many} of {record.n_units} units speak loudest for the very digit "
        "that excites them most.",
        *own,
    ]


def named(record: Record) -> str:
    """Return what the unit is called: by its number, or by its digit."""
    if record.is_baseline:
        return f"output {record.unit}"
    return f"unit {record.unit + 1}"


def _excited(record: Record, step: int) -> str:
    """Name the digits for which it is highest and lowest on average."""
    means, who = record.means[step, record.unit], named(record).capitalize()
    if record.is_dead(step)[record.unit]:
        level = round(float(means[0]), 6)
        return f"{who} is dead: within a millionth of {few(level)} for every digit."
    high = int(record.highest(step)[record.unit])
    low = int(means.round(ROUNDING).argmin())
    return (
        f"{who} is highest for {a(high)}, {few(float(means[high]))} on average, and "
        f"lowest for {a(low)}, {few(float(means[low]))}."
    )


def _kinds(record: Record, step: int) -> list[str]:
    """Say how many of the digits that excite it most are alike."""
    if record.is_dead(step)[record.unit]:
        return []
    counts = np.bincount(record.kinds(step)[record.unit], minlength=10)
    most = int(counts.argmax())
    return [
        f"Of the {MOST_EXCITING} digits that excite it most {counts[most]} show "
        f"{a(most)}."
    ]


def _speaks(record: Record, step: int) -> list[str]:
    """Name the digits that it speaks for and against."""
    if record.is_baseline:
        return []
    out = record.speaks[step, record.unit]
    high, low = int(out.argmax()), int(out.argmin())
    return [
        f"It speaks loudest for {a(high)}, weight {few(float(out[high]))}, and least "
        f"for {a(low)}, {few(float(out[low]))}."
    ]


def ending(record: Record) -> list[str]:
    """Say whether what excites units and what they speak for have come together."""
    is_gone = record.is_dead(record.n_steps).all()
    alike = [] if is_gone else [_alike(record)]
    if record.is_baseline:
        return [
            "**Without a hidden layer** each output has one picture of its own digit: "
            "what it weighs is all that it can look for.",
            *alike,
        ]
    n, before = record.n_units, int(record.accords(0).sum())
    now = int(record.accords(record.n_steps).sum())
    counts = f"{now} of {n} units speak loudest for what excites them most"
    chance = f"before training {before}; one in ten would be chance"
    if now - before > 2 * _error(now, before, n):
        verdict = "**Looking and speaking have come together:**"
    elif before - now > 2 * _error(now, before, n):
        verdict = "**Looking and speaking have come apart:**"
    else:
        verdict = "**Not clearly more than before:**"
    return [f"{verdict} {counts}, {chance}.", *_dead(record), *alike]


def _error(now: int, before: int, n: int) -> float:
    """Return the standard error of the difference of two counts of n."""
    return float(np.sqrt(sum(count * (1 - count / n) for count in (now, before))))


def _dead(record: Record) -> list[str]:
    dead = int(record.is_dead(record.n_steps).sum())
    if not dead:
        return []
    says = out_of(dead, record.n_units, "unit", "gives", "give")
    return [f"**Dead:** {says} the same for every digit, to a millionth."]


def _alike(record: Record) -> str:
    """Compare how pure the digits are that excite a unit most, then and now."""
    now, before = (few(record.of_one_kind(step)) for step in (record.n_steps, 0))
    return (
        f"Of the {MOST_EXCITING} digits that excite a unit most, {now} on average show "
        f"one and the same digit; before training {before}."
    )
