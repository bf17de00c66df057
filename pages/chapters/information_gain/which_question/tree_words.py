"""The sentences and formulas of the part "Three trees", made from the record."""

from collections.abc import Sequence

import numpy as np

from engines.decision_trees import Decision, Tree
from pages.chapters.information_gain.which_question.words import few, word
from pages.words.formulas import tex
from pages.words.sentences import counted

SAME_WITHIN = 1e-9

WEIGHED = "the depths of its last boxes so far, each weighed by its share of the rows."
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
        return f"is finished after {counted(len(growth) - 1, 'question')}."
    decision = growth[step]
    rows = counted(decision.node.n_samples, "row")
    return (
        f"asks “{word(decision.question.attribute)}” of {rows} "
        f"and gains {decision.question.information_gain:.6f} bits there."
    )


def ending(
    trees: Sequence[Tree], questions_a_row: np.ndarray, removed: np.ndarray
) -> list[str]:
    """Compare the finished trees: what they found out, and in how many questions."""
    told = [
        f"**{name}**: {counted(len(tree.asked), 'question')}, "
        f"{counted(len(tree.leaves), 'leaf', 'leaves')}, depth {tree.depth}; a row is "
        f"asked {mean:.2f} questions on average, and "
        f"{counted(tree.n_errors, 'row')} of {tree.n_rows} guessed wrongly."
        for name, tree, mean in zip(NAMES, trees, questions_a_row, strict=False)
    ]
    if np.ptp(removed) > SAME_WITHIN:
        return [*told, "They do not even find out the same: " + _bits(removed)]
    all_there_is = not any(tree.n_errors for tree in trees)
    why = "there is no more to find out" if all_there_is else "the table tells no more"
    told.append(f"All of them remove {removed[0]:.6f} bits: {why}.")
    if len({len(tree.asked) for tree in trees}) > 1:
        told.append("What differs is in how many boxes that ask.")
    elif np.ptp(questions_a_row) > SAME_WITHIN:
        told.append("What differs is how often a row is asked.")
    else:
        told.append("And they need equally many questions for it.")
    return told


def _bits(removed: np.ndarray) -> str:
    pairs = zip(NAMES, removed, strict=False)
    return "; ".join(f"{name} removes {bits:.6f} bits" for name, bits in pairs) + "."


def depths(tree: Tree, mean: float) -> str:
    ends = [tree.nodes[number] for number in (*tree.leaves, *tree.open)]
    parts = [
        rf"\tfrac{{{node.n_samples}}}{{{tree.n_rows}}} \cdot {node.depth}"
        for node in ends
    ]
    return " + ".join(few(parts)) + rf" = {tex(mean)}"
