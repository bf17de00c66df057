"""The questions to expect, between their bounds, as LaTeX."""

from engines.decision_trees import Drawing
from pages.chapters.information_gain.marbles.formulas import (
    added_up,
    average,
    entropy,
    share,
)
from pages.chapters.information_gain.marbles.record import SAME, Record
from pages.figures.marbles import present
from pages.words.formulas import tex


def formulas(record: Record, step: int) -> list[tuple[str, str]]:
    """Return the entropy; from the first draw on, what the bet asks for too."""
    drawing, total = record.drawing, record.drawing.questions
    if step == 0:
        return [entropy(drawing)]
    so_far = average(total[step], step, drawing.mean(total)[step - 1])
    return [entropy(drawing), _expected(drawing), _bounds(drawing), so_far]


def _expected(drawing: Drawing) -> tuple[str, str]:
    tree = drawing.tree
    parts = [rf"{share(drawing, i)} \cdot {tree.lengths[i]}" for i in present(drawing)]
    rule = r"\textstyle\sum p \cdot \text{questions}"
    latex = added_up("L", rule, parts, tex(tree.expected_questions))
    return "The questions to expect", latex


def _bounds(drawing: Drawing) -> tuple[str, str]:
    bits, asked = drawing.entropy, drawing.tree.expected_questions
    low, here, high = map(tex, (bits, asked, bits + 1))
    sign = "=" if asked - bits < SAME else "<"
    latex = (
        rf"\underset{{H}}{{{low}}} {sign} \underset{{L}}{{{here}}}"
        rf" < \underset{{H + 1}}{{{high}}}"
    )
    return "Shannon's bounds", latex
