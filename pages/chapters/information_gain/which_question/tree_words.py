"""The sentences and formulas of the part "Three trees", made from the record."""

from collections.abc import Sequence

from engines.decision_trees import Decision, Tree
from pages.chapters.information_gain.which_question.words import few, word
from pages.ui.text import number

NAMES = ("ID3: gain", "C4.5: gain ratio", "Yes/no: gain")


def story(growths: Sequence[tuple[Decision, ...]], step: int) -> list[str]:
    """Tell each tree's question of this step."""
    if step == 0:
        return [
            "**One table, three ways to ask.** ID3 takes the largest gain and makes a "
            "bag for every answer; C4.5 divides the gain by the bits the answers cost "
            "(among questions of at least average gain); the third may only ask yes or "
            "no, as scikit-learn's trees do."
        ]
    return [
        f"**{name}** {_did(growth, step)}"
        for name, growth in zip(NAMES, growths, strict=False)
    ]


def _did(growth: tuple[Decision, ...], step: int) -> str:
    if step >= len(growth):
        return f"is finished after {len(growth) - 1} questions."
    decision = growth[step]
    return (
        f"asks “{word(decision.question.attribute)}” of {decision.node.n_samples} rows "
        f"and gains {decision.question.information_gain:.6f} bits there."
    )


def depths(tree: Tree, mean: float) -> str:
    ends = [tree.nodes[number] for number in tree.leaves]
    parts = [
        rf"\tfrac{{{node.n_samples}}}{{{tree.n_rows}}} \cdot {node.depth}"
        for node in ends
    ]
    return " + ".join(few(parts)) + rf" = {number(mean)}"
