"""What "What matters" says in the end: who is first, and what was added."""

from pages.words.numbers import apart, few, with_error
from pages.words.sentences import listed

from ..words import SURE, WITHIN
from .record import SAME, Record
from .words import POINTS, UNTOUCHED, falls, first_by_credit, named, share

BLINDLY = (
    "That can be nothing but luck: the numbers were drawn without looking at any label."
)
LESS_HARM = "Dealt out anew, the numbers do less harm."


def ending(record: Record) -> list[str]:
    """Say who matters most held out, who by impurity, and what was added."""
    if not record.n_splits:
        return [UNTOUCHED]
    return [*held_first(record), *_by_impurity(record), *_added(record)]


def matters_most(record: Record) -> list[int]:
    """Return the columns that cost most held out, all that tie; none if none does."""
    most = float(record.held.mean.max())
    if most <= SAME:
        return []
    return [at for at, one in enumerate(record.held.mean) if one > most - SAME]


def cost(record: Record, *columns: int) -> str:
    """Write what shuffling a column costs held out, and whether luck could do it.

    Several cost the same, but for their errors.
    """
    mean = float(record.held.mean[columns[0]])
    error = max(float(record.held.standard_errors[at]) for at in columns)
    within = WITHIN if mean <= SURE * error else ""
    if len(columns) == 1:
        return f"{with_error(100 * mean, 100 * error)} {POINTS}{within}"
    most = f", ± {few(100 * error, 2)} at most" if error > SAME else ""
    return f"{few(100 * mean)} {POINTS} each{most}{within}"


def held_first(record: Record) -> list[str]:
    """Say which column costs most held out, and how far ahead it is."""
    first = matters_most(record)
    if not first:
        return ["Held out, no column costs accuracy when it is shuffled."]
    names, at = listed([named(record, one) for one in first]), first[0]
    said = f"Held out, shuffling {names} costs most: {cost(record, *first)}."
    return [said] if len(first) > 1 else [f"{said} {_ahead(record, at)}"]


def _ahead(record: Record, at: int) -> str:
    """Say by how much a column is ahead of the next."""
    losses = record.held
    order = losses.mean.argsort(kind="stable")[::-1].tolist()
    second = next((one for one in order if one != at), None)
    if second is None or losses.mean[second] <= SAME:
        return "No other column costs any."
    gap = losses.by_row[:, at] - losses.by_row[:, second]
    mean, error = float(gap.mean()), float(gap.std() / len(gap) ** 0.5)
    within = f"{WITHIN}: not told apart" if mean <= SURE * error else ""
    return (
        f"That is {with_error(100 * mean, 100 * error)} more than "
        f"{named(record, second)}{within}."
    )


def _by_impurity(record: Record) -> list[str]:
    """Say who is first by impurity, and whether shuffling says so too."""
    if record.removed.sum() <= SAME:
        return ["No split removes any impurity, so there is no credit."]
    first, most = first_by_credit(record), matters_most(record)
    if first == most:
        return ["By impurity the same is first."]
    names = listed([named(record, at) for at in first])
    return [f"By impurity {names} {'is' if len(first) == 1 else 'are'} first."]


def _added(record: Record) -> list[str]:
    """Say what the added column was worth."""
    at, source = record.columns.added, record.columns.source
    if at is None:
        return []
    if source is not None:
        return _of_the_copy(record, named(record, at), named(record, source))
    name = named(record, at)
    if not record.asked[at]:
        return [f"No split asks about {name}: neither measure credits them."]
    return [
        f"{name} tell nothing, yet by impurity they have "
        f"{share(float(record.credit[at]))} of the credit.",
        f"Shuffled on the learned rows, accuracy {falls(record.learned, at)}.",
        f"Shuffled held out, it {falls(record.held, at)}.{_of_luck(record, at)}",
    ]


def _of_luck(record: Record, at: int) -> str:
    """Say what it means where chance costs or helps by more than its errors."""
    mean, error = float(record.held.mean[at]), float(record.held.standard_errors[at])
    if abs(mean) <= max(SURE * error, SAME):
        return ""
    return f" {BLINDLY if mean > 0 else LESS_HARM}"


def _of_the_copy(record: Record, name: str, source: str) -> list[str]:
    at = record.columns.added
    if not record.asked[at]:
        return [
            f"No split asks about {name}, so neither measure credits it, whatever it "
            "tells: importance is how much the tree uses a column, not how much the "
            "column knows."
        ]
    mean, original = record.held.mean, record.columns.source
    before, now = record.fall_without[original], mean[original]
    texts = apart(100 * float(before), 100 * float(now))
    return [
        f"Before the copy came, shuffling {source} cost {texts[0]} {POINTS} held out; "
        f"now it costs {texts[1]}.",
        f"When the copy is shuffled, held-out accuracy {falls(record.held, at)}.",
    ]
