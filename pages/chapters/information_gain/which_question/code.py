"""The lines of the engines that a step runs."""

from engines.decision_trees import (
    CRITERIA,
    best_tree,
    dealt_gains,
    entropy,
    entropy_terms,
    gain_ratio,
    grow_id3,
    growth,
    guesses_along,
    held_out,
    information_gain,
    luck,
    luck_at_nodes,
    luck_of,
    rank_questions,
    shuffle_test,
)
from engines.decision_trees.tallies import best_threshold
from engines.decision_trees.tree_search import TreeSearch
from pages.words.source import lines_of

from .best_small_tree.record import Record as Best
from .grow.record import Record as Grown
from .luck.record import Record as Shuffled
from .luck_at_each_node.record import Record as Tested
from .rank.record import Record as Ranked
from .three_trees.record import Record as Trees


def of_the_ranking(record: Ranked, step: int) -> str:
    """Return how a bag is measured, then a question, and at last how all rank."""
    if step == 0:
        bag = lines_of(entropy_terms, "p = shares", "return p *")
        return "\n".join([bag, lines_of(entropy, "return entropy_terms")])
    if record.is_ranked(step):
        return lines_of(rank_questions, "order, n_best =")
    if record.question_at(step).threshold is not None and not record.at:
        tried = lines_of(best_threshold, "thresholds, bags =")
        return f"{tried}\n{lines_of(best_threshold, 'gains =', 'return float')}"
    gain = lines_of(information_gain, "before = impurity", "return np.maximum")
    by_ratio = CRITERIA[record.ranking.criterion].by_ratio
    ratio = [lines_of(gain_ratio, "return np.divide")] if by_ratio else []
    return "\n".join([gain, *ratio])


def of_the_growth(record: Grown, step: int) -> str:
    """Return how a bag is counted, or how a question makes its children.

    Where rows are held out: how they are drawn, or how the rows' guesses change.
    """
    held = len(record.judged.held) > 0
    if step == 0:
        drawn = [lines_of(held_out, "aside = places")] if held else []
        return "\n".join([*drawn, lines_of(growth.Growth.bear, "counts = np.bincount")])
    asked = lines_of(growth.Growth.ask, "question = ranking")
    if held:
        return f"{asked}\n{lines_of(guesses_along, 'told[-1][rows] =')}"
    return lines_of(growth.Growth.ask, "children = tuple")


def of_luck(record: Shuffled, step: int) -> str:
    """Return the real gains, or how the classes are dealt anew and gain by luck."""
    if step == 0:
        return lines_of(shuffle_test, "gains = np.array")
    deal = lines_of(luck.shuffled_gains, "deals = generator")
    gain = lines_of(dealt_gains.DealtGains.of, "dealt = (deals")
    gain = f"{gain}\n{lines_of(dealt_gains.DealtGains._gains, 'gains = (self.f')}"
    return "\n".join([deal, gain])


def of_luck_at_nodes(record: Tested, step: int) -> str:
    """Return how every node is tested, or how the deals of one are looked at."""
    if step == 0:
        return lines_of(luck_at_nodes, "luck_of(table, asked")
    exact = record.tests[step - 1].is_exact
    gains = "gains = dealt.of(every_deal" if exact else "gains = shuffled_gains"
    return lines_of(luck_of, gains, "best = gains.max")


def of_three_trees(record: Trees, step: int) -> str:
    """Return what C4.5 divides by what, or how the next question is asked."""
    if step == 0:
        return lines_of(gain_ratio, "gain, width =", "return np.divide")
    return lines_of(grow_id3, "number = min", "growth.rankings[number].best")


def of_the_best_tree(record: Best, step: int) -> str:
    """Return how the search deepens, or how the best question of a set is told."""
    if step == 0:
        return lines_of(best_tree, "for deeper in", "search.solve(", "reached = deeper")
    return lines_of(TreeSearch._first, "least = float", "return least")
