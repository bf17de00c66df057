"""All that a table can be asked, as one array of answers: many bags counted at once."""

from dataclasses import dataclass
from functools import cached_property

import numpy as np

from engines.datasets import MISSING, Table
from engines.decision_trees.missing import ANSWER
from engines.decision_trees.questions import labels_of
from engines.decision_trees.splits import halfway


@dataclass(frozen=True, eq=False)
class AnswerSheet:
    """Q questions, and who gives which of their A answers.

    A column of words is one question, a column of numbers one at every threshold
    between two of its values; and where missing cells are an answer, one more whether
    there is a value, which is asked of rows that have only one. The answers of a
    question stand together, in order.
    """

    answers: np.ndarray  # (A, n) 1 where a row gives the answer, else 0
    question_of: np.ndarray  # (A,) integers: whose answer it is
    columns: tuple[str, ...]  # (Q,) what is asked about
    lows: np.ndarray  # (Q,) the largest value on the left of a cut; NaN: no cut
    is_given: np.ndarray  # (Q,) bool: whether it asks if there is a value
    classes: np.ndarray  # (n, n_classes) 1 at a row's class; all 0 where it is missing

    @cached_property
    def column_of(self) -> np.ndarray:
        """The number of each question's column, (Q,), in the order of the columns."""
        names = list(dict.fromkeys(self.columns))
        return np.array([names.index(name) for name in self.columns], dtype=int)

    @cached_property
    def alike(self) -> np.ndarray:
        """The number of each row's group, (n,): rows that give the same answers."""
        if not len(self.answers):
            return np.zeros(len(self.classes), dtype=int)
        return np.unique(self.answers.T, axis=0, return_inverse=True)[1].ravel()

    def threshold(self, table: Table, question: int, rows: np.ndarray) -> float | None:
        """Return the threshold that cuts these rows as the question does; None: words.

        It is halfway between the two values that are nearest to the cut on both sides.
        """
        if np.isnan(self.lows[question]):
            return None
        values = table.values(self.columns[question])[rows]
        low = values[values <= self.lows[question]].max()
        return float(halfway(low, values[values > self.lows[question]].min()))


def answer_sheet(table: Table, missing: str = ANSWER) -> AnswerSheet:
    """Return every question that the table can be asked, with its answers.

    ``missing`` says whether rows without an answer are an answer of their own; else
    they give none. Never raises.

    >>> from engines.datasets import load
    >>> sheet = answer_sheet(load("eight_days"))
    >>> sheet.answers.shape, sheet.question_of, sheet.columns
    ((5, 8), array([0, 0, 0, 1, 1]), ('Weather', 'Wind'))
    """
    answers, question_of, columns, lows, is_given = [], [], [], [], []
    for name in table.attributes:
        asked = _of_numbers if name in table.numbers else _of_words
        for low, said in asked(table, name, missing):
            answers += said
            question_of += [len(columns)] * len(said)
            columns.append(name)
            lows.append(low)
            is_given.append(name in table.numbers and low is None)
    labels, classes = labels_of(table)
    n = len(table.rows)
    return AnswerSheet(
        np.array(answers, dtype=float).reshape(-1, n),
        np.array(question_of, dtype=int),
        tuple(columns),
        np.array(lows, dtype=float),
        np.array(is_given, dtype=bool),
        (labels[:, np.newaxis] == np.arange(len(classes))).astype(float),
    )


def _of_words(table: Table, name: str, missing: str):
    """Yield (None, who gives each answer)."""
    codes, words = table.codes(name)
    said = [
        codes == code
        for code, word in enumerate(words)
        if missing == ANSWER or word != MISSING
    ]
    if said:
        yield None, said


def _of_numbers(table: Table, name: str, missing: str):
    """Yield (the largest value on the left, who gives each answer) for every cut."""
    values = table.values(name)
    unknown = np.isnan(values)
    own = [unknown] if missing == ANSWER and unknown.any() else []
    for low in np.unique(values[~unknown])[:-1]:
        yield low, [values <= low, values > low, *own]
    if own and not unknown.all():
        yield None, [~unknown, unknown]
