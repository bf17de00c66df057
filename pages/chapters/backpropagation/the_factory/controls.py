"""The controls that the factory's parts share, the tables of numbers among them."""

from pages.figures.network_names import Names
from pages.ui.choices import Choice, Switch
from pages.ui.control import Values, where
from pages.ui.controls import Scale
from pages.ui.tables import Column, Rows

from . import words
from .factories import FACTORIES, OWN, Factory
from .own import BASE
from .own_controls import BREAK_IT, OWN_CONTROLS, is_own
from .own_waits import OwnWaits
from .record import RATES, TEN_THOUSAND

ACTIVATIONS = {"Sigmoid": "sigmoid", "tanh": "tanh", "ReLU": "relu"}
MY_NUMBER = "My number is different"  # the title of the part that finds slips
WITHOUT_NETWORK = ("Two losses", "Nudging")  # they have numbers of their own
WITH_STEP = ("One pass", "One step", TEN_THOUSAND, BREAK_IT, MY_NUMBER)  # who step
SETTINGS = ("first", "second")  # of each layer's table
TAKES_OWN = ("One pass", BREAK_IT, MY_NUMBER)  # parts that take any network
INTO = ("Weights into the hidden units", "Weights into the outputs")


def with_network(values: Values) -> bool:
    """Tell whether the part looks at the learner's network."""
    return values["part"] not in WITHOUT_NETWORK


def has_fixed_units(values: Values) -> bool:
    """Tell whether the factory is one of those whose hidden units are chosen alike."""
    return with_network(values) and not is_own(values)


def takes_no_own(values: Values) -> bool:
    """Tell whether the part looks at a network, but at none of the learner's own."""
    return with_network(values) and values["part"] not in TAKES_OWN


def factories_of(values: Values) -> dict[str, Factory]:
    """Return the factories that the part takes."""
    own = {OWN: BASE} if values["part"] in TAKES_OWN else {}
    return {**FACTORIES, **own}


def factories_help(values: Values) -> str | None:
    """Say where an own network cannot be taken."""
    return None if values["part"] in TAKES_OWN else words.NO_OWN


def takes_no_step(values: Values) -> bool:
    """Tell whether the learning rate changes nothing."""
    return values["part"] not in WITH_STEP


def is_tried_first(values: Values) -> bool:
    """Tell whether the learning rate is what to try first."""
    return values["part"] != MY_NUMBER


def rate_help(values: Values) -> str | None:
    """Say where the learning rate changes nothing."""
    return words.NO_STEP if takes_no_step(values) else None


def biases_help(values: Values) -> str:
    """Say why biases may stay, and where nothing moves."""
    idle = takes_no_step(values)
    return f"{words.BIASES} {words.NO_STEP}" if idle else words.BIASES


def its_own_units(values: Values) -> str:
    """Return what the hidden units of the factory are at first."""
    first = FACTORIES[values["net"]].activations[0]
    return next(name for name, kind in ACTIVATIONS.items() if kind == first)


def tables(factory: Factory) -> list[Rows]:
    """Return the tables of a factory: its samples, and the weights into each layer."""
    first, *_ = layers = [
        [Names(factory.sizes).unit(layer, number) for number in range(size)]
        for layer, size in enumerate(factory.sizes)
    ]
    here, n_samples = where("net", factory.label), len(factory.samples)
    samples = Rows(
        f"{factory.code}_x",
        "Inputs and targets",
        tuple(_column(name, words.LARGEST_INPUT) for name in first)
        + tuple(_target(factory, number) for number in range(factory.sizes[-1])),
        factory.samples,
        n_samples,
        ("sample",) * n_samples,
        into="sample",
        shown=here,
    )
    weights = [
        Rows(
            f"{factory.code}_{factory.letters[at]}",
            INTO[at],
            tuple(
                _column(f"→ {unit}", words.LARGEST_WEIGHT) for unit in layers[at + 1]
            ),
            rows,
            len(rows),
            (*(f"{unit} →" for unit in layers[at]), "bias"),
            into=SETTINGS[at],
            shown=here,
            note=words.spans if at + 1 == len(factory.tables) else None,
        )
        for at, rows in enumerate(factory.tables)
    ]
    return [samples, *weights]


def _column(name: str, largest: float) -> Column:
    return Column(name, -largest, largest, f"From −{largest:g} to {largest:g}.")


def _target(factory: Factory, number: int) -> Column:
    name = Names(factory.sizes).target(number)
    return Column(name, 0, 1, "What should have come out, 0 to 1.")


CONTROLS = (
    Choice(
        "net",
        "Factory",
        factories_of,
        into="factory",
        restarts=True,
        shown=with_network,
        help=factories_help,
    ),
    OwnWaits("own_waits", shown=takes_no_own),
    Choice(
        "act",
        "Hidden units",
        ACTIVATIONS,
        its_own_units,
        into="activation",
        shown=has_fixed_units,
    ),
    *(rows for factory in FACTORIES.values() for rows in tables(factory)),
    *OWN_CONTROLS,
    Scale(
        "eta",
        "Learning rate η",
        RATES,
        0.5,
        typed=True,
        into="learning_rate",
        shown=with_network,
        help=rate_help,
        idle=takes_no_step,
        main=is_tried_first,
    ),
    Switch(
        "biases",
        "The step moves the biases too",
        shown=has_fixed_units,
        help=biases_help,
        idle=takes_no_step,
        rare=True,
    ),
)
