"""The sentences of the part "Break it", made from the record."""

from engines.backpropagation import BUGS, applies
from pages.ui.bets import Bet
from pages.ui.control import Note
from pages.words.numbers import few
from pages.words.sentences import counted, listed

from ..record import Settings
from ..words import they, verb
from .record import Record

NONE, ALL = "none of them", "all of them"
INTO_HIDDEN = "all those into the hidden units, none into the outputs"
INTO_OUTPUTS = "all those into the outputs, none into the hidden units"
ONLY_WEIGHTS, ONLY_BIASES = "all weights, no bias", "all biases, no weight"
MIXTURE = "another mixture: some of a table right, some wrong"
WHY_IDLE = {
    "transposed": "no weight matrix is square",
    "no_half": "this error has no ½",
    "update_first": "there is no hidden layer",
    "no_slope": "every slope is 1",
}


def labels(record: Record) -> list[str]:
    """Name the parameter that is checked."""
    n = len(record.names)
    checked = [f"{name} ({k} of {n})" for k, name in enumerate(record.names, 1)]
    return ["not checked yet", *checked]


def idle(record: Record) -> Note | None:
    """Say which planted bugs change nothing in this network."""
    bugs, network = record.settings.bugs, record.settings.network
    idle = [BUGS[bug].label for bug in bugs if not applies(bug, network)]
    if not idle:
        return None
    return Note(f"{they(idle, 'changes', 'change')} nothing in this network.")


def planted(settings: Settings) -> list[str]:
    """Return the bugs that are on and that this network can have."""
    return [bug for bug in settings.bugs if applies(bug, settings.network)]


def groups(settings: Settings) -> dict[str, set[int]]:
    """Return the answers to bet on, with the parameters each of them means."""
    places = list(enumerate(settings.names.places()))
    return {
        ALL: {k for k, _ in places},
        INTO_HIDDEN: {k for k, place in places if place.layer == 0},
        INTO_OUTPUTS: {k for k, place in places if place.layer == 1},
        ONLY_WEIGHTS: {k for k, place in places if place.source is not None},
        ONLY_BIASES: {k for k, place in places if place.source is None},
    }


def bet(record: Record) -> Bet:
    """Ask which parameters fail the check, and say which do."""
    question = (
        "Every parameter's gradient is measured and compared with what this "
        "backpropagation tells. Which of them fail the check, of those that have a "
        "gradient at all?"
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
    return Bet(question, answer, reason, options=options, ties=tuple(ties))


def who_failed(record: Record) -> str:
    """Name the parameters that are not happy, or say that all are."""
    n, failed = len(record.names), record.failed
    if not failed:
        return f"All {n} agree: the worst relative error is {few(max(record.errors))}."
    names = listed([record.names[k] for k in failed], most=9)
    return f"{len(failed)} of {n} {verb(failed, 'fails', 'fail')}: {names}."


def story(record: Record, step: int) -> list[str]:
    """Say what was planted, or how one parameter does."""
    if step:
        return _one(record, step - 1)
    bugs = planted(record.settings)
    if not bugs:
        return [
            "**No bug is planted.** Backpropagation has told "
            f"{counted(len(record.names), 'gradient')}; now each one is measured, "
            "from the error alone.",
            "Plant a bug with a switch, and see what the check makes of it.",
        ]
    what = [f"**{BUGS[bug].label}.** {BUGS[bug].what}" for bug in bugs]
    return [
        *what,
        "The pass ran without a complaint and has told "
        f"{counted(len(record.names), 'gradient')}. Now nudge each parameter and see "
        "whether E changes as told.",
    ]


def _one(record: Record, k: int) -> list[str]:
    name, grade = record.names[k], record.grades[k]
    backprop, measured = record.backprop[k], record.measured[k]
    says = f"**{name}**: backpropagation tells {few(backprop, 4)}"
    if backprop == measured == 0:
        return [f"{says}, and E does not change with it at all: both are 0, **happy**."]
    error = few(record.errors[k])
    if grade == "happy":
        return [
            f"{says}, and a nudge of {name} alone measures the same: a relative error "
            f"of {error}, **happy**."
        ]
    limit = "above 10⁻²" if grade == "wrong" else "above 10⁻⁷"
    return [
        f"{says}, but a nudge of {name} alone measures {few(measured, 4)}.",
        f"The relative error is {error}, {limit}: **{grade}**."
        + _how(backprop, measured),
    ]


def _how(backprop: float, measured: float) -> str:
    """Name a relation that can be seen with the naked eye."""
    if backprop == 0:
        return " It was told to stand still."
    if backprop * measured < 0:
        return " Even the sign is wrong."
    ratio = backprop / measured if measured else 0.0
    return f" It is told {few(ratio)} times too large." if ratio > 1.5 else ""
