"""The sentences of the part "Two losses", made from the record."""

import numpy as np

from engines.backpropagation import Waking, confident_unit
from pages.ui.bets import Bet
from pages.words.numbers import apart, few, nearly, signed
from pages.words.sentences import counted

from .record import ENTROPY, SQUARES, Record

NAMES = {SQUARES: "squared error", ENTROPY: "cross-entropy"}
BOTH_AT_ONCE = "it has changed it by then too"
FEW, MANY = "it needs up to five times as many", "it needs more than five times as many"
NOT_YET = "it has not changed it when the updates are used up"
NEITHER = "not even cross-entropy changes its mind"
HARDLY, SOME = "hardly, less than 1.1 times", "1.1 to 2 times"
MUCH, FAR = "2 to 10 times", "more than 10 times"
SMALLER = ((1.1, HARDLY), (2.0, SOME), (10.0, MUCH), (float("inf"), FAR))
FIVE, MOST = 5, 300  # times; updates that are enough to wake any unit
MOVED = 0.05  # of an answer: who has come less far is still asleep
WRONG, RIGHT = 0.9, 0.1  # mistakes: out on the wrong side, and all but none


def labels(record: Record) -> list[str]:
    """Count the updates."""
    n = record.settings.n_updates
    return ["at first", *(f"after {t} of {n}" for t in range(1, n + 1))]


def bet(record: Record) -> Bet:
    """Ask how long squared error sleeps on, when cross-entropy has woken."""
    settings = record.settings
    if record.entropy.woke == 0:
        return _how_much_smaller(record)
    question = (
        f"A unit starts at z = {few(settings.first_z)}, should say "
        f"{settings.target:g}, and gets {counted(settings.n_updates, 'update')} under "
        "each loss. When cross-entropy has changed its mind (the answer is on the "
        "right side of ½), what of squared error?"
    )
    options = (BOTH_AT_ONCE, FEW, MANY, NOT_YET, NEITHER)
    woke = record.entropy.woke  # from there on the picture shows both
    told_at = settings.n_updates if woke is None else woke
    reason = _woken(record)
    return Bet(question, _answer(record), reason, options=options, told_at=told_at)


def _gaps(record: Record, step: int = -1) -> tuple[float, float]:
    """Return both mistakes at a step, squared error first, with all their digits."""
    side = 1 if record.settings.target else -1
    squares, entropy = (
        float(1 / (1 + np.exp(side * waking.pre_activations[step])))
        for waking in record.both
    )
    return squares, entropy


def _how_much_smaller(record: Record) -> Bet:
    """Of a unit that is right from the start, ask how far apart the two come."""
    settings = record.settings
    squares, entropy = _gaps(record)
    question = (
        f"A unit starts at z = {few(settings.first_z)} and should say "
        f"{settings.target:g}: it leans to the right side from the start. After "
        f"{counted(settings.n_updates, 'update')}, how many times smaller is what is "
        "left of the mistake under cross-entropy than under squared error?"
    )
    bands = [_times_smaller(record, t) for t in range(settings.n_updates + 1)]
    told_at = next(t for t in range(1, len(bands)) if {*bands[t:]} == {bands[-1]})
    low, high = apart(entropy, squares)
    reason = (
        f"With squared error {high} is left, with cross-entropy {low}: "
        f"{few(squares / entropy)} times smaller."
    )
    options = [band for _, band in SMALLER]
    return Bet(question, bands[-1], reason, options=options, told_at=told_at)


def _times_smaller(record: Record, step: int) -> str:
    squares, entropy = _gaps(record, step)
    return next(band for most, band in SMALLER if squares / entropy < most)


def _answer(record: Record) -> str:
    slow, fast = record.squares.woke, record.entropy.woke
    if fast is None:
        return NEITHER
    if slow is None:
        return NOT_YET
    return BOTH_AT_ONCE if slow <= fast else FEW if slow <= FIVE * fast else MANY


def _woken(record: Record) -> str:
    """Say when each of them is on the right side."""
    parts = []
    for waking in (record.entropy, record.squares):
        name, woke = NAMES[waking.loss], waking.woke
        if woke is None:
            says = f"not after {counted(record.settings.n_updates, 'update')}"
        else:
            says = f"after {counted(woke, 'update')}" if woke else "from the start"
        parts.append(f"with {name} {says}")
    return f"On the right side of ½: {parts[0]}; {parts[1]}."


