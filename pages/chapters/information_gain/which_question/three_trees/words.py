"""The sentences of the part "Three trees", made from the record."""

from collections.abc import Sequence

import numpy as np

from engines.decision_trees import Decision, Tree
from pages.ui.bets import Bet
from pages.words.sentences import counted

from ..words import word
from .record import MOST_YES_NO, YES_NO, Record

SAME_WITHIN = 1e-9
EVEN = "two or more share it"


def labels(record: Record) -> list[str]:
    """Number the questions."""
    return ["before any question", *(f"question {k}" for k in range(1, record.n_steps))]


def bet(record: Record) -> Bet:
    """Ask which tree has the fewest leaves."""
    leaves = {name: len(tree.leaves) for name, tree in record.trees.items()}
    least = [name for name, n in leaves.items() if n == min(leaves.values())]
    answer = least[0] if len(least) == 1 else EVEN
    reason = "; ".join(f"{name} has {n}" for name, n in leaves.items()) + "."
    question = "Grown to the end, which tree has the fewest leaves?"
    return Bet(question, answer, reason, options=(*leaves, EVEN))


def story(record: Record, step: int) -> list[str]:
    """Tell each tree's question of this step."""
    if step == 0:
        return [
            "**One table, three ways to ask.** ID3 takes the largest gain and makes a "
            "bag for every answer; C4.5 divides the gain by the bits the answers cost "
            "(among questions of at least average gain); the third may only ask yes or "
            "no, as scikit-learn's trees do."
        ]
    growths = record.growths.items()
    return [f"**{name}** {_did(growth, step)}" for name, growth in growths]


def _did(growth: Sequence[Decision], step: int) -> str:
    if step >= len(growth):
        return f"is finished after {counted(len(growth) - 1, 'question')}."
    decision = growth[step]
    rows = counted(decision.node.n_samples, "row")
    return (
        f"asks “{word(decision.question.attribute)}” of {rows} "
        f"and gains {decision.question.information_gain:.6f} bits there."
    )


def ending(record: Record) -> list[str]:
    """Compare the finished trees: what they found out, and in how many questions."""
    pairs = zip(record.trees.items(), record.questions_a_row, strict=True)
    sentences = [_of_a_tree(name, tree, mean) for (name, tree), mean in pairs]
    if np.ptp(record.removed) > SAME_WITHIN:
        sentences.append(_not_the_same(record))
    else:
        sentences += [_the_same(record), _what_differs(record)]
    if YES_NO not in record.trees:
        sentences.append(
            f"In yes/no questions this table would have more than {MOST_YES_NO} "
            "columns, one for nearly every answer; that tree is left out."
        )
    return sentences


def _of_a_tree(name: str, tree: Tree, mean: float) -> str:
    return (
        f"**{name}**: {counted(len(tree.asked), 'question')}, "
        f"{counted(len(tree.leaves), 'leaf', 'leaves')}, depth {tree.depth}; a row is "
        f"asked {mean:.2f} questions on average, and "
        f"{counted(tree.n_errors, 'row')} of {tree.n_rows} guessed wrongly."
    )


def _not_the_same(record: Record) -> str:
    pairs = zip(record.trees, record.removed, strict=True)
    removed = "; ".join(f"{name} removes {bits:.6f} bits" for name, bits in pairs)
    return f"They do not even find out the same: {removed}."


def _the_same(record: Record) -> str:
    all_there_is = not any(tree.n_errors for tree in record.trees.values())
    why = "there is no more to find out" if all_there_is else "the table tells no more"
    return f"All of them remove {record.removed[0]:.6f} bits: {why}."


def _what_differs(record: Record) -> str:
    if len({len(tree.asked) for tree in record.trees.values()}) > 1:
        return "What differs is in how many boxes that ask."
    if np.ptp(record.questions_a_row) > SAME_WITHIN:
        return "What differs is how often a row is asked."
    return "And they need equally many questions for it."
