"""The bet of "The floor": whose cloud stays nearer; and a way to a floor."""

from engines.gradient_descent import predicted_floor, steps_until
from pages.ui.bets import Bet
from pages.ui.chapter import Remedy
from pages.words.numbers import apart, few
from pages.words.sentences import counted

from .record import DRAWN, FORGOTTEN, SHUFFLED, Record
from .words import no_floor, why

HALF, ALIKE = 0.5, 0.1  # of the others' distance; how near counts as alike
FAR_NEARER = "the reshuffled, at less than half the others'"
NEARER = "the reshuffled, at half to nine tenths of the others'"
SAME = "neither, by more than a tenth"
FARTHER = "those with replacement, by more than a tenth"
OPTIONS = (FAR_NEARER, NEARER, SAME, FARTHER)
DIGITS = 9  # of a share: the others are rounding
ABOUT = ("bend", "floor_rate", "n_numbers", "floor_batch", "floor_steps", "seed")
RATES = (0.001, 0.002, 0.005, 0.01, 0.02, 0.05, 0.1, 0.15, 0.2, 0.3, 0.5, 0.7, 1.0)
RATES += (1.2, 1.4, 1.5, 1.6, 1.7, 1.8, 1.9, 2.0, 2.1, 2.2, 2.5)


def bet(record: Record) -> Bet:
    """Ask whose squared distance is smaller, over the second half of the steps.

    What decides is what is expected, which no seed of the draws can turn.
    """
    n = record.measures[DRAWN].n_late
    return Bet(
        f"Which walks have the smaller squared distance over the last {n} steps, on "
        f"average over all draws, with {_asked(record)}, η = "
        f"{few(record.settings.floor_rate)} and λ = {few(record.settings.bend)}?",
        answer(record),
        _reason(record),
        options=OPTIONS,
        told_at=1,  # the numbers of the first steps tell which are nearer
    )


def _asked(record: Record) -> str:
    return f"batches of {record.batch} of {record.settings.n_numbers} numbers"


def ratio(record: Record) -> float:
    """Return what is expected reshuffled, as a share of what is with replacement."""
    drawn, shuffled = (record.measures[way] for way in (DRAWN, SHUFFLED))
    return shuffled.late_predicted / drawn.late_predicted


def answer(record: Record) -> str:
    """Return which of the options it is."""
    share = round(ratio(record), DIGITS)
    if share < HALF:
        return FAR_NEARER
    if share < 1 - ALIKE:
        return NEARER
    return SAME if share <= 1 + ALIKE else FARTHER


def _reason(record: Record) -> str:
    """Say what is expected of both, and why."""
    drawn, shuffled = (record.measures[way] for way in (DRAWN, SHUFFLED))
    far = apart(drawn.late_predicted, shuffled.late_predicted, digits=4)
    said = f"Expected are {far[0]} with replacement and {far[1]} reshuffled."
    if not record.has_floor:
        return f"{said} {no_floor(record)}"
    if answer(record) == SAME and not record.is_late:
        steps = counted(record.forgets_in, "step")
        return (
            f"{said} The start is not forgotten there: a hundredth of its distance is "
            f"left only after {steps}."
        )
    if shuffled.is_still:
        return f"{said} A reshuffled batch of all numbers has no noise."
    return f"{said} {why(record)}"


def remedy(record: Record) -> Remedy | None:
    """Offer an η for which the start is forgotten in the first half of the steps."""
    if record.is_late:
        return None
    bend, half = record.settings.bend, record.n_steps - record.n_steps // 2
    for rate in RATES:
        steps = steps_until(bend, rate, FORGOTTEN)
        if steps is not None and steps <= half:
            floor = predicted_floor(bend, rate, record.bowl.gradient_variance)
            label = (
                f"Take η = {few(rate)}: a hundredth of the start's distance is left "
                f"after {counted(steps, 'step')}, and the floor with replacement is "
                f"{few(floor)}"
            )
            return Remedy(label, {"floor_eta": rate})
    return None
