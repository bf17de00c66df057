"""The pictures of the questions: the bag, how they settle, Huffman's tree."""

from collections.abc import Mapping, Sequence
from dataclasses import replace

from engines.decision_trees import Drawing, QuestionTree
from pages.figures import theme
from pages.figures.panel import Panel
from pages.figures.stacked import stacked
from pages.figures.tree import tree_panel
from pages.figures.twigs import Twig
from pages.words.sentences import counted
from pages.words.units import BITS

from ..pictures import PAINTS, Mean, bag_panel, means_panel, surprise
from ..record import Record

SHALLOW = 2  # questions: up to here a box on a phone holds "2 questions"


def panels(record: Record, is_over: bool = True) -> list[Panel]:
    """Draw the bag, questions and surprise on average, and the tree.

    What the bet asks for comes with the first draw, unless the bet is over.
    """
    drawing, unit = record.in_bits, record.unit
    asked = Mean(
        "questions",
        drawing.questions,
        drawing.tree.expected_questions,
        "L",
        theme.INK,
        "dash",
        is_secret=not is_over,
    )
    bits = surprise(drawing)  # questions are compared with bits, whatever the unit
    bits = bits if unit == BITS else replace(bits, name="surprise, bits")
    means = means_panel(drawing, "On average, a draw", bits, asked)
    bag = bag_panel(record.drawing, unit)
    return [stacked(bag, means), question_panel(drawing)]


def panels_before_bet(record: Record) -> list[Panel]:
    """Draw the same, but for what the bet asks for."""
    return panels(record, is_over=False)


def question_panel(drawing: Drawing) -> Panel:
    """Draw the tree of questions; light the way of each draw."""
    tree, drawn = drawing.tree, drawing.colours.tolist()
    ways = {colour: tree.path(colour) for colour in sorted({*drawn})}
    return asked_panel(tree, ways, drawn, "Huffman's questions: is it …?")


def asked_panel(
    tree: QuestionTree,
    ways: Mapping[int, Sequence[int]],
    drawn: list[int],
    title: str,
    lost: Sequence[int] = (),
) -> Panel:
    """Draw a tree of questions; light the way of the colour that is drawn.

    The way of a colour that is `lost`, which it never finds, is dotted.
    """
    lit = [(), *ways.values()]
    panel = tree_panel(
        [_twig(tree, node) for node in range(len(tree.parents))],
        len(lit),
        title=title,
        key="huffman",
        alt="Huffman's tree of yes/no questions",
        lit=lit,
        grow=1.5,
    )
    dashes = {colour: "dot" if colour in lost else "solid" for colour in ways}
    narrow = _lit_by_frames(panel.narrow, dashes, drawn)
    return replace(_lit_by_frames(panel, dashes, drawn), narrow=narrow)


def _lit_by_frames(
    panel: Panel, dashes: Mapping[int, str], drawn: Sequence[int]
) -> Panel:
    """Return the tree that lights the colours' ways, step by step, as they are drawn.

    The tree stands still, and a frame holds only what is lit: a tenth to send.
    """
    dark, *lit = (panel.at(step).layout["shapes"] for step in range(len(dashes) + 1))
    by_colour = {
        colour: [
            _inked(new, dash)
            for new, old in zip(shapes, dark, strict=True)
            if new != old
        ]
        for (colour, dash), shapes in zip(dashes.items(), lit, strict=True)
    }
    frames = [[], *(by_colour[colour] for colour in drawn)]
    still = panel.with_layout(shapes=dark, dragmode=False)
    return replace(still, frames=frames, spans=())


def _inked(shape: dict, dash: str) -> dict:
    """Return a lit shape in ink: any other colour is a marble's."""
    return {**shape, "line": {**shape["line"], "color": theme.INK, "dash": dash}}


def _twig(tree: QuestionTree, node: int) -> Twig:
    parent = int(tree.parents[node]) if node else None
    answer = "" if parent is None else "yes" if tree.yes[parent] == node else "no"
    if tree.yes[node] > 0:
        asks = asked_about(tree.under[tree.yes[node]])
        return Twig(parent, answer, asks, asked=0, question=asks)
    name, n = tree.under[node][0], int(tree.depths[node])
    known = f"after {n}"
    if tree.depths.max() <= SHALLOW:
        known = counted(n, "question")
    return Twig(parent, answer, (name, known), colour=PAINTS[name])


def asked_about(names: Sequence[str]) -> tuple[str, ...]:
    """Return a question's words, short enough for a box on a phone."""
    if len(names) == 1:
        return (f"{names[0]}?",)
    *first, last = names
    return (", ".join(first), f"or {last}?")