def story(record: Record, step: int) -> list[str]:
    """Say what the unit says under both losses, and what slope it feels."""
    settings = record.settings
    head = f"After update {step}" if step else "At first"
    lines = [f"**{head}**, of a unit that should say {settings.target:g}:"]
    return [*lines, *(_one(waking, step) for waking in record.both), _why(record, step)]


def _one(waking: Waking, step: int) -> str:
    name = NAMES[waking.loss].capitalize()
    a, slope = waking.activations[step], waking.deltas[step]
    gap = abs(a - waking.target)
    side = "on the right side" if gap < 0.5 else "on the **wrong** side"
    side = "right between the two" if gap == 0.5 else side
    return (
        f"**{name}**: z = {few(waking.pre_activations[step])}, so it says "
        f"{nearly(a, 4)}, {side}; the slope dE/dz is {signed(slope)}."
    )


def _why(record: Record, step: int) -> str:
    a, y = float(record.squares.activations[step]), record.settings.target
    squares, entropy = (abs(float(w.activations[step]) - y) for w in record.both)
    passed = a * (1 - a)
    if squares > WRONG:
        return (
            f"Under squared error the mistake, {nearly(squares)}, is passed through "
            f"the sigmoid's slope, and that is only {few(passed)} out here: the unit "
            "is wrong and hardly feels it."
        )
    if max(squares, entropy) < RIGHT:
        low, high = apart(*sorted((squares, entropy)))
        return (
            f"Both are nearly right, off by {low} and {high}, and both slopes are "
            "small, as they should."
            if low != high
            else f"Both are nearly right, off by {low}, and both slopes are small, as "
            "they should."
        )
    return (
        f"Under squared error the sigmoid's slope, {few(passed)}, is multiplied in; "
        "under cross-entropy it cancels, and the slope is the mistake itself, "
        f"{few(entropy)}."
    )


def ending(record: Record) -> list[str]:
    """Say which wakes first, at which update, and what decided it."""
    slow, fast = record.squares, record.entropy
    first = f"**{_woken(record)}**"
    if fast.woke == 0:
        return [first, _never_wrong(record)]
    slopes = abs(fast.deltas[0]), abs(slow.deltas[0])
    why = (
        f"At z = {few(record.settings.first_z)} the mistake is {nearly(slopes[0])}, "
        "and that is the whole slope of cross-entropy. Squared error multiplies it by "
        f"σ′(z) = {few(slopes[1] / slopes[0])}, so its first step is "
        f"{few(slopes[0] / slopes[1])} times shorter."
    )
    return [first, why, *_verdict(record)]


def _never_wrong(record: Record) -> str:
    """Say how far both losses push a unit that was right from the start."""
    start, (squares, entropy) = _gaps(record, 0)[0], _gaps(record)
    first, second, third = apart(start, squares, entropy)
    return (
        "The unit was never wrong, so there was nothing to wake from. Both losses only "
        f"push it farther the same way: its mistake falls from {first} to {second} "
        f"with squared error, and to {third} with cross-entropy."
    )


def _verdict(record: Record) -> list[str]:
    slow, fast = record.squares.woke, record.entropy.woke
    if fast is None:
        return [_more_updates(record)]
    if slow is None:
        return [_asleep(record)]
    if slow <= fast:
        slope = few(abs(record.squares.deltas[0] / record.entropy.deltas[0]))
        return [
            f"So near the middle the sigmoid is steep, {slope} of at most 0.25, and "
            "both losses wake it at once."
        ]
    return [
        f"That is {few(slow / fast)} times as many updates. The surer a unit is of "
        "the wrong answer, the longer squared error takes: the slope that it "
        "multiplies in is the smaller."
    ]


def _more_updates(record: Record) -> str:
    """Say when cross-entropy would have woken it."""
    settings, last = record.settings, float(record.entropy.pre_activations[-1])
    more = confident_unit(
        last, settings.target, settings.wake_rate, MOST, record.entropy.loss
    )
    after = settings.n_updates + more.woke
    return (
        f"Neither gets there in so few updates with η = {few(settings.wake_rate)}: "
        f"cross-entropy would after {after:,}."
    )


def _asleep(record: Record) -> str:
    """Say how far squared error has come by the end."""
    first, last = (float(record.squares.activations[at]) for at in (0, -1))
    before, after = apart(first, last, digits=4)
    if abs(last - first) >= MOVED:
        return (
            f"Squared error has come from {before} to {after} by the end: it is "
            "waking, only later."
        )
    return (
        f"Squared error has only come from {before} to {after} by the end. Its unit is "
        "asleep: the surer it is of the wrong answer, the less it learns."
    )
