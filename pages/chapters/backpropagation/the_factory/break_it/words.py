"""The sentences of the part "Break it", made from the record."""

import numpy as np

from engines.backpropagation import GRADES
from engines.slips import FactoryExample
from engines.slips.factory import applies
from pages.ui.bets import Bet
from pages.ui.control import Note
from pages.words.numbers import apart, few, percent
from pages.words.sentences import counted, listed

from ..corners import both_sides
from ..settings import BUGS, Settings
from ..words import four, they, verb
from .record import TOO_FAR, Record, example_of, planted

NONE, ALL = "none of them", "all of them"
INTO_HIDDEN = "all those into the hidden units, none into the outputs"
INTO_OUTPUTS = "all those into the outputs, none into the hidden units"
ONLY_WEIGHTS, ONLY_BIASES = "all weights, no bias", "all biases, no weight"
MIXTURE = "another mixture: some of a table right, some wrong"
FAR_OFF = 1.5  # times too large, or too small: to be seen with the naked eye
NO_HIDDEN = "there is no hidden layer"
WHY_IDLE = {
    "transposed": "no weight matrix is square",
    "no_half": "this error has no ½",
    "update_first": NO_HIDDEN,
    "no_slope": "every slope is 1",
    "slope_at_activation": "no unit is a sigmoid or tanh",
    "no_output_slope": "the slope of the outputs is 1",
    "mistake_handed_back": "the slope of the outputs is 1",
    "slope_at_target": "the outputs are no sigmoid or tanh",
    "slope_of_pair": "under this error no slope has cancelled",
    "no_two": "the gradient of this error has no 2",
    "targets_exchanged": "there is only one output",
    "bias_left_out": "every bias is 0",
    "swapped_weights": "no square weight matrix has rows that differ from its columns",
    "sent_z": "the hidden units send their z",
    "no_rate": "η is 1",
    "rate_twice": "η is 1",
}
FIRST_TOO_FAR = (
    f"the first step throws a weight beyond {few(TOO_FAR)}, and no second one is taken "
    "from there"
)
INTO_NOTHING = ("mistake_handed_back", "sent_z")  # without a hidden layer, that is why


def labels(record: Record) -> list[str]:
    """Name the parameter that is checked."""
    n = len(record.names)
    checked = [f"{name} ({k} of {n})" for k, name in enumerate(record.names, 1)]
    return ["not checked yet", *checked]


def idle(record: Record) -> Note | None:
    """Say which planted bugs change nothing in this network."""
    can, bugs = planted(record.settings), record.settings.bugs
    idle = [BUGS[bug].label for bug in bugs if bug not in can]
    if not idle:
        return None
    return Note(f"{they(idle, 'changes', 'change')} nothing in this network.")


def why_idle(bug: str, example: FactoryExample) -> str | None:
    """Say why a bug changes nothing in a network, if it cannot be made there."""
    if applies(bug, example):
        return None
    if bug in INTO_NOTHING and example.network.n_layers == 1:
        return NO_HIDDEN
    return WHY_IDLE[bug]


def groups(settings: Settings) -> dict[str, set[int]]:
    """Return the answers to bet on, with the parameters each of them means."""
    places, last = [*enumerate(settings.names.places())], settings.network.n_layers - 1
    return {
        ALL: {k for k, _ in places},
        INTO_HIDDEN: {k for k, place in places if place.layer < last},
        INTO_OUTPUTS: {k for k, place in places if place.layer == last},
        ONLY_WEIGHTS: {k for k, place in places if place.source is not None},
        ONLY_BIASES: {k for k, place in places if place.source is None},
    }


def bet(record: Record) -> Bet | None:
    """Ask which parameters fail the check, where a bug is planted that can do harm."""
    if not planted(record.settings):
        return None
    question = (
        "Every parameter's gradient is measured and compared with what this "
        "backpropagation tells. Which of them fail the check? Where both are 0 there "
        "is nothing to find: those do not count."
    )
    failed = set(record.failed)
    # where both are 0 there is nothing to find
    sizes = abs(record.backprop) + abs(record.measured)
    some, sets = {k for k, size in enumerate(sizes) if size}, groups(record.settings)
    fits = [name for name, group in sets.items() if group & some == failed]
    if not failed:
        fits = [NONE]
    answer, *ties = fits or [MIXTURE]
    options, reason = (NONE, *sets, MIXTURE), who_failed(record)
    first = 1  # every grade is a part of the answer
    return Bet(
        question, answer, reason, options=options, ties=tuple(ties), told_at=first
    )


def who_failed(record: Record) -> str:
    """Name the parameters that are not happy, or say that all are."""
    n, failed = len(record.names), record.failed
    worst = float(np.abs(record.backprop - record.measured).max())
    if not failed:
        gap = f"no gap is larger than {few(worst)}" if worst else "no digit differs"
        return f"All {n} agree: {gap}."
    if len(failed) == n:
        return f"All {n} fail."
    names = listed([record.names[k] for k in failed], most=9)
    return f"{len(failed)} of {n} {verb(failed, 'fails', 'fail')}: {names}."


