"""What "Two steps ahead" tells, split by split."""

from pages.words.literal import literal
from pages.words.numbers import apart, few
from pages.words.sentences import counted, listed, out_of, tallied

from ..the_plane.bounds import cuts
from .record import Plane, Record, question

HINT = (
    "Bet first, then press Play: both trees make one split at a time. Then set the "
    "gain that a cut must exceed, and see which of them it stops."
)
LEAST = (
    "A cut has to gain more than this: at once for the greedy tree, in two steps for "
    "the other. With no limit even a gain of 0 is taken."
)
UNITS = {"entropy": " bits", "gini": "", "misclassification": ""}
IMPURITIES = {
    "entropy": "entropy H",
    "gini": "Gini impurity G",
    "misclassification": "misclassification M",
}
NOTHING = 1e-12  # a gain no larger is rounding


def labels(record: Record) -> list[str]:
    """Name each position of the stepper."""
    later = [f"split {k} of {record.n_steps}" for k in range(1, record.n_steps + 1)]
    return ["no split yet", *later]


def amount(record: Record, value: str) -> str:
    """Return what is gained, as written, with its unit."""
    unit = UNITS[record.settings.criterion]
    return value + (" bit" if value == "1" and unit else unit)


def nothing_or(value: float) -> float:
    """Return a gain, 0 where it is rounding."""
    return 0.0 if value <= NOTHING else value


def story(record: Record, step: int) -> list[str]:
    """Say what the split made now asks in both trees, and how many rows are wrong."""
    if not step:
        return [_before(record), _at_once(record)]
    return [f"**Split {step}.** {_near(record, step)}", _far(record, step)]


def _before(record: Record) -> str:
    """Say what there is to gain."""
    counts = record.near.decisions.tree.class_counts[0]
    classes = record.dataset.class_names
    parts = tallied(counts, classes, literal)
    kind = IMPURITIES[record.settings.criterion]
    there = amount(record, few(record.impurity))
    return (
        f"**No split yet.** {counted(record.n, 'row')} ({listed(parts)}): their {kind} "
        f"is {there}."
    )


def _at_once(record: Record) -> str:
    """Say which first cut gains most at once, and of how many."""
    if record.places is None:
        return "No cut is possible: no feature has two values."
    greedy, m = record.places[0], len(record.first.totals)
    gain = nothing_or(float(record.first.first.gains[greedy]))
    ask, most = literal(question(record, greedy)), amount(record, few(gain))
    if m == 1:
        return f"The only cut, {ask}, gains {most} at once."
    if not gain:
        return f"Not one of {m:,} cuts gains anything at once."
    n_best = len(record.first.first.tied)
    if n_best > 1:
        return f"{n_best:,} of {m:,} cuts gain most at once, {most}: first {ask}."
    return f"Of {m:,} cuts {ask} gains most at once: {most}."


def _near(record: Record, step: int) -> str:
    """Say what the greedy tree asks, or that it has ended."""
    plane = record.near
    if step > plane.n_splits:
        return f"Greedy: {_none(plane)}, {wrong(plane, step)}."
    return f"Greedy: {_split(record, plane, step)}; {wrong(plane, step)}."


def _none(plane: Plane) -> str:
    """Say that a tree makes no split here: no more of them, or none at all."""
    return "no more splits" if plane.n_splits else "no split"


def _split(record: Record, plane: Plane, k: int) -> str:
    node = int(plane.decisions.asked_at[k - 1])
    ask, n = literal(cuts(plane)[node].left), int(plane.decisions.tree.n_samples[node])
    gain = nothing_or(float(plane.decisions.tree.gains[node]))
    return f"{ask} parts {counted(n, 'row')} and gains {amount(record, few(gain))}"


def _far(record: Record, step: int) -> str:
    """Say what the far-seeing tree asks, or that it has ended."""
    plane = record.far
    if step > plane.n_splits:
        return f"Two steps ahead: {_none(plane)}, {wrong(plane, step)}."
    node = int(plane.decisions.asked_at[step - 1])
    gain = nothing_or(float(plane.decisions.tree.gains[node]))
    total = nothing_or(float(record.compared.growth.totals[step - 1]))
    ask, n = literal(cuts(plane)[node].left), int(plane.decisions.tree.n_samples[node])
    at_once, in_two = apart(gain, total)
    more = "and no more"
    if total - gain > NOTHING:
        more = amount(record, in_two)
    return (
        f"Two steps ahead: {ask} parts {counted(n, 'row')} and gains "
        f"{amount(record, at_once)} at once, {more} in two steps; {wrong(plane, step)}."
    )


def wrong(plane: Plane, step: int) -> str:
    """Say how many rows are wrong at a position of the stepper."""
    return f"{out_of(int(plane.errors[plane.shown[step]]), plane.n, 'row')} wrong"
