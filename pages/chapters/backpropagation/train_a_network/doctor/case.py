"""A training that is over, as the doctor looks at it, and what is found."""

from dataclasses import dataclass

from engines.backpropagation import TrainingHistory, decision_values

from ..problem import Problem
from ..record import Settings

SOLVED = 0.95  # share right, or explained, of the samples held out
LINES = {"x", "y"}  # told nothing else, a unit of the first layer draws a line


@dataclass(frozen=True)
class Finding:
    """One thing that is seen, and what may help."""

    cause: str
    says: tuple[str, ...]  # sentences with their numbers
    advice: str = ""  # a sentence

    @property
    def is_fine(self) -> bool:
        """Whether nothing is wrong."""
        return self.cause == "solved"


@dataclass(frozen=True, eq=False)
class Case:
    """A training that is over, and what several of the questions ask of it."""

    problem: Problem
    history: TrainingHistory

    @property
    def settings(self) -> Settings:
        """Those of the problem."""
        return self.problem.settings

    @property
    def sorts(self) -> bool:
        """Whether it names classes; else it gives numbers."""
        return self.problem.samples.kind == "classes"

    @property
    def sees_lines(self) -> bool:
        """Whether it is told nothing but where a sample lies."""
        return set(self.settings.features) <= LINES

    @property
    def n_updates(self) -> int:
        """Updates that were whole."""
        return int(self.history.stopped_at)

    @property
    def score(self) -> float:
        """Share right of the samples held out, or share explained, in the end."""
        if self.sorts:
            return float(self.history.test_accuracies[-1])
        inputs, targets = self.problem.test
        says = decision_values(self.problem.network, self.history.parameters, inputs)
        left = ((says - targets) ** 2).sum()
        return float(1 - left / ((targets - targets.mean(axis=0)) ** 2).sum())
