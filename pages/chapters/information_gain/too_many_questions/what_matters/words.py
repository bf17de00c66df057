"""What "What matters" says of each column, and of them all."""

from pages.words.literal import literal, quoted
from pages.words.numbers import apart, few, percent, with_error
from pages.words.sentences import counted, listed

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
SURE = 2  # standard errors: what is not farther apart is not called more
UNITS = {"entropy": " bits", "gini": "", "misclassification": ""}
UNTOUCHED = "The tree asks nothing, so no column has credit and no shuffle costs any."


def labels(record: Record) -> list[str]:
    """Name the steps: credit first, and then each column that is shuffled."""
    names = [f"shuffle {record.columns.names[at]}" for at in record.shown]
    return ["credit by impurity", *names]


def named(record: Record, column: int) -> str:
    """Return a column's name within a sentence."""
    return literal(quoted(record.columns.names[column]))


# --- a step -------------------------------------------------------------------------


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
    return [f"**Credit by impurity.** {_removed(record)}", how_right(record)]


def _removed(record: Record) -> str:
    if not record.n_splits:
        return UNTOUCHED
    unit = UNITS[record.settings.criterion]
    most, removed = float(record.tree.impurities[0]), float(record.removed.sum())
    splits = counted(record.n_splits, "split")
    if removed > (1 - SAME) * most:
        return f"{splits} of the tree remove all {few(most)}{unit} of impurity."
    return (
        f"{splits} of the tree remove {few(removed)} of the {few(most)}{unit} of "
        "impurity."
    )


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
    share = percent(float(record.credit.max()))
    has, each = ("has", "") if len(names) == 1 else ("have", " each")
    return [f"{listed(names)} {has} the most credit, {share}{each}."]


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
    if source is None:
        if not asked:
            return [f"No split asks about {name}."]
        ask = "asks" if asked == 1 else "ask"
        return [
            f"{name} have {percent(float(record.credit[at]))} of the credit: "
            f"{asked} of the {counted(record.n_splits, 'split')} {ask} about them."
        ]
    if not asked:
        return [_never_asked(record, name, named(record, source))]
    before = percent(float(record.credit_without[source]))
    now = percent(float(record.credit[source]))
    return [
        f"Without the copy {named(record, source)} had {before}; now it has {now}, and "
        f"the copy {percent(float(record.credit[at]))}."
    ]


def _never_asked(record: Record, name: str, source: str) -> str:
    if record.settings.added == "copy":
        return (
            f"{name} has none: each of its cuts ties with the same cut of {source}, "
            "and a tie goes to the first column."
        )
    return f"No split asks about {name}."


def shuffled(record: Record, at: int) -> list[str]:
    """Say what shuffling one column costs on both halves, and its credit last."""
    times = counted(record.settings.n_shuffles, "time")
    head = f"**{named(record, at)} is shuffled**, {times}."
    share = percent(float(record.credit[at]))
    if not record.asked[at]:
        return [head, "No split asks about it, so nothing changes: it has no credit."]
    return [
        f"{head} Held out, accuracy {falls(record.held, at)}.",
        f"On the learned rows it {falls(record.learned, at)}.",
        f"By impurity it has {share} of the credit.",
    ]


def falls(losses, at: int) -> str:
    """Say how accuracy changes on average, and whether luck alone could do it."""
    mean, error = float(losses.mean[at]), float(losses.standard_errors[at])
    if abs(mean) <= SAME:
        return "stays the same on average"
    way = "falls" if mean > 0 else "rises"
    by = f"{way} by {with_error(abs(mean), error)} on average"
    return f"{by}, within two standard errors" if abs(mean) <= SURE * error else by


# --- the end ------------------------------------------------------------------------


def ending(record: Record) -> list[str]:
    """Say who matters most held out, who by impurity, and what was added."""
    if not record.n_splits:
        return [UNTOUCHED]
    return [held_first(record), *_by_impurity(record), *added_ends(record)]


def matters_most(record: Record) -> list[int]:
    """Return the columns that cost most held out, all that tie; none if none does."""
    most = float(record.held.mean.max())
    if most <= SAME:
        return []
    return [at for at, one in enumerate(record.held.mean) if one > most - SAME]


def held_first(record: Record) -> str:
    """Say which column costs most held out, and how far ahead it is."""
    first = matters_most(record)
    if not first:
        return "Held out, no column costs accuracy when it is shuffled."
    losses, at = record.held, first[0]
    cost = with_error(float(losses.mean[at]), float(losses.standard_errors[at]))
    if len(first) > 1:
        names = listed([named(record, one) for one in first])
        return f"Held out, shuffling {names} costs most: {cost} each."
    said = f"Held out, shuffling {named(record, at)} costs most: {cost}"
    rest = [one for one in losses.mean.argsort(kind="stable")[::-1] if one != at]
    if not rest or losses.mean[rest[0]] <= SAME:
        return f"{said}; no other column costs any."
    gap = losses.by_row[:, at] - losses.by_row[:, rest[0]]
    mean, error = float(gap.mean()), float(gap.std() / len(gap) ** 0.5)
    beside = f"{said}. That is {with_error(mean, error)} more than"
    is_near = mean <= SURE * error
    within = ": within two standard errors, so not told apart" if is_near else ""
    return f"{beside} {named(record, int(rest[0]))}{within}."


def _by_impurity(record: Record) -> list[str]:
    """Say who is first by impurity, and whether shuffling says so too."""
    if record.removed.sum() <= SAME:
        return ["No split removes any impurity, so there is no credit."]
    first, most = first_by_credit(record), matters_most(record)
    names = listed([named(record, at) for at in first])
    if first == most:
        is_first = "it is" if len(first) == 1 else "they are"
        return [f"By impurity {is_first} first, too."]
    is_first = "is" if len(first) == 1 else "are"
    return [f"By impurity {names} {is_first} first."]


def added_ends(record: Record) -> list[str]:
    """Say what the added column was worth."""
    at, source = record.columns.added, record.columns.source
    if at is None:
        return []
    name = named(record, at)
    if source is not None:
        return _of_the_copy(record, name, named(record, source))
    if not record.asked[at]:
        return [f"No split asks about {name}: neither measure credits them."]
    return [
        f"{name} tell nothing, yet by impurity they have "
        f"{percent(float(record.credit[at]))} of the credit, and shuffling them on the "
        f"learned rows, accuracy {falls(record.learned, at)}.",
        f"Held out, it {falls(record.held, at)}{_chance_held(record, at)}.",
    ]


def _chance_held(record: Record, at: int) -> str:
    """Say what that means, where it is more than its standard error."""
    mean, error = float(record.held.mean[at]), float(record.held.standard_errors[at])
    if mean < -SURE * error:
        return ": with other chance numbers the tree would have been righter"
    if mean > max(SURE * error, SAME):
        return ": more than two standard errors, though it can be nothing but luck"
    return ""


def _of_the_copy(record: Record, name: str, source: str) -> list[str]:
    at = record.columns.added
    if not record.asked[at]:
        return [
            f"No split asks about {name}, so neither measure credits it, whatever it "
            f"tells: importance is how much the tree uses a column, not how much the "
            f"column knows."
        ]
    before = float(record.fall_without[record.columns.source])
    now = float(record.held.mean[record.columns.source])
    texts = apart(before, now)
    return [
        f"Before the copy came, shuffling {source} cost {texts[0]} held out; now it "
        f"costs {texts[1]}, and the copy {few(float(record.held.mean[at]))}."
    ]
