"""The lines of the engines that a step runs."""

from engines.decision_trees import (
    draw_marbles,
    entropy,
    entropy_terms,
    gini,
    misclassification,
    surprise,
)
from engines.decision_trees.huffman import merge_lightest, numbered_tree
from pages.words.source import lines_of

from .record import Record

DRAW = lines_of(draw_marbles, "marbles, guessed =", "colours, guesses =")


def of_the_bag(record: Record, step: int) -> str:
    """Return how H is added up, or how a marble is drawn and how much it surprises."""
    if step:
        return "\n".join([DRAW, lines_of(surprise, "return -np.log2")])
    terms = lines_of(entropy_terms, "p = shares", "return p *")
    return "\n".join([terms, lines_of(entropy, "return entropy_terms")])


def of_questions(record: Record, step: int) -> str:
    """Return how the tree is made, or a draw, and how many questions it takes."""
    if step:
        return "\n".join([DRAW, lines_of(numbered_tree, "leaves[made], lengths[made]")])
    return lines_of(merge_lightest, "(light, first)", "pairs[made], total", "heappush(")


def of_measures(record: Record, step: int) -> str:
    """Return how the measures are worked out, or how marble and guess are drawn."""
    if step:
        return DRAW
    by_draw = lines_of(gini, "p = shares", "return (p *")
    return "\n".join([by_draw, lines_of(misclassification, "return np.where")])
