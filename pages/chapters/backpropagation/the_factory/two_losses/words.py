"""The sentences of the part "Two losses", made from the record."""

from engines.backpropagation import Waking
from pages.ui.bets import Bet
from pages.words.numbers import few, nearly, signed
from pages.words.sentences import counted

from .record import ENTROPY, SQUARES, Record

NAMES = {SQUARES: "squared error", ENTROPY: "cross-entropy"}
BOTH_AT_ONCE = "it has changed it by then too"
FEW, MANY = "it needs up to five times as many", "it needs more than five times as many"
NOT_YET = "it has not changed it when the updates are used up"
NEITHER = "not even cross-entropy changes its mind"
SQUARES_STEEPER, ENTROPY_STEEPER = "squared error's", "cross-entropy's"
FIVE = 5
ASLEEP = 0.8  # of a mistake: who has come nearer is no longer asleep


def labels(record: Record) -> list[str]:
    """Count the updates."""
    n = record.settings.n_updates
    return ["at first", *(f"after {t} of {n}" for t in range(1, n + 1))]


def bet(record: Record) -> Bet:
    """Ask how long squared error sleeps on, when cross-entropy has woken."""
    settings = record.settings
    if record.entropy.woke == 0:
        return _first_slopes(record)
    question = (
        f"A unit starts at z = {few(settings.first_z)}, should say "
        f"{settings.target:g}, and gets {counted(settings.n_updates, 'update')} under "
        "each loss. When cross-entropy has changed its mind (the answer is on the "
        "right side of ½), what of squared error?"
    )
    options = (BOTH_AT_ONCE, FEW, MANY, NOT_YET, NEITHER)
    return Bet(question, _answer(record), _woken(record), options=options)


def _first_slopes(record: Record) -> Bet:
    """Of a unit that is right from the start, ask which slope is larger."""
    settings = record.settings
    slow, fast = (abs(float(waking.deltas[0])) for waking in record.both)
    question = (
        f"A unit starts at z = {few(settings.first_z)} and should say "
        f"{settings.target:g}: it leans to the right side from the start. Which slope "
        "is the larger one there?"
    )
    answer = SQUARES_STEEPER if slow > fast else ENTROPY_STEEPER
    reason = (
        f"{few(slow)} with squared error, {few(fast)} with cross-entropy, which has "
        "no sigmoid's slope to pass."
    )
    return Bet(question, answer, reason, options=(SQUARES_STEEPER, ENTROPY_STEEPER))


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
    lines = [f"**{head}.** The unit should say {settings.target:g}."]
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
    passed = a * (1 - a)
    if abs(a - y) > 0.9:
        return (
            f"Under squared error the mistake, {nearly(abs(a - y))}, is passed through "
            f"the sigmoid's slope, and that is only {few(passed)} out here: the unit "
            "is wrong and hardly feels it."
        )
    if abs(a - y) < 0.1:
        return (
            "Both are nearly right by now, and both slopes are small, as they should."
        )
    return (
        f"Under squared error the sigmoid's slope, {few(passed)}, is multiplied in; "
        "under cross-entropy it cancels, and the slope is the mistake itself."
    )


def ending(record: Record) -> list[str]:
    """Say which wakes first, at which update, and what decided it."""
    slow, fast = record.squares, record.entropy
    first = f"**{_woken(record)}**"
    if fast.woke == 0:
        return [
            first,
            "The unit was never wrong, so there was nothing to wake from. Both slopes "
            "only push it farther the same way.",
        ]
    slopes = abs(fast.deltas[0]), abs(slow.deltas[0])
    why = (
        f"At z = {few(record.settings.first_z)} the mistake is {nearly(slopes[0])}, "
        "and that is the whole slope of cross-entropy. Squared error multiplies it by "
        f"σ′(z) = {few(slopes[1] / slopes[0])}, so its first step is "
        f"{few(slopes[0] / slopes[1])} times shorter."
    )
    return [first, why, *_verdict(record)]


def _verdict(record: Record) -> list[str]:
    slow, fast = record.squares.woke, record.entropy.woke
    if fast is None:
        return [
            "Neither gets there with so short steps: give them a larger η, or more "
            "updates."
        ]
    if slow is None:
        last = float(record.squares.activations[-1])
        if abs(last - record.settings.target) < ASLEEP:
            return [
                f"Squared error has come to {few(last, 4)} by the end: it is waking, "
                "only later."
            ]
        return [
            f"Squared error still says {nearly(record.squares.activations[-1], 4)} at "
            "the end. Its unit is asleep: the surer it is of the wrong answer, the "
            "less it learns."
        ]
    if slow <= fast:
        return ["So near the middle the sigmoid is steep, and both losses wake it."]
    return [
        f"That is {few(slow / fast)} times as many updates. The surer a unit is of "
        "the wrong answer, the worse squared error does; cross-entropy is at its best "
        "there."
    ]
