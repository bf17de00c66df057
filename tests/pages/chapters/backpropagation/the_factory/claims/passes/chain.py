"""The chain of one weight or bias again, and the questions about it."""

import re
from math import prod

from tests.claims import reads_as
from tests.pages.chapters.backpropagation.the_factory.claims.passes.seen import (
    ROUNDING,
    Seen,
    parts,
    total,
    written,
)

ERROR, SLOPE, WEIGHT, INPUT = "error", "slope", "weight", "input"
Factor = tuple[str, float, str]  # its name, its value, its kind
NUMBER = r"−?(?:10[⁻⁰-⁹¹²³]+|[\d.,]+(?:\xa0×\xa010[⁻⁰-⁹¹²³]+)?)"


class Chain(Seen):
    """The factors of every path, multiplied."""

    def __init__(self, record) -> None:
        super().__init__(record)
        self.layer, self.unit, self.source = record.settings.weight
        self.into = self.names(self.layer + 1)[self.unit]
        letters = "wv" if self.source is not None else "bc"
        came = () if self.source is None else (self.source,)
        self.own = self.name(letters[self.layer], *came, self.unit)
        outs = [self.unit] if self.layer else range(len(self.y))
        self.paths = [self.path(k) for k in outs]
        self.values = [prod(value for _, value, _ in path) for path in self.paths]
        self.sum, self.measured = total(self.values), record.measured
        spots = [(n, k) for n, path in enumerate(self.paths) for k in range(len(path))]
        self.spots = dict(enumerate(spots, 1))  # by step

    def path(self, k: int) -> list[Factor]:
        """Return the factors from E over one output to the parameter."""
        out, j = self.names(2)[k], self.unit
        by = f"∂E/∂z of {out}" if self.is_softmax else f"∂E/∂{out}"
        found = [
            (by, self.blame[k], ERROR),
            (f"slope of {out}", self.slopes[1][k], SLOPE),
        ]
        if not self.layer:
            found.append((self.name("v", j, k), self.v[j, k], WEIGHT))
            found.append((f"slope of {self.into}", self.slopes[0][j], SLOPE))
        if self.source is None:
            return [*found, ("1 for a bias", 1.0, INPUT)]
        held = (self.x, self.h)[self.layer][self.source]
        return [*found, (self.names(self.layer)[self.source], held, INPUT)]

    def weakest(self, path: list[Factor]) -> list[str]:
        """Return the names of the factors nearest to 0."""
        least = min(abs(value) for _, value, _ in path) * (1 + ROUNDING)
        return [name for name, value, _ in path if abs(value) <= least]


def factor(told) -> Factor:
    """Return the factor that is told at a step."""
    n, k = told.seen.spots.get(told.step, (0, None))
    return ("", float("nan"), "") if k is None else told.seen.paths[n][k]


def tells(kind: str, value: bool = True):
    """Return what tells whether a step is about such a factor, and named so."""

    def holds(told) -> bool:
        name, size, is_kind = factor(told)
        said = told.word("name") == name and is_kind == kind
        return said and (not value or told.reads(value=size))

    return holds


def is_zero(kind: str):
    """Return what tells whether a step's factor is 0, and of this kind."""
    return lambda told: factor(told)[1:] == (0.0, kind)


def of_unit(told) -> str:
    """Return the unit whose z a factor is about."""
    seen = told.seen
    n, _ = seen.spots[told.step]
    is_out = seen.layer or factor(told)[2] in (ERROR, WEIGHT)
    return seen.names(2)[seen.unit if seen.layer else n] if is_out else seen.into


def flat(told) -> bool:
    """Ask for a sigmoid or tanh so far out that its slope is 0."""
    name = factor(told)[0].removeprefix("slope of ")
    kind = "sigmoid" if name.startswith("ŷ") else told.seen.kind
    return is_zero(SLOPE)(told) and told.word("kind") == kind


def so_far(told) -> bool:
    n, k = told.seen.spots.get(told.step, (0, 0))
    values = [value for _, value, _ in told.seen.paths[n][: k + 1]]
    return k > 0 and told.reads(
        before=prod(values[:-1]), by=values[-1], after=prod(values)
    )


def ends(told) -> bool:
    n, k = told.seen.spots.get(told.step, (0, 0))
    several = len(told.seen.paths) > 1
    which = f"path {n + 1}" if several else "the line"
    return k + 1 == len(told.seen.paths[n]) and told.word("which") == which


def the(names) -> str:
    return written(
        f"the {name}" if name.startswith("slope") else name for name in names
    )


def weakest(told) -> bool:
    n, k = told.seen.spots.get(told.step, (0, 0))
    path, names = told.seen.paths[n], told.seen.weakest(told.seen.paths[n])
    values = {value for name, value, _ in path if name in names}
    is_size = min(values) < 0 < max(values)
    them = "weakest link is" if len(names) == 1 else "weakest links are"
    return (
        k + 1 == len(path)
        and told.word("who") == the(names)
        and told.word("them") == them
        and told.reads(value=max(values))
        and (told.word("size") == " in size") == is_size
    )


def listed(told) -> bool:
    """Ask for every factor with its value, those that differ with other digits."""
    seen = told.seen
    found = [
        re.fullmatch(rf"(.+) ({NUMBER})", part) for part in parts(told.word("all"))
    ]
    path = seen.paths[0]
    if len(seen.paths) > 1 or not all(found) or len(found) != len(path):
        return False
    factors = zip(found, path, strict=True)
    right = all(
        f[1] == name and reads_as(f[2], value) for f, (name, value, _) in factors
    )
    differ = len({f"{value:.11g}" for _, value, _ in path})
    names = seen.weakest(path)
    return (
        right
        and len({one[2] for one in found}) >= differ
        and told.word("who") == the(names)
        and (told.word("verb") == "is") == (len(names) == 1)
    )


def paths(told) -> bool:
    values = told.seen.values
    return len(values) == 2 and told.reads(
        one=values[0], two=values[1], sum=told.seen.sum
    )


def cancels(told) -> bool:
    seen = told.seen
    what = "a part" if seen.sum else "all of it"
    return min(seen.values) < 0 < max(seen.values) and told.word("what") == what


def owns(told) -> bool:
    return told.word("own") == told.seen.own


def gradient(told) -> bool:
    return owns(told) and told.reads(grad=told.seen.sum)


def measured(told) -> bool:
    """Ask for what was measured: the sum, but for rounding."""
    seen = told.seen
    factors = (abs(value) for path in seen.paths for _, value, _ in path)
    rounding = 1e-9 * sum(map(abs, seen.values)) + 1e-13 * max(factors)
    return (
        owns(told)
        and told.reads(measured=seen.measured)
        and abs(seen.measured - seen.sum) <= rounding
    )


def role(told) -> str:
    seen = told.seen
    if seen.source is None:
        return f"bias of {seen.into}"
    return f"from {seen.names(seen.layer)[seen.source]} to {seen.into}"


def answers(seen: Chain) -> set[str]:
    """Return the weakest links of one path, or where several pull."""
    if len(seen.paths) == 1:
        return {*seen.weakest(seen.paths[0])}
    if 0 in seen.values:
        return {"at least one of them does not pull at all"}
    same = min(seen.values) > 0 or max(seen.values) < 0
    return {"in the same direction" if same else "in opposite directions"}