def story(record: Record, step: int) -> list[str]:
    """Say what was planted, or how one parameter does."""
    if step:
        return _one(record, step - 1)
    return [*_planted(record), *_samples(record)]


def _planted(record: Record) -> list[str]:
    """Say what was planted, and what will be done with it."""
    told = counted(len(record.names), "gradient")
    bugs = planted(record.settings)
    if not bugs and record.settings.bugs:
        (bug, *_) = record.settings.bugs
        why = why_idle(bug, example_of(record.settings)) or FIRST_TOO_FAR
        return [
            f"**{BUGS[bug].label} changes nothing here:** {why}. "
            f"Backpropagation has told {told}; now each one is measured, from the "
            "error alone.",
            "Plant another bug with a switch, and see what the check makes of it.",
        ]
    if not bugs:
        return [
            f"**No bug is planted.** Backpropagation has told {told}; now each one is "
            "measured, from the error alone.",
            "Plant a bug with a switch, and see what the check makes of it.",
        ]
    return [
        *(f"**{BUGS[bug].label}.** {BUGS[bug].what}" for bug in bugs),
        f"The pass ran without a complaint and has told {told}. Now nudge each "
        "parameter and see whether E changes as told.",
    ]


def _samples(record: Record) -> list[str]:
    """Say what is drawn, and what E is, where there are several samples."""
    n = len(record.settings.sample)
    if n == 1:
        return []
    return [
        f"E and all gradients are means over the {n} samples; the units show the first."
    ]


def _one(record: Record, k: int) -> list[str]:
    name, grade = record.names[k], record.grades[k]
    told, measured = float(record.backprop[k]), float(record.measured[k])
    if record.sides.at_corner[k]:
        return _at_corner(record, k)
    if told == measured == 0:
        return [
            f"**{name}**: backpropagation tells 0, and E does not change with it at "
            "all: both are 0, **happy**."
        ]
    if grade == "happy":
        return [_happy(record, k)]
    first, second = apart(told, measured, digits=4)
    error, limit = float(record.errors[k]), dict(GRADES)[grade]
    digits = next(d for d in range(3, 18) if few(error, d) != few(limit, d))
    return [
        f"**{name}**: backpropagation tells {first}, but a nudge of {name} alone "
        f"measures {second}.",
        f"The relative error is {few(error, digits)}, above {few(limit)}: **{grade}**."
        + _how(told, measured),
    ]


def _at_corner(record: Record, k: int) -> list[str]:
    """Say what is told where a real nudge would not measure what the check does."""
    name, told, grade = record.names[k], float(record.backprop[k]), record.grades[k]
    step = f"complex step measures {four(record.measured[k])}: **{grade}**"
    return [
        f"**{name}**: backpropagation tells {four(told)}, and the {step}."
        f" It stays on one side of ReLU's corner. A real nudge does not: "
        f"{both_sides_of(name, record.sides.growing[k], record.sides.shrinking[k])}."
    ]


def both_sides_of(name: str, growing: float, shrinking: float) -> str:
    """Say how E changes on both sides of a corner, on the steeper one first."""
    ways = [("grows", growing), ("shrinks", shrinking)]
    (way, slope), (other, rest) = sorted(ways, key=lambda one: -abs(one[1]))
    if not rest:
        return both_sides(name, (way, slope))
    return (
        f"where {name} {way} a little, E changes {four(slope)} times as much; where it "
        f"{other}, {four(rest)} times"
    )


def _happy(record: Record, k: int) -> str:
    """Say how near the two are; of a tiny gradient, as a share of the largest."""
    name, told, measured = record.names[k], record.backprop[k], record.measured[k]
    starts = f"**{name}**: backpropagation tells {four(told)}, and a nudge of {name}"
    gap, error = abs(told - measured), float(record.errors[k])
    if error != gap / max(abs(told), abs(measured)):
        return (
            f"{starts} alone measures {four(measured)}. A gap of {few(gap)} is nothing "
            "but rounding: **happy**."
        )
    if not error:
        return f"{starts} alone measures the same to the last digit: **happy**."
    return (
        f"{starts} alone measures {four(measured)}: a relative error of {few(error)}, "
        "**happy**."
    )


def _how(told: float, measured: float) -> str:
    """Name a relation that can be seen with the naked eye."""
    if told == 0:
        return " It was told to stand still."
    if measured == 0:
        return " E does not change with it at all."
    ratio = told / measured
    if ratio < 0:
        return " Even the sign is wrong."
    if ratio > FAR_OFF:
        return f" It is told {few(ratio)} times as large as it is."
    if ratio < 1 / FAR_OFF:
        return f" It is told as only {percent(ratio)} of what it is."
    return ""
