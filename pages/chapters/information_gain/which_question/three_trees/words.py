"""The sentences of the part "Three trees", made from the record."""

from collections.abc import Sequence

import numpy as np

from engines.decision_trees import ANSWER, Decision, Tree
from engines.decision_trees.tree import LeafReason
from pages.ui.bets import Bet
from pages.words.numbers import of_rows
from pages.words.sentences import counted, listed, out_of

from ..words import NOTHING, amount, word
from . import choice
from .counting import asks_in_twos, told_at
from .record import C45, ID3, MOST_YES_NO, YES_NO, Record

SAME_WITHIN = 1e-9
EVEN = "two or more share it"


def labels(record: Record) -> list[str]:
    """Number the questions."""
    return ["before any question", *(f"question {k}" for k in range(1, record.n_steps))]


# --- the bet ------------------------------------------------------------------------


def bet(record: Record) -> Bet | None:
    """Ask which tree has the fewest leaves, where there is a question to ask."""
    if not asks(record) or not (step := told_at(record)):
        return None
    leaves = {name: len(tree.leaves) for name, tree in record.trees.items()}
    least = [name for name, n in leaves.items() if n == min(leaves.values())]
    answer = least[0] if len(least) == 1 else EVEN
    said = [f"{name} has {counted(n, 'leaf', 'leaves')}" for name, n in leaves.items()]
    reason = "; ".join(said) + "."
    question = "Grown to the end, which tree has the fewest leaves?"
    how = {"options": (*leaves, EVEN), "told_at": step}
    return Bet(question, answer, reason, **how)


def asks(record: Record) -> bool:
    """Tell whether there is anything to ask in this table."""
    return any(tree.asked for tree in record.trees.values())


# --- what happened ------------------------------------------------------------------


def story(record: Record, step: int) -> list[str]:
    """Tell each tree's question of this step."""
    if step == 0:
        return [_the_ways(record)]
    growths = record.growths.items()
    return [f"**{name}** {_did(name, growth, step)}" for name, growth in growths]


def _the_ways(record: Record) -> str:
    n, third = "two", ""
    if YES_NO in record.trees:
        n = "three"
        third = " The third may only ask yes or no, as scikit-learn's trees do."
        if not asks_in_twos(record):
            third = " The third asks yes or no; a missing number is an answer, too."
    return (
        f"**One table, {n} ways to ask:** ID3 takes the largest gain and makes a bag "
        "for every answer; C4.5 divides the gain by the bits the answers cost (among "
        f"questions of at least average gain).{third}"
    )


def _did(name: str, growth: Sequence[Decision], step: int) -> str:
    if len(growth) == 1:
        return "has nothing to ask."
    if step >= len(growth):
        return f"is finished after {counted(len(growth) - 1, 'question')}."
    decision = growth[step]
    n = decision.node.n_samples
    rows = "row" if n == 1 else "rows"
    return (
        f"asks “{word(decision.question.attribute)}” of {of_rows(n)} {rows} "
        f"and gains {amount(decision.question.information_gain)} bits there."
        f"{f' {choice.said_of(decision)}' if name == C45 else ''}"
    )


# --- how it ends --------------------------------------------------------------------


def ending(record: Record) -> list[str]:
    """Compare the finished trees: what they found out, and in how many questions."""
    if not asks(record):
        return [_nothing_asked(record)]
    means = _apart(record.questions_a_row)
    pairs = zip(record.trees.items(), means, strict=True)
    sentences = [
        _of_a_tree(name, tree, mean, int(n))
        for ((name, tree), mean), n in zip(pairs, record.errors, strict=True)
    ]
    sentences += [_fewest_leaves(record), _fewest_asked(record), _the_same(record)]
    if YES_NO not in record.trees:
        sentences.append(
            f"In yes/no questions this table would have more than {MOST_YES_NO} "
            "columns, one for nearly every answer; that tree is left out."
        )
    return sentences


def _nothing_asked(record: Record) -> str:
    tree = next(iter(record.trees.values()))
    if not tree.nodes[0].impurity:
        return "There is nothing to find out, so no tree asks anything."
    if tree.nodes[0].reason is LeafReason.UNANSWERED:
        return (
            "Those that answer a question all answer it alike, so no tree can ask "
            "anything."
        )
    return "All rows give the same answers, so no tree can ask anything."


def _apart(means: np.ndarray) -> list[str]:
    """Write means with two decimals, or as many as tell those apart that differ."""
    n = len({round(float(mean), 9) for mean in means})
    written = ([f"{mean:.{digits}f}" for mean in means] for digits in range(2, 9))
    return next(texts for texts in written if len({*texts}) >= n)


def _of_a_tree(name: str, tree: Tree, mean: str, n_errors: int) -> str:
    return (
        f"**{name}**: {counted(len(tree.asked), 'question')}, "
        f"{counted(len(tree.leaves), 'leaf', 'leaves')}, depth {tree.depth}; a row is "
        f"asked {mean} questions on average, and "
        f"{out_of(n_errors, tree.n_rows, 'row')} guessed wrongly."
    )


def _the_same(record: Record) -> str:
    """Say what all trees find out: what the rows' answers tell, however it is asked.

    A tree goes on until the rows of a bag are of one class or give the same answers;
    where rows without an answer are treated otherwise, trees may end apart.
    """
    if np.ptp(record.removed) > SAME_WITHIN:
        return f"They remove {_listed_bits(record)} bits, in this order."
    missing = record.settings.missing
    all_of_them = "All of them" if len(record.trees) > 2 else "Both of them"
    if record.removed[0] < NOTHING:
        why = ": the table tells nothing" if missing == ANSWER else ""
        return f"{all_of_them} remove nothing{why}."
    root = record.trees[ID3].nodes[0]
    why = ": there is no more to find out"
    if root.impurity - record.removed[0] > SAME_WITHIN:
        why = ": the table tells no more" if missing == ANSWER else ""
    return f"{all_of_them} remove {amount(record.removed[0])} bits{why}."


def _listed_bits(record: Record) -> str:
    return listed([amount(bits) for bits in record.removed])


def _fewest_leaves(record: Record) -> str:
    """Say who has the fewest leaves: the bet was about it."""
    leaves = {name: len(tree.leaves) for name, tree in record.trees.items()}
    least = min(leaves.values())
    have = [name for name, n in leaves.items() if n == least]
    if len(have) == len(leaves):
        return f"**They have equally many leaves:** {least:,}."
    return f"**Fewest leaves:** {listed(have)}, with {least:,}."


def _fewest_asked(record: Record) -> str:
    """Say which tree asks a row the fewest questions."""
    means = record.questions_a_row
    if np.ptp(means) < SAME_WITHIN:
        return "A row is asked equally many questions in each of them."
    pairs = zip(record.trees, means - means.min(), strict=True)
    least = [name for name, more in pairs if more < SAME_WITHIN]
    return f"**Fewest questions for a row, on average:** {listed(least)}."
