"""What "What matters" says of each column."""

from pages.words.literal import literal, quoted
from pages.words.numbers import apart, few, percent, with_error
from pages.words.sentences import counted, listed, out_of

from ..words import SURE, WITHIN
from .record import SAME, Record

HINT = (
    "Bet first, then press Play: one column after the other is shuffled. Then add a "
    "copy, or let the tree ask less."
)
ADDED = (
    "Chance: numbers drawn without looking at anything. A copy: of the column with "
    "the most credit, exact or with a little noise."
)
DEPTH = "How many questions may lead to a leaf. Most trees here end before 20."
SHUFFLES = "How often each column's numbers are dealt out anew."
POINTS = "percentage points"
UNTOUCHED = "The tree asks nothing, so no column has credit and no shuffle costs any."


def labels(record: Record) -> list[str]:
    """Name the steps: credit first, and then each column that is shuffled."""
    names = [f"shuffle {record.columns.names[at]}" for at in record.shown]
    return ["credit by impurity", *names]


def named(record: Record, column: int) -> str:
    """Return a column's name within a sentence."""
    return literal(quoted(record.columns.names[column]))


def share(part: float) -> str:
    """Write a share of the credit: all of it only where it is all."""
    if 0.995 < part < 1 - SAME:
        return f"{apart(100 * part, 100)[0]}%"
    whole = 1.0 if part >= 1 - SAME else 0.0  # but for rounding
    return percent(part if SAME < part < 1 - SAME else whole)


def story(record: Record, step: int) -> list[str]:
    """Say who has the credit, or what shuffling one column costs."""
    if step == 0:
        return [*begins(record), *_most_credit(record), *of_the_added(record)]
    return shuffled(record, record.of(step))


def story_before_bet(record: Record, step: int) -> list[str]:
    """Say it without what tells who has the credit."""
    if step == 0:
        return begins(record)
    return shuffled(record, record.of(step))[:-1]


def begins(record: Record) -> list[str]:
    """Say how large the tree is, and how right."""
    n = len(record.columns.names)
    head = f"**Credit by impurity, among {counted(n, 'column')}.**"
    return [f"{head} {_removed(record)}", how_right(record)]


def _removed(record: Record) -> str:
    n = record.n_splits
    if not n:
        return UNTOUCHED
    most, removed = float(record.tree.impurities[0]), float(record.removed.sum())
    who = "only split removes" if n == 1 else f"{n:,} splits remove"
    if removed > (1 - SAME) * most:
        return (
            f"The tree's {who} all impurity there is, {with_unit(record, few(most))}."
        )
    some, whole = apart(removed, most)
    return f"The tree's {who} {some} of the {with_unit(record, whole)} of impurity."


def with_unit(record: Record, text: str) -> str:
    """Return an impurity as it is written, in bits where it is entropy."""
    if record.settings.criterion != "entropy":
        return text
    return f"{text} {'bit' if text == '1' else 'bits'}"


def how_right(record: Record) -> str:
    """Say how many rows of both halves are told rightly."""
    learned, held = record.right
    n, m = len(record.halves.y), len(record.halves.held_y)
    p = held / m
    return (
        f"It tells {learned:,} of {counted(n, 'learned row')} rightly, and {held:,} of "
        f"{m:,} held out: {with_error(p, (p * (1 - p) / m) ** 0.5)}."
    )


def _most_credit(record: Record) -> list[str]:
    """Say who has the most credit, if there is any."""
    if record.removed.sum() <= SAME:
        return []
    names = [named(record, at) for at in first_by_credit(record)]
    has, each = ("has", "") if len(names) == 1 else ("have", " each")
    most = share(float(record.credit.max()))
    return [f"{listed(names)} {has} the most credit, {most}{each}."]


def first_by_credit(record: Record) -> list[int]:
    """Return the columns with the most credit, all that tie."""
    most = record.credit.max()
    return [at for at, one in enumerate(record.credit) if one > most - SAME]


def of_the_added(record: Record) -> list[str]:
    """Say what credit the added column has, if one was added."""
    at, source = record.columns.added, record.columns.source
    if at is None or not record.n_splits:
        return []
    name, asked = named(record, at), int(record.asked[at])
    if asked and source is not None:
        before, now, copy = (
            share(float(one))
            for one in (
                record.credit_without[source],
                record.credit[source],
                record.credit[at],
            )
        )
        return [
            f"Without the copy {named(record, source)} had {before}; now it has {now}, "
            f"and the copy {copy}."
        ]
    if asked:
        ask = out_of(asked, record.n_splits, "split", "asks", "ask")
        credit = share(float(record.credit[at]))
        return [f"{name} have {credit} of the credit: {ask} about them."]
    if record.settings.added == "copy":
        return [
            f"{name} has none: each of its cuts ties with the same cut of "
            f"{named(record, source)}, and a tie goes to the first column."
        ]
    return [f"No split asks about {name}."]


def shuffled(record: Record, at: int) -> list[str]:
    """Say what shuffling one column costs on both halves, and its credit last."""
    times = counted(record.settings.n_shuffles, "time")
    head = f"**{named(record, at)} is shuffled**, {times}."
    if not record.asked[at]:
        return [head, "No split asks about it, so nothing changes: it has no credit."]
    return [
        f"{head} Held out, accuracy {falls(record.held, at)}.",
        f"On the learned rows it {falls(record.learned, at)}.",
        f"By impurity it has {share(float(record.credit[at]))} of the credit.",
    ]


def falls(losses, at: int) -> str:
    """Say how accuracy changes on average, and whether luck alone could do it."""
    mean, error = float(losses.mean[at]), float(losses.standard_errors[at])
    if abs(mean) <= SAME:
        return "stays the same on average"
    way = "falls" if mean > 0 else "rises"
    within = WITHIN if abs(mean) <= SURE * error else ""
    return f"{way} by {with_error(100 * abs(mean), 100 * error)} {POINTS}{within}"
