"""The table of a part's claims."""

import random
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

from tests.claims.shapes import Shape, number, reads_as


@dataclass(frozen=True, eq=False)
class Told:
    """A sentence as it was said: of which record, and with what in its places."""

    record: Any
    seen: Any  # the table's evidence on the record
    step: int
    said: Mapping[str, str]
    after: Any = None  # the record after the remedy that is offered

    def __getitem__(self, name: str) -> float:
        """Return the number at a place."""
        return number(self.said[name])

    def word(self, name: str) -> str:
        """Return the words at a place."""
        return self.said[name]

    def reads(self, **values: float) -> bool:
        """Tell whether the numbers at these places are the values, as rounded there."""
        return all(reads_as(self.said[name], now) for name, now in values.items())


@dataclass(frozen=True, eq=False)
class Claim:
    """The shape of a sentence, and the question that decides it."""

    shape: Shape
    holds: Callable[[Told], bool]

    def __init__(self, shape: str, holds: Callable[[Told], bool]) -> None:
        vars(self).update(shape=Shape(shape), holds=holds)


Draw = Callable[[random.Random, Mapping[str, Any]], Any]


@dataclass(frozen=True, eq=False)
class Claims:
    """What a part may say, and the settings over which it is judged."""

    claims: tuple[Claim, ...]
    evidence: Callable[[Any], Any] = lambda record: record  # own arithmetic, made once
    answers: Callable[[Any], Any] | None = None  # the bet's: one, or a set of them
    draws: Mapping[str, Draw] = field(default_factory=dict)  # values of odd controls
    settings: Callable[[random.Random], Mapping[str, Any]] | None = None  # or all
    also: tuple[Mapping[str, Any], ...] = ()  # settings too rare to be met by chance
    few: int = 60  # settings that every run judges
    many: int = 3000  # settings under the long mark
    n_steps: int = 4  # steps of each whose story is judged, the last among them

    @cached_property
    def openings(self) -> dict[str, list[Claim]]:
        """The claims by the first letter of their shapes, those with a place apart."""
        found: dict[str, list[Claim]] = {}
        for claim in self.claims:
            first = claim.shape.text[0]
            found.setdefault("" if first == "{" else first, []).append(claim)
        return found

    def read(self, sentence: str) -> list[tuple[Claim, dict[str, str]]]:
        """Return the claims that a sentence may be, each with what it says."""
        first = sentence[:1]
        near = [*self.openings.get(first, ()), *self.openings.get("", ())]
        found = ((claim, claim.shape.read(sentence)) for claim in near)
        return [(claim, said) for claim, said in found if said is not None]
