"""The sentences of the part "10,000 steps", made from the record."""

import numpy as np

from pages.ui.bets import Bet
from pages.words.numbers import few, percent
from pages.words.sentences import counted, listed

from ..words import each, four, told_apart
from .record import LAST, TENTH, Record

HINT = (
    "Bet first, then press Play: it looks after 1, 2, 5, 10 steps and so on. Then "
    "change η or a number in the tables, and compare."
)
BANDS = (
    (1, "after the first step"),
    (10, "after 2 to 10 steps"),
    (100, "after 11 to 100 steps"),
    (1_000, "after 101 to 1,000 steps"),
    (LAST, f"after 1,001 to {LAST:,} steps"),
)
NOT_YET = f"not within {LAST:,} steps"
LITTLE = 0.1  # of E: so little is "hardly"
FINE = 6  # digits of E: one step changes the later ones
SMALL, TINY = 0.01, 1e-5  # of E: a share between is written as 1/8,500
SAME = 1e-12  # of the largest move: so near is rounding
FURTHER = "The same with more units, many samples and other rules: Train a network"


def labels(record: Record) -> list[str]:
    """Name the looks."""
    return ["start", *(counted(count, "step") for count in record.counts[1:])]


def error_said(record: Record, loss: float, digits: int = 4) -> str:
    """Write an E; of one that is nothing but rounding no digits."""
    return few(loss, digits) if loss > record.rest else f"below {few(record.rest)}"


def bet(record: Record) -> Bet | None:
    """Ask when E is a tenth of what it was, if there was any to speak of."""
    if not record.losses[0] > record.rest / TENTH:
        return None
    question = (
        f"The same step, {LAST:,} times with η = {record.settings.learning_rate:g}: "
        "when is E a tenth of what it was, for the first time?"
    )
    options = [*(says for _, says in BANDS), NOT_YET]
    at, said = record.first_at(TENTH), four(record.losses[0])
    if at is None:
        least = error_said(record, record.losses.min())
        reason = f"E was {said} and came down to {least} at least."
        return Bet(question, NOT_YET, reason, options=options)
    answer = next(says for most, says in BANDS if at <= most)
    reason = (
        f"E was {said}, and is {error_said(record, record.losses[at])} after "
        f"{counted(at, 'step')}."
    )
    told = next(n for n, count in enumerate(record.counts) if count >= at)
    return Bet(question, answer, reason, options=options, told_at=told)


def story(record: Record, step: int) -> list[str]:
    """Say how large E is at a look, what the factory makes, what has moved."""
    if step == 0:
        return [*_begins(record), _makes(record, 0), *_the_step(record)]
    now, before = record.counts[step], record.counts[step - 1]
    since = _since(record, before, now)
    return [
        f"**After {counted(now, 'step')}** E is {_now(record, now)}.{since}",
        _makes(record, now),
        furthest(record, now),
    ]


def _begins(record: Record) -> list[str]:
    loss = record.losses[0]
    return [f"**At the start** E is {error_said(record, loss, FINE)}."]


def _now(record: Record, count: int) -> str:
    """Write E, and how much of the first one it is."""
    loss, first = record.losses[count], record.losses[0]
    said = error_said(record, loss, FINE)
    if loss <= record.rest or first <= record.rest or loss == first:
        return said
    share = float(loss / first)
    if share > 1:
        return f"{said}, more than the {told_apart([first, loss], FINE)[0]} it was"
    return f"{said}, {_part(share)} of what it was"


def _part(share: float) -> str:
    """Write a share: 2.3%, 1/8,500, 10⁻⁹."""
    if share > SMALL:
        return percent(share)
    return f"1/{few(1 / share)}" if share > TINY else few(share)


def _since(record: Record, before: int, now: int) -> str:
    """Say by what E was divided since the last look."""
    old, new = record.losses[before], record.losses[now]
    last = f"step {before:,}" if before else "the start"
    if min(old, new) <= record.rest:
        return ""
    if old == new:
        return f" Since {last} it stayed as it is."
    if old / new > 1 + LITTLE:
        return f" Since {last} it was divided by {few(old / new)}."
    if new / old > 1 + LITTLE:
        return f" Since {last} it **rose** to {few(new / old)} times as much."
    return f" Since {last} it changed by less than {percent(LITTLE)}."


def _makes(record: Record, count: int) -> str:
    names = record.settings.names
    made = each(names.units(2), record.answers[count])
    wanted = listed([four(y) for y in record.settings.targets[0]])
    return f"The factory makes {made}; it should make {wanted}."


def _the_step(record: Record) -> list[str]:
    """Say what one step does, and in which order."""
    settings = record.settings
    what = "weight and bias" if settings.biases else "weight"
    says = (
        f"Every step moves every {what} against its gradient, by η = "
        f"{settings.learning_rate:g} times that gradient"
    )
    stay = "" if settings.biases else "; the biases stay"
    order = (
        "Here the output weights move first, and the blame then goes back over the "
        "moved ones: a well-known slip."
    )
    return [f"{says}{stay}.", *([order] if settings.update_first else [])]


def furthest(record: Record, count: int) -> str:
    """Say what has moved furthest from the start, and from where to where."""
    first, now = record.vector(0), record.vector(count)
    moves = np.abs(now - first)
    if not moves.any():
        return "Not one weight has moved."
    names = [*record.settings.names.parameters()]
    most = np.flatnonzero(moves >= moves.max() * (1 - SAME))
    if len(most) > 1:
        far = "both" if len(most) == 2 else "all"
        return f"{listed([names[k] for k in most])} have moved furthest, {far} as far."
    at = int(most[0])
    old, new = told_apart([first[at], now[at]])
    if old == new:
        return f"{names[at]} has moved furthest, and still reads {old}."
    return f"{names[at]} has moved furthest: from {old} to {new}."


def twins(record: Record) -> list[str]:
    """Say which hidden units have been alike all the way."""
    alike = _groups(record)
    if not alike:
        return []
    names = record.settings.names.units(1)
    said = [listed([names[k] for k in group]) for group in alike]
    return [
        f"{'; '.join(said)} are **twins**: they began alike, so every step moves them "
        "alike, and together they do no more than one unit could."
    ]


def _groups(record: Record) -> list[list[int]]:
    """Return the hidden units that are alike at the start and at the end."""
    held = [record.parameters(count) for count in (0, record.counts[-1])]
    n = record.settings.factory.sizes[1]
    found: list[list[int]] = []
    for unit in range(n):
        for group in found:
            if all(_is_alike(one, unit, group[0]) for one in held):
                group.append(unit)
                break
        else:
            found.append([unit])
    return [group for group in found if len(group) > 1]


def _is_alike(parameters, one: int, two: int) -> bool:
    (w, v), (b, _) = parameters.weights, parameters.biases
    columns = np.allclose(w[:, one], w[:, two], rtol=SAME, atol=0)
    return (
        columns and np.allclose(v[one], v[two], rtol=SAME, atol=0) and b[one] == b[two]
    )
