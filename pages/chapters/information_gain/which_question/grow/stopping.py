"""What "Grow" says of the rule that stops it, and of the rows that are held out."""

from pages.chapters.information_gain.too_many_questions.words import (
    BEYOND,
    SURE,
    WITHIN,
    held_out_rows,
)
from pages.words.numbers import apart, few, percent, with_error
from pages.words.sentences import counted, listed

from .judged import Compared, asked_on
from .record import Record
from .rule import FEWEST_TO_HOLD_OUT

FEW = 30  # held-out rows: of fewer, it is said what one of them is worth
held_rows = held_out_rows


def divided(record: Record) -> list[str]:
    """Say which rows are held out, and what a single one of them weighs."""
    if not record.settings.by_rule:
        return []
    growing, m = record.growing, len(record.judged.held)
    if m:
        are = "row is" if m == 1 else "rows are"
        says = f"{m:,} more {are} held out: no tree learns from them."
        return [says, *_few(m), _so_far(record, 0)]
    if growing.share and not growing.holds_out:
        return [f"No row is held out: fewer than {FEWEST_TO_HOLD_OUT} are too few."]
    return ["No row is held out, so nothing tells how right the tree is on new ones."]


def _few(m: int) -> list[str]:
    if m >= FEW:
        return []
    if m == 1:
        return ["A single row tells little."]
    return [f"They are few: each of them is {percent(1 / m)} of what is told of them."]


def told(record: Record, step: int) -> list[str]:
    """Say how right the tree is after a question, and what the question changed."""
    if not record.settings.by_rule:
        return []
    if not len(record.judged.held):
        return [_so_far(record, step)]
    return [_so_far(record, step), _change(record, step)]


def _so_far(record: Record, step: int) -> str:
    """Say how many rows are told rightly, learned and held out."""
    found = record.judged
    n, m = len(found.learned), len(found.held)
    right = f"{found.n_learned_right[step]:,} of {counted(n, 'learned row')} rightly"
    if not m:
        return f"The tree tells {right}."
    return (
        f"The tree tells {right}, and {found.n_held_right[step]:,} of {m:,} held out: "
        f"{_accuracy(record, step)}."
    )


def _accuracy(record: Record, step: int) -> str:
    found = record.judged
    return with_error(float(found.accuracy[step]), float(found.errors[step]))


def _change(record: Record, step: int) -> str:
    """Say how many more or fewer rows are told rightly than before this question."""
    found, held = record.judged, record.judged.held
    learned, aside = (
        right[step] - right[step - 1]
        for right in (found.n_learned_right, found.n_held_right)
    )
    if not learned and not aside:
        return "That is as many as before it."
    one, other = found.right[step, held], found.right[step - 1, held]
    is_luck = abs(aside) <= SURE * float((one != other).sum()) ** 0.5
    how = (WITHIN if is_luck else BEYOND) if aside else ""
    return (
        f"Compared with before it: {_more(learned)} learned, {_more(aside)} held "
        f"out{how}."
    )


def _more(change: int) -> str:
    if not change:
        return "as many"
    return f"{abs(change):,} {'more' if change > 0 else 'fewer'}"


# --- the end ------------------------------------------------------------------------


def ended(record: Record) -> list[str]:
    """Say what the rule closed, when held-out rows were told best, and what it cost."""
    if not record.settings.by_rule:
        return []
    n = len(record.closed)
    if not n:
        return ["The rule closed no bag that could be asked.", *_best(record)]
    closed = f"The rule closed {counted(n, 'bag')} that could be asked."
    return [closed, *_best(record), *_cost(record)]


def _best(record: Record) -> list[str]:
    """Say after which questions most held-out rows were told rightly."""
    found = record.judged
    if len(record.decisions) == 1 or not len(found.held):
        return []
    places, m = found.best, len(found.held)
    when = f"{listed([*map(str, places)])} questions"
    if places == [0]:
        when = "none, as one bag,"
    elif places == [1]:
        when = "1 question"
    return [
        f"Held out, it was right most often after {when}: "
        f"{found.n_held_right[places[0]]:,} of {m:,}, {_accuracy(record, places[0])}."
    ]


def _cost(record: Record) -> list[str]:
    """Say what the tree would be without the rule, on learned and held-out rows."""
    found = asked_on(record.growing, record.decisions, record.settings.picks)
    n, m = len(record.judged.learned), len(record.judged.held)
    asks = counted(found.n_whole, "question")
    learned = f"{found.whole_learned:,} of {counted(n, 'learned row')}"
    says = (
        f"**Without the rule** the machine would ask on, to {asks} in all, and tell "
        f"{learned} rightly, not {found.stopped_learned:,}"
    )
    if not m:
        return [f"{says}."]
    held = "as many as now"
    if found.more:
        held = f"{abs(found.more):,} {'fewer' if found.more > 0 else 'more'}"
    return [f"{says}; of {held_rows(m)}, {held}.", *filter(None, [by_luck(found)])]


def by_luck(found: Compared) -> str:
    """Hold a difference on held-out rows against what luck makes of it."""
    if not found.more:
        return ""
    n = abs(found.more)
    luck = apart(n / SURE, found.error, digits=2)[1]
    how = "within" if n <= SURE * found.error else "more than"
    return (
        f"Were both equally right, luck would make it 0 ± {luck}: {few(n)} is {how} "
        "two standard errors."
    )
