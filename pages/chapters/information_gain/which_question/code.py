"""The lines of the engines that a step runs."""

from engines.decision_trees import (
    CRITERIA,
    entropy,
    entropy_terms,
    gain_ratio,
    grow_id3,
    growth,
    information_gain,
    luck,
    one_hot,
    rank_questions,
    shuffle_test,
)
from engines.decision_trees.tallies import best_threshold
from pages.words.source import lines_of

from .grow.record import Record as Grown
from .luck.record import Record as Shuffled
from .rank.record import Record as Ranked
from .three_trees.record import YES_NO
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
    """Return how a bag is counted, or how a question makes its children."""
    if step == 0:
        return lines_of(growth.Growth.bear, "counts = np.bincount")
    return lines_of(growth.Growth.ask, "question = ranking", "children = tuple")


def of_luck(record: Shuffled, step: int) -> str:
    """Return the real gains, or how the classes are dealt anew and gain by luck."""
    if step == 0:
        return lines_of(shuffle_test, "gains = np.array")
    deal = lines_of(luck.shuffled_gains, "deals = generator")
    gain = lines_of(luck.gains_of_deals, "after = (", "gains[:, at] = np.maximum")
    return "\n".join([deal, gain])


def of_three_trees(record: Trees, step: int) -> str:
    """Return how a table is cut into yes and no, or how the next question is asked."""
    if step == 0 and YES_NO in record.tables:
        return lines_of(one_hot, "fresh = _fresh", "columns[fresh] =")
    if step == 0:
        return lines_of(grow_id3, "growth = Growth")
    return lines_of(grow_id3, "number = min", "growth.rankings[number].best")
