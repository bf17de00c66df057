"""The formulas of the parts of "Marbles", as LaTeX."""

import numpy as np

from engines.decision_trees import Drawing
from pages.words.formulas import aligned, tex
from pages.words.units import BITS, Unit

from .record import SAME, SPLITS, Record
from .words import above

IN_A_LINE = 3  # products side by side on a phone
Formula = tuple[str, str]


def of_the_bag(record: Record, step: int) -> list[Formula]:
    """Return the entropy and its ceiling; from the first draw on, the draw too."""
    both = [entropy_of(record.drawing, record.unit), _ceiling(record)]
    return [*both, *_draw(record, step)] if step else both


def _ceiling(record: Record) -> Formula:
    k = len(record.drawing.present)
    sign = "=" if record.ceiling - record.drawing.entropy < SAME else "<"
    latex = rf"H {sign} {record.unit.latex} {k} = {tex(record.ceiling)}"
    return "Its ceiling: as many colours in equal shares", latex


def _draw(record: Record, step: int) -> list[Formula]:
    drawing = record.drawing
    colour = drawing.colours[step - 1]
    bits = amount(drawing.surprises[colour], record.unit)
    surprise = rf"-{record.unit.latex} {share(drawing, colour)} = {bits}"
    so_far = average(drawing, drawing.surprise, step)
    return [("The surprise of this draw", surprise), so_far]


def of_questions(record: Record, step: int) -> list[Formula]:
    """Return the entropy; from the first draw on, what the bet asks for too."""
    drawing = record.in_bits
    own = [entropy_of(record.drawing, record.unit), *_converted(record)]
    if step == 0:
        return own
    so_far = average(drawing, drawing.questions, step)
    return [*own, _expected(drawing), _bounds(drawing), so_far]


def _converted(record: Record) -> list[Formula]:
    """Return the entropy in bits, where it is measured in another unit."""
    unit, here = record.unit, tex(record.drawing.entropy)
    if unit == BITS:
        return []
    bits = amount(record.in_bits.entropy)
    latex = rf"\frac{{{here} \text{{ {unit.many}}}}}{{{unit.latex} 2}} = {bits}"
    return [("In bits, to be compared with yes/no questions", latex)]


def _expected(drawing: Drawing) -> Formula:
    tree = drawing.tree
    parts = [rf"{share(drawing, i)} \cdot {tree.lengths[i]}" for i in drawing.present]
    rule = r"\textstyle\sum p \cdot \text{questions}"
    latex = added_up("L", rule, parts, tex(tree.expected_questions))
    return "The questions to expect", latex


def _bounds(drawing: Drawing) -> Formula:
    bits, asked = drawing.entropy, drawing.tree.expected_questions
    low, here = map(tex, (bits, asked))
    high = above(low, bits, 1)
    sign = "=" if asked - bits < SAME else "<"
    latex = (
        rf"\underset{{H}}{{{low}}} {sign} \underset{{L}}{{{here}}}"
        rf" < \underset{{H + 1}}{{{high}}}"
    )
    return "Shannon's bounds", latex


def of_measures(record: Record, step: int) -> list[Formula]:
    """Return the gains; from the first draw on, what the bet asks for before them."""
    if step == 0:
        return [_gains(record)]
    drawing = record.drawing
    return [_gini(drawing), _misclassification(drawing), _gains(record)]


def _gini(drawing: Drawing) -> Formula:
    squares = " + ".join(rf"{share(drawing, i)}^2" for i in drawing.present)
    return (
        "Gini: how often a guess drawn from the bag is wrong",
        rf"1 - \textstyle\sum p^2 = 1 - \left( {squares} \right) = {tex(drawing.gini)}",
    )


def _misclassification(drawing: Drawing) -> Formula:
    most = share(drawing, drawing.counts.argmax())
    return (
        "Misclassification: how often the commonest colour is wrong",
        rf"1 - \max p = 1 - {most} = {tex(drawing.misclassification)}",
    )


def _gains(record: Record) -> Formula:
    """Return the misclassification gains of both splits, which tie."""
    rows = []
    for at, (name, children) in enumerate(SPLITS):
        total = children.sum()
        before = rf"\tfrac{{{children.sum(axis=0).min()}}}{{{total}}}"
        after = " - ".join(rf"\tfrac{{{child.min()}}}{{{total}}}" for child in children)
        gain = tex(record.gains["misclassification"][at])
        rows.append(rf"\text{{{name}: }} & {before} - {after} = {gain}")
    says = "The misclassification gain: mistakes before minus mistakes after"
    return says, aligned(rows)


# --- what they share ----------------------------------------------------------------


def share(drawing: Drawing, i: int) -> str:
    """Write a colour's share of the bag."""
    return rf"\tfrac{{{drawing.counts[i]:.0f}}}{{{drawing.counts.sum():.0f}}}"


def amount(value: float, unit: Unit = BITS) -> str:
    """Write an amount of information that is measured in a unit."""
    number = tex(value)
    return rf"{number} \text{{ {unit.one if number == '1' else unit.many}}}"


def added_up(symbol: str, rule: str, parts: list[str], result: str) -> str:
    """Write a sum over the colours, a few products a line."""
    rows = [
        " + ".join(parts[at : at + IN_A_LINE]) for at in range(0, len(parts), IN_A_LINE)
    ]
    middle = r" \\ &\quad + ".join(rows)
    return aligned([f"{symbol} &= {rule}", f"&= {middle}", f"&= {result}"])


def entropy_of(drawing: Drawing, unit: Unit = BITS) -> Formula:
    """Return the entropy as a sum over the colours."""
    parts = [
        rf"{share(drawing, i)} \cdot {tex(drawing.surprises[i])}"
        for i in drawing.present
    ]
    rule = rf"\textstyle\sum p \cdot (-{unit.latex} p)"
    says = "The entropy: every surprise times how often it comes"
    return says, added_up("H", rule, parts, amount(drawing.entropy, unit))


def average(drawing: Drawing, total: np.ndarray, step: int) -> Formula:
    """Return the average of the draws so far."""
    mean = tex(drawing.mean(total)[step - 1])
    return "The average so far", rf"\frac{{{tex(total[step])}}}{{{step}}} = {mean}"
