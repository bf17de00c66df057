"""What "Rank" computes: every question by every criterion."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cached_property

import numpy as np

from engines.decision_trees import (
    CRITERIA,
    MISSING_CELLS,
    Question,
    Ranking,
    rank_questions,
)

from ..record import LUCK, Settings
from .by_size import by_size
from .cutting import Cutting, cutting_at


@dataclass(frozen=True, eq=False)
class Record:
    """The ranking by the chosen criterion, and what each criterion would ask."""

    settings: Settings
    ranking: Ranking
    gains: np.ndarray  # (n_questions,) information gains in bits
    rivals: dict[str, Ranking]  # by the key of the criterion
    treatments: dict[str, Ranking] = field(default_factory=dict)  # where cells are
    # missing: the ranking by the chosen criterion, by the key of MISSING_CELLS
    cutting: Cutting | None = None  # the column of numbers that is cut by hand

    def is_ranked(self, step: int) -> bool:
        """Tell whether all questions were asked and stand best first."""
        return step > len(self.ranking.questions)

    def bars(self, step: int) -> Sequence[int]:
        """Return the numbers of the questions asked so far, as their bars stand."""
        return self.ranking.order if self.is_ranked(step) else range(step)

    def question_at(self, step: int) -> Question | None:
        """Return the question at hand: none before any, at the end the best."""
        if step == 0:
            return None
        bars = self.bars(step)
        return self.ranking.questions[bars[0 if self.is_ranked(step) else -1]]

    @property
    def at(self) -> dict[str, float]:
        """The learner's own cut of a column; nothing where it is the best one."""
        return self.cutting.at if self.cutting else {}

    def named(self, question: Question) -> str:
        """Name a question; where a hand has cut it, with the cut."""
        if question.attribute not in self.at:
            return question.attribute
        _, _, at = question.answers[0].partition(" ")
        return f"{question.attribute} ≤ {at} (yours)"

    @cached_property
    def at_best(self) -> Ranking:
        """The same ranking, with every column of numbers at its best cut."""
        if not self.at:
            return self.ranking
        how = {"criterion": self.ranking.criterion, "missing": self.ranking.missing}
        return by_size(rank_questions(self.settings.table, **how))


def run(settings: Settings) -> Record:
    """Rank the questions by every criterion, and with every treatment of gaps."""
    table, cutting = settings.table, cutting_at(settings)
    cuts = cutting.at if cutting else {}
    rivals = {
        name: by_size(
            rank_questions(table, criterion=name, missing=settings.missing, cuts=cuts)
        )
        for name in CRITERIA
    }
    ranking = rivals[settings.criterion]
    treatments = {}
    if any("" in table.column(name) for name in table.attributes):
        treatments = {
            name: by_size(
                rank_questions(
                    table, criterion=settings.criterion, missing=name, cuts=cuts
                )
            )
            for name in MISSING_CELLS
        }
    gains = np.array([question.information_gain for question in ranking.questions])
    return Record(settings, ranking, gains, rivals, treatments, cutting)


def bar(record: Record, point: dict) -> dict[str, str] | None:
    """Ask of the bar that was clicked whether its gain is luck, if there is a bar."""
    bars, row = record.bars(point["step"]), round(point["y"])
    if not 0 <= row < len(bars):
        return None
    return {"part": LUCK, "about": record.ranking.questions[bars[row]].attribute}
