"""What an update is made of: one sub-step, its rule, and the numbers that went in."""

from collections.abc import Callable
from dataclasses import dataclass, field
from string import Template

import numpy as np

SYMBOLS = {
    "gradient": "g",
    "learning_rate": r"\eta",
    "base_rate": r"\eta_0",
    "factor": r"\varphi(t)",
    "momentum": r"\beta",
    "velocity": "v",
    "looked_ahead": r"\tilde g",
    "squared_sum": "s",
    "decay": r"\rho",
    "squared_mean": "s",
    "beta1": r"\beta_1",
    "first_moment": "m",
    "corrected_first": r"\hat m",
    "beta2": r"\beta_2",
    "second_moment": "v",
    "corrected_second": r"\hat v",
    "step_count": "t",
    "epsilon": r"\varepsilon",
    "brake": "b",
    "damping": r"\delta",
    "curvatures": r"\lambda",
    "directions": "Q",
    "slopes": "c",
    "bends": "b",
    "jump": "h",
    "update": r"\Delta",
}


@dataclass(frozen=True, eq=False)
class Ingredient:
    """One sub-step of an update: what it makes, out of what, and how it is drawn.

    ``kind`` says how: an "arrow" from the point, an "area" for each coordinate (a
    square whose area is the number: squared gradients added up), or a "factor".
    ``rule`` is LaTeX with a ``$name`` for each of its ``numbers``; what is kept from
    before goes by the name of what it becomes. ``parts`` add up to the value.
    """

    name: str  # a key of SYMBOLS
    kind: str
    value: np.ndarray  # (..., d); a "factor" may be (1,), shared by all coordinates
    rule: str
    numbers: dict[str, np.ndarray]  # hyperparameters, and arrays (..., d)
    parts: dict[str, np.ndarray] = field(default_factory=dict)  # "kept", "added"

    @property
    def symbol(self) -> str:
        """Return the letter of what is made, LaTeX."""
        return SYMBOLS[self.name]

    @property
    def formula(self) -> str:
        """Return the rule in symbols, LaTeX."""
        return Template(self.rule).substitute(SYMBOLS)

    def filled(self, write: Callable[[np.ndarray], str]) -> str:
        """Return the rule with its numbers as ``write`` writes them, LaTeX."""
        written = {name: write(number) for name, number in self.numbers.items()}
        return Template(self.rule).substitute(written)


def adding(name: str, kind: str, rule: str, kept, added, **numbers) -> Ingredient:
    """Return the sub-step that adds something to what is kept of the old.

    >>> made = adding("velocity", "arrow", "$velocity", np.ones(1), np.ones(1))
    >>> made.value, made.parts["kept"]
    (array([2.]), array([1.]))
    """
    parts = {"kept": kept, "added": added}
    return Ingredient(name, kind, kept + added, rule, numbers, parts)


def making(name: str, kind: str, rule: str, value, **numbers) -> Ingredient:
    """Return the sub-step that makes something out of numbers.

    >>> making("brake", "factor", r"$epsilon", np.ones(1), epsilon=1.0).formula
    '\\\\varepsilon'
    """
    return Ingredient(name, kind, value, rule, numbers)
