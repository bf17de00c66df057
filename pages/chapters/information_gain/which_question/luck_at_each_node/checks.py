"""Second opinions on the tests: gains counted again, and other deals."""

import numpy as np

from engines.decision_trees import NodeLuck, Ranking
from engines.reference import mutual_information
from pages.ui.chapter import Opinion, agree
from pages.words.sentences import counted

from ..dealt_again import answers_of, deals_again, gains_again
from .record import Record

N_AGAIN = 100  # deals at each node
SLACK = 2  # deals: so few come by chance where hardly one is expected


def opinions(record: Record) -> list[Opinion]:
    """Count the real gains again, and deal the classes again, at every node."""
    if not record.tests:
        return []
    found = [_again(record, step) for step in range(1, record.n_tests + 1)]
    best = np.array([gains.max(axis=1) for gains in found])  # (n_tests, 1 + N_AGAIN)
    at = f"at {counted(record.n_tests, 'node')}"
    what = f"The best gain {at}, every bag counted by itself"
    real = agree(record.gains, best[:, 0], "a plain count", what, 1e-9)
    return [real, _other_deals(record, best[:, 1:], at)]


def _again(record: Record, step: int) -> np.ndarray:
    ranking, seed = record.decision(step).ranking, [record.settings.seed, step, 1]
    deals = deals_again(record.table, ranking, 1 + N_AGAIN, seed)
    return gains_again(record.table, ranking, deals)


def _other_deals(record: Record, best: np.ndarray, at: str) -> Opinion:
    """Hold each p against the share of other deals that do as well."""
    shares = (best >= record.gains[:, np.newaxis] - 1e-9).mean(axis=1)
    p = np.array([test.p_value for test in record.tests])
    allowed = np.array([_allowed(test) for test in record.tests])
    gaps = np.abs(shares - p)
    worst = int((gaps / allowed).argmax())
    what = (
        f"The p {at} against {N_AGAIN} other deals at each; five standard errors and "
        f"{SLACK} deals are allowed"
    )
    name = "another dealing"
    return Opinion(name, float(gaps[worst]), float(allowed[worst]), what, "chance")


def _allowed(test: NodeLuck) -> float:
    p = test.p_value
    error = (p * (1 - p) / N_AGAIN + test.standard_error**2) ** 0.5
    return 5 * error + SLACK / N_AGAIN


def reference(record: Record) -> Opinion | None:
    """Ask scikit-learn what the best question's answers tell of the class."""
    steps = [
        step
        for step in range(1, record.n_tests + 1)
        if _is_plain(record.decision(step).ranking)
    ]
    if not steps:
        return None
    theirs = [_theirs(record, step) for step in steps]
    ours = record.gains[[step - 1 for step in steps]]
    what = f"The best gain at {counted(len(steps), 'node')}"
    return agree(ours, theirs, "scikit-learn's mutual information", what, 1e-9)


def _is_plain(ranking: Ranking) -> bool:
    """Tell whether every row is whole and answers the best question."""
    is_whole = bool((ranking.weights == 1).all())
    return is_whole and ranking.question(ranking.best).known == 1


def _theirs(record: Record, step: int) -> float:
    ranking, table = record.decision(step).ranking, record.table
    question = ranking.question(ranking.best)
    column = table.column(table.target)
    classes = [column[row] for row in ranking.rows]
    answers = answers_of(table, ranking, question.attribute)
    if question.threshold is not None:
        values = table.values(question.attribute)[ranking.rows]
        answers = np.where(np.isnan(values), 2, values > question.threshold)
    return mutual_information([str(answer) for answer in answers], classes)
