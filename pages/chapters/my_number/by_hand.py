"""The right numbers of an example in plain code: a second opinion, and a script."""

import inspect
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import reduce
from operator import getitem
from types import ModuleType
from typing import Any

import numpy as np

from engines.slips import Example, Quantity
from pages.chapters.my_number.case import Record
from pages.ui.chapter import Script

SAYS = "A worked example, by the book: the right value of every number told."


@dataclass(frozen=True)
class ByHand:
    """A page's examples worked without the engine.

    The module `plain` has nothing but a function `rounds` and what that needs; `given`
    returns what it takes, by name, and `path_to` the keys that lead to a quantity in
    what it returns.
    """

    plain: ModuleType
    given: Callable[[Any], dict[str, Any]]
    path_to: Callable[[Any, Quantity], tuple]

    def values(self, record: Record, told: Sequence[Quantity]) -> list[float]:
        """Return the right values of quantities."""
        example = record.case.example
        found = self.plain.rounds(**self.given(example))
        paths = [self.path_to(example, one) for one in told]
        return [float(reduce(getitem, path, found)) for path in paths]

    def script(self, record: Record) -> Script:
        """Write the example as a script, which prints what is right of all told."""
        example = record.case.example
        source = inspect.getsource(self.plain).split('"""', 2)[2].strip()
        given = self.given(example)
        body = "\n".join(f"{name} = {_literal(one)}" for name, one in given.items())
        call = f"found = rounds({', '.join(given)})"
        prints = [
            f"print(repr(float({self._written(example, one.quantity)})))"
            for one in record.told
        ]
        head = f'"""{SAYS}"""\n\n{source}\n\n\n{body}'
        text = "\n".join([head, call, *prints, ""])
        columns = [f"{at}. {name}" for at, name in enumerate(record.told_names, 1)]
        return Script(text, columns, row=0, named="first row")

    def _written(self, example: Example, quantity: Quantity) -> str:
        path = self.path_to(example, quantity)
        return "found" + "".join(f"[{key!r}]" for key in path)


def _literal(value: object) -> str:
    """Write a value as code."""
    if isinstance(value, np.ndarray):
        return f"np.array({value.tolist()!r})"
    if isinstance(value, list | tuple):
        return "[" + ", ".join(map(_literal, value)) + "]"
    return repr(value)
