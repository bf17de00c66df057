"""The right numbers found otherwise, from whole counts; and as a script."""

import inspect
from collections.abc import Sequence
from functools import reduce
from operator import getitem

from engines.slips import Quantity, SplitExample
from pages.chapters.my_number.case import Record
from pages.ui.chapter import Script

from . import plain

SAYS = "A split worked out by the book: the right value of every number told."


def given(example: SplitExample) -> dict:
    """Return what `plain.split` takes, as plain lists."""
    return {
        "bag": example.bag.astype(int).tolist(),
        "groups": example.groups.astype(int).tolist(),
        "base": float(example.base),
    }


def by_hand(record: Record, told: Sequence[Quantity]) -> list[float]:
    """Return the right values of quantities, in plain Python."""
    found = plain.split(**given(record.case.example))
    return [float(reduce(getitem, path_to(one), found)) for one in told]


def path_to(quantity: Quantity) -> tuple:
    """Return the keys that lead to a quantity in what `plain.split` returns."""
    what, place = quantity
    if what not in ("share", "term", "entropy", "gini"):
        return (what, *place)
    bag, *kind = place
    return (*(("bag",) if bag is None else ("groups", bag)), what, *kind)


def script(record: Record) -> Script:
    """Write the example as a script that prints the right value of what was told."""
    source = inspect.getsource(plain).split('"""', 2)[2].strip()
    body = "\n".join(
        f"{name} = {value!r}" for name, value in given(record.case.example).items()
    )
    prints = [f"print(repr(found{_written(one.quantity)}))" for one in record.told]
    text = f'"""{SAYS}"""\n\n{source}\n\n\n{body}\nfound = split(bag, groups, base)\n'
    columns = [f"{at}. {name}" for at, name in enumerate(record.told_names, 1)]
    return Script(text + "\n".join(prints) + "\n", columns, row=0, named="first row")


def _written(quantity: Quantity) -> str:
    return "".join(f"[{key!r}]" for key in path_to(quantity))
