"""What the tests of the factory's parts share: settings, and what every part owes."""

import json
import re
from collections.abc import Callable, Iterable
from itertools import product

import numpy as np
import pytest

from pages.chapters.backpropagation.the_factory.controls import ACTIVATIONS
from pages.chapters.backpropagation.the_factory.factories import FACTORIES
from pages.chapters.backpropagation.the_factory.record import Settings
from tests.pages.figures import written
from tests.pages.scripts import prints

NONSENSE = re.compile(r"\b(nan|inf|None|NaN|Infinity)\b")
POWER = "10[⁻⁰¹²³⁴-⁹]+"
NUMBER = rf"−?(?:{POWER}|\d+(?:,\d{{3}})*(?:\.\d+)?(?:e-?\d+|\xa0×\xa0{POWER})?)"
LOWERED = str.maketrans("⁻⁰¹²³⁴⁵⁶⁷⁸⁹", "-0123456789")
IN_LATEX = re.compile(r"\(?(-?[\d.]+)(?: \\times 10\^\{(-?\d+)\})?\)?$")


def each_of(*cases: Iterable) -> Callable:
    """Return a decorator: the test of one case becomes one test of them all.

    Of several lots every combination is a case. A failure names its case.
    """

    def looping(test):
        def of_all():
            for case in product(*cases):
                try:
                    test(*case)
                except Exception as wrong:
                    wrong.add_note(f"with {case}")
                    raise

        of_all.__name__, of_all.__doc__ = test.__name__, test.__doc__
        return of_all

    return looping


# --- settings -----------------------------------------------------------------------


def chosen(part, net="2-2-1", activation="sigmoid", **more):
    """Return settings of a part, with the numbers of a factory unless given."""
    factory = FACTORIES[net]
    return of_factory(part, factory, activation=activation, **more)


def of_factory(part, factory, **more):
    first, second = factory.tables
    rows = {"sample": factory.samples, "first": first, "second": second}
    return Settings(part, factory, **(rows | more))


def filled(rows, value):
    return tuple(tuple(value for _ in row) for row in rows)


def extremes(part, **more):
    """Yield (name, settings): dead, saturated and blank networks of every kind."""
    for net, factory in FACTORIES.items():
        n_inputs, (first, second) = factory.sizes[0], factory.tables
        targets = factory.samples[0][n_inputs:]
        for activation in ACTIVATIONS.values():
            name, kind = f"{net} {activation}", (part, net, activation)
            yield name, chosen(*kind, **more)
            for weight in (-10.0, 0.0, 10.0):
                into = {"second": filled(second, abs(weight))}
                into["first"] = filled(first, weight)
                yield f"{name} {weight}", chosen(*kind, **into, **more)
            for what, value in (("far", -5.0), ("blank", 0.0)):
                sample = ((value,) * n_inputs + targets,)
                yield f"{name} {what}", chosen(*kind, sample=sample, **more)


# --- what every part owes -----------------------------------------------------------


def owes_its_reader(part, settings):
    """Check every step of a part, and return its record."""
    record = part.run(settings)
    n_steps = len(part.labels(record))
    for panel in part.panels(record):
        drawn = written(panel)
        assert not NONSENSE.search(drawn)
        assert len(json.loads(drawn)["frames"]) in (0, n_steps)
    for step in range(n_steps):
        said = [*part.story(record, step), str(part.formulas(record, step))]
        assert said[0] and not NONSENSE.search(" ".join(said)), said
    assert not NONSENSE.search(str(part.table(record).rows))
    assert not disagrees(part, record, n_steps - 1)
    assert not disagrees(part, record, 0)
    bet, said = part.bet(record), part.ending(record)
    assert not NONSENSE.search(" ".join(said))
    if bet:
        assert not NONSENSE.search(f"{bet.question} {bet.reason}")
        assert bet.answer in bet.options and set(bet.ties) <= set(bet.options)
    return record


def disagrees(part, record, step=0):
    """Return the second opinions that disagree with the record."""
    opinions = part.opinions(record)
    if part.opinions_at:
        opinions = [*opinions, *part.opinions_at(record, step)]
    assert opinions
    return [one for one in opinions if not one.difference <= one.allowed]


def script_agrees(part, record):
    """Run the script to take home, and compare what it prints with the last row."""
    table, script = part.table(record), part.script(record)
    last = dict(zip(table.columns, table.rows[-1], strict=True))
    prints(script.text, [last[column] for column in script.prints])


# --- numbers in sentences -----------------------------------------------------------


def read(text):
    """Return a sentence's number: 0.25, −1,234, 10⁻⁵, 3.2 × 10⁻⁵."""
    text = re.sub("10(?=[⁻⁰-⁹¹²³])", "1e", text.replace("\xa0×\xa010", "e"))
    return float(text.translate(LOWERED).replace("−", "-").replace(",", ""))


def near(value, digits=4, least=1e-13):
    return pytest.approx(value, rel=6 * 10.0**-digits, abs=least)


def reads(pattern, text, wanted, digits=4, least=1e-13):
    """Check that a pattern is there once, and that its groups are these numbers."""
    (match,) = re.finditer(pattern, text)
    found = [read(part) for part in match.groups()]
    assert found == [near(one, digits, least) for one in wanted]


def in_latex(text):
    digits, power = IN_LATEX.match(text.strip()).groups()
    return float(f"{digits}e{power or 0}")


# --- the units in plain NumPy -------------------------------------------------------

TINY = 1e-30  # the complex step


def sigmoid(z):
    up = z.real > 0
    small = np.exp(np.where(up, -z, z))  # overflows for no z, real or complex
    return np.where(up, 1, small) / (1 + small)


def relu(z):
    return np.where(z.real > 0, z, 0)


SQUASH = {"sigmoid": sigmoid, "tanh": np.tanh, "relu": relu}


def slope(squash, z):
    return squash(z + TINY * 1j).imag / TINY
