"""The sentences and the bet of the part "Questions": what a tree of them needs."""

from collections.abc import Sequence
from operator import mul

import numpy as np

from engines.decision_trees import Drawing, QuestionTree
from pages.ui.bets import Bet
from pages.words.numbers import apart, few, holding
from pages.words.sentences import counted, listed, measured, out_of
from pages.words.units import BITS

from ..record import AT_ONCE, SAME, Record
from ..words import above, drawn, held, in_unit, with_unit

DIGITS = 9  # after the point: what differs by less is the same but for rounding


def bet(record: Record) -> Bet:
    """Ask how many questions it takes."""
    drawing, tree = record.in_bits, record.drawing.tree
    bits, asked = apart(drawing.entropy, tree.expected_questions, digits=4)
    added_up = added(drawing, tree.lengths, asked)
    reason = (
        f"Each colour's share times its questions: {added_up}. "
        f"The entropy is {_also(record)}{with_unit(bits)}: no questions can do with "
        "fewer than that on average."
    )
    return Bet(
        f"Someone draws {one_of(drawing)}, and you find out its colour with the "
        "questions of this tree: how many do you need on average?",
        tree.expected_questions,
        reason,
        span=(0.0, 3.0),
        tolerance=0.1,
        first=0.0,
        told_at=1,
    )


def _also(record: Record) -> str:
    """Return the entropy in its own unit, where that is not the bit."""
    if record.unit == BITS:
        return ""
    return f"{in_unit(record.drawing.entropy, record.unit)}, which is "


def added(drawing: Drawing, lengths: np.ndarray, asked: str) -> str:
    """Write the sum that comes to `asked`, so that it holds in the digits shown."""
    here, needs = drawing.present, lengths[drawing.present].tolist()
    digits = max(4, len(asked) - 1)
    *shares, _ = holding(
        lambda *some: round(sum(map(mul, some, needs)), DIGITS),
        *drawing.shares[here].tolist(),
        digits=digits,
    )
    parts = [f"{p} × {n}" for p, n in zip(shares, needs, strict=True)]
    return f"{' + '.join(parts)} = {asked}"


def one_of(drawing: Drawing) -> str:
    """Return which marble is drawn: one of so many."""
    n = int(drawing.counts.sum())
    return "the only marble" if n == 1 else f"one of the {n} marbles"


def story(record: Record, step: int) -> list[str]:
    """Ask the questions of a draw, or say what there is before the first."""
    drawing = record.drawing
    if step == 0:
        return [held(drawing), _first_question(drawing)]
    colour, total = drawing.colours[step - 1], drawing.questions
    tree, mean = drawing.tree, drawing.mean(total)[step - 1]
    asked = questions_of(tree, tree.path(colour))
    found = "Known before the draw: no question is needed, and nothing surprises."
    if asked:
        found = (
            f"{', '.join(asked)}: found after {counted(len(asked), 'question')}, for "
            f"a surprise of {in_unit(drawing.surprises[colour], record.unit)}."
        )
    return [
        drawn(drawing, step),
        found,
        f"So far {counted(int(total[step]), 'question')} in {counted(step, 'draw')}: "
        f"{few(mean, 4)} a draw.",
    ]


def _first_question(drawing: Drawing) -> str:
    if len(drawing.present) == 1:
        return "There is nothing to ask: you know the colour before the draw."
    return (
        f"Someone draws {one_of(drawing)} and hides it, and you may ask yes/no "
        f"questions: Huffman's tree begins with “{question_at(drawing.tree, 0)}”"
    )


def questions_of(tree: QuestionTree, way: Sequence[int]) -> list[str]:
    """Return the questions on a way through the tree, each with its answer."""
    return [
        f"“{question_at(tree, node)}” {'yes' if tree.yes[node] == after else 'no'}"
        for node, after in zip(way, way[1:], strict=False)
    ]


def question_at(tree: QuestionTree, node: int) -> str:
    """Return the question that is asked at a node."""
    return f"Is it {listed(tree.under[tree.yes[node]], 'or')}?"


def ending(record: Record) -> list[str]:
    """Say what the questions come to, between which bounds."""
    drawing, unit = record.in_bits, record.unit.many
    bits, asked = drawing.entropy, drawing.tree.expected_questions
    if not asked:
        return [
            f"One colour: H = 0 {unit} and no questions, for you know it beforehand."
        ]
    mean = measured(drawing.mean(drawing.questions)[-1], "question", 4)
    took = f"In these {drawing.n_draws} draws it took {mean} a draw."
    bounds = [*_in_bits(record), _bounds(bits, asked)]
    if asked - bits < SAME:
        return [*bounds, HALVED, took]
    return [*bounds, _wasted(drawing), took, _at_once(record)]


def _in_bits(record: Record) -> list[str]:
    """Say what H is in bits, with which questions are compared, if it is in others."""
    if record.unit == BITS:
        return []
    here = in_unit(record.drawing.entropy, record.unit)
    bits = in_unit(record.in_bits.entropy, BITS)
    return [
        "A yes/no question answers one bit at most, so its number is compared with H "
        f"in bits: {here} = {bits}."
    ]


HALVED = (
    "Here every share is a half, a quarter, an eighth …, so every question halves what "
    "is left, and answers exactly one bit."
)


def _bounds(bits: float, asked: float) -> str:
    low, here = apart(bits, asked, digits=4)
    high = above(low, bits, 1)
    return (
        f"H = {low} {'=' if asked - bits < SAME else '<'} L = {here} < H + 1 = "
        f"{high}: no plan of questions needs fewer than H on average, and Huffman's "
        "always stays within one question of it."
    )


def _wasted(drawing: Drawing) -> str:
    """Say how many questions do not halve what is left."""
    tree = drawing.tree
    asked = np.flatnonzero(tree.yes > 0)
    uneven = tree.weights[tree.yes[asked]] != tree.weights[tree.no[asked]]
    n, total = int(uneven.sum()), len(asked)
    which = out_of(n, total, "question", "does not split", "do not split")
    if n == total > 1:
        none = "neither question" if n == 2 else f"none of the {n} questions"
        which = f"{none} splits"
    bring = "its answer brings" if n == 1 else "their answers bring"
    return (
        f"Here {which} what is left into equal halves, and {bring} less than one bit."
    )


def _at_once(record: Record) -> str:
    """Say what several draws found out together cost: what is guaranteed, and what is.

    Questions for three draws at once may cost more a draw than those for two, but
    never more than for each alone.
    """
    drawing = record.drawing
    costs = [drawing.tree.expected_questions, *record.together.values()]
    alone, *costs = apart(*(round(cost, DIGITS) for cost in costs), digits=4)
    bits = record.in_bits.entropy
    low, _ = apart(bits, drawing.tree.expected_questions, digits=4)
    said = [
        f"{name} together {cost} (less than H + 1/{n} = {above(low, bits, 1 / n)})"
        for (name, n), cost in zip(AT_ONCE.items(), costs, strict=True)
    ]
    noun = "question" if alone == "1" else "questions"
    return (
        f"Found out each alone, a draw costs {alone} {noun}, {listed(said)}: "
        "together never costs more than alone, and with more draws at once it comes "
        "as near to H as you like."
    )
