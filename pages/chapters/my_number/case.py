"""A learner's worked example, as a page shows it: its quantities by their names."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from engines.slips import Example, Quantity, Told, Verdict, explain
from pages.words.literal import literal

Rows = tuple[tuple[str, str], ...]  # the name of a quantity, and its digits as typed


@dataclass(frozen=True, eq=False)
class Case:
    """An example with what its page calls everything in it."""

    example: Example
    names: Mapping[str, Quantity]  # by what the page calls them, in their order
    # In a formula; Markdown has it too, so no dollar sign of the learner's is in it.
    latex: Callable[[Quantity], str]

    def name(self, quantity: Quantity) -> str:
        """Return what the page calls a quantity."""
        return next(name for name, one in self.names.items() if one == quantity)

    def said(self, quantity: Quantity) -> str:
        """Return its name for a sentence, where a learner's own words stay such."""
        return literal(self.name(quantity))


@dataclass(frozen=True, eq=False)
class Record:
    """What was told of an example, and the verdict."""

    settings: Any
    case: Case
    verdict: Verdict

    @property
    def told(self) -> tuple[Told, ...]:
        """The numbers told, with their digits."""
        return self.verdict.told

    @property
    def told_names(self) -> list[str]:
        """What the page calls the quantities told."""
        return [self.case.name(one.quantity) for one in self.told]

    @property
    def n_steps(self) -> int:
        """Before any number, after each of them, and what to ask next."""
        return len(self.told) + 2


def record_of(settings: Any, case: Case) -> Record:
    """Hold what the settings have been told against every cause."""
    told = [Told(case.names[name], text) for name, text in settings.told]
    return Record(settings, case, explain(case.example, told))
