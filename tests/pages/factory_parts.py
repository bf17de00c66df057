"""What the tests of the factory's parts share: settings, and what every part owes."""

import json
import re
from dataclasses import replace

from pages.chapters.backpropagation.the_factory.factories import FACTORIES
from pages.chapters.backpropagation.the_factory.settings import Settings
from tests.pages.figures import written
from tests.pages.scripts import prints

NONSENSE = re.compile(r"\b(nan|inf|None|NaN|Infinity)\b")


def chosen(part, net="2-2-1", activation="sigmoid", eta=0.5, more=None, **tables):
    factory = FACTORIES[net]
    rows = (factory.sample, factory.first, factory.second)
    settings = Settings(part, factory, activation, *rows, eta, False, more)
    return replace(settings, **tables)


def filled(rows, value):
    return tuple(tuple(value for _ in row) for row in rows)


def extremes(part, more=None):
    """Yield (name, settings): dead, saturated and blank networks of every kind."""
    for net, factory in FACTORIES.items():
        for activation in ("sigmoid", "tanh", "relu"):
            settings = chosen(part, net, activation, more=more)
            yield f"{net} {activation}", settings
            for weight in (-10.0, 0.0, 10.0):
                tables = {
                    "first": filled(factory.first, weight),
                    "second": filled(factory.second, abs(weight)),
                }
                yield f"{net} {activation} {weight}", replace(settings, **tables)
            inputs = (-5.0,) * factory.sizes[0]
            sample = (inputs + factory.sample[0][factory.sizes[0] :],)
            yield f"{net} {activation} far", replace(settings, sample=sample)
            blank = ((0.0,) * len(inputs) + sample[0][len(inputs) :],)
            yield f"{net} {activation} blank", replace(settings, sample=blank)


def owes_its_reader(part, settings):
    """Check every step of a part, and return its record."""
    record = part.run(settings)
    n_steps = len(part.labels(settings, record))
    for panel in part.panels(settings, record):
        drawn = written(panel)
        assert not NONSENSE.search(drawn)
        assert len(json.loads(drawn)["frames"]) in (0, n_steps)
    for step in range(n_steps):
        numbers = part.numbers(settings, record, step)
        told = [*part.story(settings, record, step), str(numbers.formulas)]
        assert told[0] and not NONSENSE.search(" ".join(told)), told
    assert not NONSENSE.search(str(numbers.rows))
    assert not disagrees(part, settings, record, n_steps - 1)
    assert not disagrees(part, settings, record, 0)
    ending, _ = part.ending(settings, record)
    bet = part.bet(settings, record)
    assert not NONSENSE.search(" ".join([*ending, bet.question, bet.reason]))
    assert bet.answer in bet.options and set(bet.ties) <= set(bet.options)
    return record


def disagrees(part, settings, record, step=0):
    """Return the second opinions that disagree with the record."""
    opinions = part.opinions(settings, record, step)
    assert opinions
    return [one for one in opinions if not one.difference <= one.allowed]


def script_agrees(part, settings, record):
    """Run the script to take home, and compare what it prints with the last row."""
    goods = part.take_home(settings, record)
    last = dict(zip(goods.columns, list(goods.rows)[-1], strict=True))
    prints(goods.script, [last[column] for column in goods.prints])
