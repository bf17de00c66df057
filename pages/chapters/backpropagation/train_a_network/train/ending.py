"""How the part "Train" ends, made from its record: the verdict, and what is wrong."""

from functools import lru_cache

from pages.ui.chapter import Remedy
from pages.ui.long_work import telling
from pages.words.numbers import few, percent
from pages.words.sentences import counted

from ..doctor import Finding, examine
from ..problem import alone, problem_of, training
from ..record import TABLE, Settings
from . import record as records
from .plane_drawn import class_names
from .record import SOLVED, Record
from .words import NEARLY_ALL, at_best, now, reached

USUAL = 0.1  # learning rate: that of the first example
TWO_SENTENCES = "few", "asleep", "equal"  # of these the doctor says
MOST_TRIED = 20_000  # updates of a training that is tried before it is offered


def ending(record: Record) -> list[str]:
    """Say whether it is solved, and by what one sees why not."""
    if record.is_lost:
        return [_flew_off(record), *_doctor(record)]
    if record.solved_at is None:
        return [f"**Not solved.** {at_best(record)}", *_why(record)]
    if record.scores[-1, 1] < SOLVED:
        lost = f"**Solved, and lost again.** {reached(record)} {now(record, 'only ')}"
        return [lost, *_doctor(record)]
    return [f"**Solved.** {reached(record)} {now(record)}"]


def _flew_off(record: Record) -> str:
    n = int(record.history.stopped_at)
    epoch = n // record.problem.in_an_epoch + 1
    return (
        f"**It flew off** in epoch {epoch:,}: after {n:,} updates the loss was beyond "
        "all numbers. What is drawn is the last that was a number."
    )


def _why(record: Record) -> list[str]:
    """Return what is seen of a training that has not solved it."""
    found = [_one_answer(record), *_doctor(record)]
    return [one for one in found if one]


def _one_answer(record: Record) -> str:
    """Say that every sample is given the same class."""
    if not record.sorts:
        return ""
    says = record.maps.answers[-1]
    named = says.argmax(axis=1) if says.shape[1] > 1 else (says[:, 0] > 0.5).astype(int)
    if (named != named[0]).any():
        return ""
    return f"At the end it says {class_names(record)[named[0]]} to every sample."


def finding(record: Record) -> Finding:
    """Return the gravest of what the doctor finds."""
    return examine(record.problem, record.history)[0]


def _doctor(record: Record) -> list[str]:
    """Return what decides what the doctor finds, and what he would try."""
    found = finding(record)
    says = found.says[: 2 if found.cause in TWO_SENTENCES else 1]
    return [f"**The doctor:** {' '.join(says)} {found.advice}".strip()]


# --- a remedy, tried before it is offered -------------------------------------------


def remedy(record: Record) -> Remedy | None:
    """Offer what solves it, of what the doctor would try."""
    settings = record.problem.settings
    is_fine = not record.is_lost and record.scores[-1, 1] >= SOLVED
    return None if is_fine or settings.data == TABLE else _tried(settings)


@lru_cache(maxsize=64)
def _tried(settings: Settings) -> Remedy | None:
    """Train anew with each of the changes; return the first that solves it."""
    record = records.run(settings)
    for text, values, changes in _offers(settings, finding(record).cause):
        problem = problem_of(alone(settings, **changes))
        if problem.n_updates > MOST_TRIED:
            continue
        history = training(problem, telling("Trying a remedy"))
        tried = Record(problem.settings, problem, history, _answers(problem, history))
        after = float(tried.scores[-1, 1])
        if not tried.is_lost and after >= SOLVED:
            right = "right" if tried.sorts else "explained"
            most = percent(min(after, 1.0 if tried.sorts else NEARLY_ALL))
            return Remedy(f"{text}: {most} {right}", values)
    return None


def _answers(problem, history):
    """Return the maps of the end alone: nothing else is asked of what is tried."""
    return records.maps_of(problem, history.snapshots[-1:])


def _offers(settings: Settings, cause: str) -> list[tuple[str, dict, dict]]:
    """Return what may be tried: how it is called, the controls, and the settings."""
    rate, epochs = settings.learning_rate, int(settings.n_epochs)
    slower, faster = round(rate / 10, 8), min(10.0, 3 * rate)
    longer = min(3000, 3 * epochs)
    adam = {"rule": "Adam", "rate": 0.03}, {"rule": "adam", "learning_rate": 0.03}
    offers = {
        "smaller": _rate(slower),
        "larger": _rate(faster),
        "usual": _rate(USUAL),
        "light": ("No penalties", {"l1": 0.0, "l2": 0.0}, {"l1": 0.0, "l2": 0.0}),
        "chance": (
            "First weights by Xavier",
            {"init": "Xavier", "scale": 1.0},
            {"scheme": "xavier", "scale": 1.0},
        ),
        "tanh": ("Units that bend: tanh", {"act": "tanh"}, {"activation": "tanh"}),
        "layers": (
            "Two hidden layers of 4 and 2 units, tanh",
            {"layers": 2, "units1": 4, "units2": 2, "act": "tanh"},
            {"n_hidden": 2, "units_1": 4, "units_2": 2, "activation": "tanh"},
        ),
        "units": ("4 units in layer 1", {"units1": 4}, {"units_1": 4}),
        "scaled": ("Standardise", {"standard": True}, {"standardised": True}),
        "longer": (
            counted(longer, "epoch"),
            {"epochs": float(longer)},
            {"n_epochs": float(longer)},
        ),
        "adam": ("Adam with η = 0.03", *adam),
        "more": ("500 samples", {"samples": 500.0}, {"n_samples": 500.0}),
    }
    if settings.learning_rate == USUAL:
        del offers["usual"]
    return [offers[name] for name in TRIED.get(cause, ()) if name in offers]


def _rate(rate: float) -> tuple[str, dict, dict]:
    return f"η = {few(rate)}", {"rate": rate}, {"learning_rate": rate}


TRIED = {
    "steps": ("smaller", "usual", "scaled"),
    "penalty": ("light", "smaller"),
    "asleep": ("chance",),
    "equal": ("chance",),
    "dead": ("smaller", "usual", "tanh", "chance"),
    "linear": ("layers", "longer"),
    "few": ("units", "layers"),
    "unscaled": ("scaled", "chance"),
    "saturated": ("smaller", "usual", "chance"),
    "faded": ("tanh", "adam"),
    "by heart": ("more",),
    "plateau": ("usual", "adam", "larger", "longer"),
    "moving": ("longer", "adam"),
}
