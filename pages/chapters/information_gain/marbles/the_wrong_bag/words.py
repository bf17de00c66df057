"""The sentences and the bet of the part "The wrong bag"."""

from math import isinf

from engines.decision_trees import QuestionTree
from pages.ui.bets import Bet
from pages.ui.control import Note
from pages.words.numbers import apart, few, in_bits
from pages.words.sentences import counted, listed, measured

from ..questions.words import added, one_of, question_at, questions_of
from ..record import NAMES
from ..words import drawn, held
from .record import Record

MOST_MORE = 5.0  # questions a marble: a tree for six colours asks up to five
MOST_LESS = 3.0  # no best tree for six colours asks more on average


def empty_belief(record: Record) -> Note | None:
    """Say that a marble stands in where none is believed in."""
    if any(getattr(record.settings, f"believed_{name}") for name in NAMES):
        return None
    return Note(f"You believe in an empty bag, so one {NAMES[0]} marble stands in.")


def unbelieved(record: Record) -> str:
    """Return the colours that come and are believed never to come, as a list."""
    return " or ".join(NAMES[i] for i in record.wrong.unbelieved)


def bet(record: Record) -> Bet:
    """Ask what the wrong tree costs."""
    wrong, is_found = record.wrong, not record.wrong.unbelieved
    below = f" It may be below 0, for {unbelieved(record)} is never found out."
    return Bet(
        f"Someone draws {one_of(record.drawing)}, and you find out its colour with the "
        "best tree for the bag you believe in: how many questions does that cost on "
        f"average, beyond those of the right tree?{'' if is_found else below}",
        wrong.extra,
        _reason(record),
        span=(0.0 if is_found else -MOST_LESS, MOST_MORE),
        tolerance=0.1,
        first=MOST_MORE / 2,
        told_at=1,
    )


def _reason(record: Record) -> str:
    """Add up the questions of both trees."""
    wrong, drawing = record.wrong, record.drawing
    totals = wrong.expected_questions, drawing.tree.expected_questions
    needs = wrong.lengths, drawing.tree.lengths
    yours, right = (
        added(drawing, lengths, said)
        for lengths, said in zip(needs, apart(*totals, digits=4), strict=True)
    )
    lost = f" {never_found(record)}" if wrong.unbelieved else ""
    return (
        f"Each colour's share times its questions: {yours} with your tree, {right} "
        f"with the right one. {_difference(record)}{lost}"
    )


def never_found(record: Record) -> str:
    """Say which colours your tree asks about and never finds out."""
    named = NAMES[record.wrong.named[record.wrong.unbelieved[0]]]
    return f"But yours never finds out {unbelieved(record)}: it says {named} instead."


def _difference(record: Record) -> str:
    extra = record.wrong.extra
    if extra == 0:
        return "That is the same."
    return f"That is {few(abs(extra), 4)} {'more' if extra > 0 else 'fewer'}."


def story(record: Record, step: int) -> list[str]:
    """Ask about a draw with your tree, or say what you believe before the first."""
    if step == 0:
        return [held(record.drawing), _believed(record), _first_questions(record)]
    return [
        drawn(record.drawing, step),
        f"{_asked(record, step)} {_surprise(record, step)}",
        _so_far(record, step),
    ]


def _believed(record: Record) -> str:
    counts, here = record.wrong.counts, record.believed
    total = int(counts.sum())
    if len(here) == 1:
        marbles = counted(total, f"{NAMES[here[0]]} marble")
        return f"**You believe** that it holds {marbles} and no other."
    parts = [f"{counts[i]:.0f} {NAMES[i]}" for i in here]
    return f"**You believe** that it holds {counted(total, 'marble')}: {listed(parts)}."


def _first_questions(record: Record) -> str:
    yours, right = record.wrong.tree, record.drawing.tree
    if yours.yes[0] > 0 and _begins(yours) == _begins(right):
        return f"Both trees {_begins(yours).replace('begins', 'begin', 1)}"
    return f"Your tree {_begins(yours)} The right one {_begins(right)}"


def _begins(tree: QuestionTree) -> str:
    if tree.yes[0] > 0:
        return f"begins with “{question_at(tree, 0)}”"
    return f"asks nothing, and says {tree.under[0][0]} every time."


def _asked(record: Record, step: int) -> str:
    """Return your tree's questions about a draw, and where they end."""
    wrong, i = record.wrong, int(record.drawing.colours[step - 1])
    asked, needs = questions_of(wrong.tree, wrong.ways[i]), wrong.lengths[i]
    right = f"the right one needs {record.drawing.tree.lengths[i]}"
    name, named = NAMES[i], NAMES[wrong.named[i]]
    if i == wrong.named[i]:
        if not asked:
            return f"Your tree asks nothing and says {named}; {right}."
        found = f"found after {counted(int(needs), 'question')}"
        return f"Your tree: {', '.join(asked)}: {found}; {right}."
    lost = f"so {name} is never found out; {right}"
    if not asked:
        return f"Your tree asks nothing and says {named}, {lost}."
    after = counted(int(needs), "question")
    return f"Your tree: {', '.join(asked)}: after {after} it says {named}, {lost}."


def _surprise(record: Record, step: int) -> str:
    i = record.drawing.colours[step - 1]
    yours, right = record.wrong.surprises[i], in_bits(record.drawing.surprises[i])
    if isinf(yours):
        return (
            "You believed that it never comes, so it surprises you by ∞ bits; "
            f"someone who knows the bag, by {right}."
        )
    by = in_bits(yours)
    if by == right:
        return (
            f"Drawing it surprises you as much as someone who knows the bag: by {by}."
        )
    return f"Drawing it surprises you by {by}; someone who knows the bag, by {right}."


def _so_far(record: Record, step: int) -> str:
    wrong, drawing = record.wrong, record.drawing
    means = (drawing.mean(total) for total in (wrong.questions, drawing.questions))
    yours, right = (measured(mean[step - 1], "question", 4) for mean in means)
    said = f"So far {yours} a draw with your tree, {right} with the right one."
    missed = int(wrong.missed[step])
    if not missed:
        return said
    return f"{said} Never found out: {missed} of {counted(step, 'draw')}."
