"""The sentences and the bet of the part "Questions": what a tree of them needs."""

from engines.decision_trees import Drawing, QuestionTree
from pages.ui.bets import Bet
from pages.words.sentences import counted, listed, measured

from ..record import SAME, Record
from ..words import drawn, held


def bet(record: Record) -> Bet:
    """Ask how many questions it takes."""
    drawing, tree = record.drawing, record.drawing.tree
    parts = [f"{drawing.shares[i]:.4g} × {tree.lengths[i]}" for i in drawing.present]
    reason = (
        f"Each colour's share times its questions: {' + '.join(parts)} = "
        f"{tree.expected_questions:.6g}. The entropy is {drawing.entropy:.6g} bits, "
        "and no questions can do with fewer than that on average."
    )
    return Bet(
        "Someone draws a marble, and you find out its colour with the questions of "
        "this tree. How many questions do you need on average?",
        tree.expected_questions,
        reason,
        span=(0.0, 3.0),
        tolerance=0.1,
        first=0.0,
        told_at=1,
    )


def story(record: Record, step: int) -> list[str]:
    """Ask the questions of a draw, or say what there is before the first."""
    drawing = record.drawing
    if step == 0:
        return [held(drawing), _first_question(drawing)]
    colour, total = drawing.colours[step - 1], drawing.questions
    asked, mean = _asked(drawing.tree, colour), drawing.mean(total)[step - 1]
    found = f"{', '.join(asked)}. Found" if asked else "Known"
    return [
        drawn(drawing, step),
        f"{found} after {counted(len(asked), 'question')}, for a surprise of "
        f"{measured(drawing.surprises[colour], 'bit')}.",
        f"So far {measured(total[step], 'question')} in {counted(step, 'draw')}: "
        f"{mean:.6g} a draw.",
    ]


def _first_question(drawing: Drawing) -> str:
    if len(drawing.present) == 1:
        return "There is nothing to ask: you know the colour before the draw."
    return (
        "Someone draws a marble and hides it. You may ask yes/no questions; "
        f"Huffman's tree begins with “{_question(drawing.tree, 0)}”"
    )


def _asked(tree: QuestionTree, colour: int) -> list[str]:
    """Return the questions that find out a colour, each with its answer."""
    way = tree.path(colour)
    return [
        f"“{_question(tree, node)}” {'yes' if tree.yes[node] == after else 'no'}"
        for node, after in zip(way, way[1:], strict=False)
    ]


def _question(tree: QuestionTree, node: int) -> str:
    return f"Is it {listed(tree.under[tree.yes[node]], 'or')}?"


def ending(record: Record) -> list[str]:
    """Say what the questions come to, between which bounds."""
    drawing = record.drawing
    bits, asked = drawing.entropy, drawing.tree.expected_questions
    if not asked:
        return ["One colour: H = 0 bits and 0 questions. You know it beforehand."]
    mean = drawing.mean(drawing.questions)[-1]
    took = (
        f"In these {drawing.n_draws} draws it took {measured(mean, 'question')} a draw."
    )
    is_exact = asked - bits < SAME
    bounds = _bounds(bits, asked, is_exact)
    return [bounds, took] if is_exact else [bounds, took, _at_once(record)]


def _bounds(bits: float, asked: float, is_exact: bool) -> str:
    why = (
        "every share is a half, a quarter, an eighth …, so every question halves what "
        "is left, and answers exactly one bit"
        if is_exact
        else "some questions do not split what is left into equal halves, and their "
        "answers bring less than one bit"
    )
    return (
        f"H = {bits:.6g} {'=' if is_exact else '<'} L = {asked:.6g} < H + 1 = "
        f"{bits + 1:.6g}. No plan of questions needs fewer than H on average, and "
        f"Huffman's always stays within one question of it. Here {why}."
    )


def _at_once(record: Record) -> str:
    parts = [f"{cost:.4g} for {n}" for n, cost in record.together.items()]
    return (
        "Finding out several draws together never costs more questions a draw: "
        f"{listed(parts)} at once. With n at once it is less than H + 1/n, so it "
        "comes as near to H as you like."
    )
