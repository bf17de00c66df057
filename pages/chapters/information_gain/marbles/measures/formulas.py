"""Gini, misclassification and the gains of both splits, as LaTeX."""

from engines.decision_trees import Drawing
from pages.chapters.information_gain.marbles.formulas import share
from pages.chapters.information_gain.marbles.record import SPLITS, Record
from pages.figures.marbles import present
from pages.words.formulas import aligned, tex


def formulas(record: Record, step: int) -> list[tuple[str, str]]:
    """Return the gains; from the first draw on, what the bet asks for before them."""
    if step == 0:
        return [_gains(record)]
    drawing = record.drawing
    return [_gini(drawing), _misclassification(drawing), _gains(record)]


def _gini(drawing: Drawing) -> tuple[str, str]:
    squares = " + ".join(rf"{share(drawing, i)}^2" for i in present(drawing))
    return (
        "Gini: how often a guess drawn from the bag is wrong",
        rf"1 - \textstyle\sum p^2 = 1 - \left( {squares} \right) = {tex(drawing.gini)}",
    )


def _misclassification(drawing: Drawing) -> tuple[str, str]:
    most = share(drawing, drawing.counts.argmax())
    return (
        "Misclassification: how often the commonest colour is wrong",
        rf"1 - \max p = 1 - {most} = {tex(drawing.misclassification)}",
    )


def _gains(record: Record) -> tuple[str, str]:
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
