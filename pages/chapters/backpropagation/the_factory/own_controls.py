"""The controls of a factory of the learner's own: sizes, kinds, samples, weights."""

from collections.abc import Callable

from pages.figures.network_names import Names
from pages.ui.choices import Choice
from pages.ui.control import Values, where
from pages.ui.controls import Beside, Number, Slider
from pages.ui.table_shapes import Cells
from pages.ui.tables import Rows

from . import own, words
from .factories import OWN
from .velocity import Velocity

is_own = where("net", OWN)
MOST = 4  # units of a layer
BREAK_IT = "Break it"  # it looks at the mean over all samples, one step from rest
SIZES = (
    ("own_in", "Inputs", 1, 2),
    ("own_h", "Hidden units", 1, 2),
    ("own_h2", "In a second hidden layer", 0, 0),
    ("own_out", "Outputs", 1, 1),
)


def _has_second(values: Values) -> bool:
    return is_own(values) and bool(values.get("own_h2"))


def _has_output_kind(values: Values) -> bool:
    return is_own(values) and values["own_loss"] not in own.PAIRS


def _goes_on(values: Values) -> bool:
    """Tell whether it matters what steps were taken before, and by which sample."""
    return is_own(values) and values["part"] != BREAK_IT


def _has_several(values: Values) -> bool:
    return _goes_on(values) and len(values["own_x"]) > 1


def _numbers_of_samples(values: Values) -> list[str]:
    return [str(number + 1) for number in range(len(values["own_x"]))]


def _kind(name: str, label: str, shown: Callable[[Values], bool]) -> Choice:
    return Choice(name, label, tuple(own.KINDS), as_list=True, shown=shown)


def _weights(letter: str, label: str, back: int, shown: Callable) -> Rows:
    """Return the table of weights into a layer, counted from the outputs back."""

    def layers(values: Values) -> tuple[list[str], list[str]]:
        names = Names(own.sizes_of(values))
        into = 1 if letter == "w" else names.last - back
        return names.units(into - 1), names.units(into)

    def default(values: Values) -> Cells:
        senders, units = layers(values)
        return own.usual_weights(len(senders), len(units))

    return Rows(
        f"own_{letter}",
        label,
        lambda values: tuple(own.number_column(f"→ {u}") for u in layers(values)[1]),
        default,
        lambda values: len(layers(values)[0]) + 2,
        lambda values: own.row_names(layers(values)[0]),
        titled=True,
        shown=shown,
        note=words.own_spans if letter == "v" else None,
    )


SHAPE = (
    Beside(
        "own_sizes",
        tuple(
            Number(name, label, (least, MOST), first, 1, shown=is_own, restarts=True)
            for name, label, least, first in SIZES
        ),
        wrap=False,
    ),
    Beside(
        "own_kinds",
        (
            Choice("own_loss", "Loss", own.losses_of, as_list=True, shown=is_own),
            _kind("own_f1", "Hidden units are", is_own),
            _kind("own_f2", "Second hidden layer", _has_second),
            _kind("own_fo", "Outputs are", _has_output_kind),
        ),
        wrap=False,
    ),
)
TABLES = (
    Rows(
        "own_x",
        "Samples: a row each, inputs and then targets",
        own.sample_columns,
        own.usual_samples,
        own.MOST_SAMPLES,
        titled=True,
        into="own_x",
        shown=is_own,
    ),
    _weights("w", "Weights into the hidden units", 1, is_own),
    _weights("u", "Weights into the second hidden layer", 1, _has_second),
    _weights("v", "Weights into the outputs", 0, is_own),
)
STEPS = (
    Choice(
        "own_way",
        "Samples take their step",
        (own.TOGETHER, own.ONE_BY_ONE),
        shown=_has_several,
        help=words.WAYS,
    ),
    Choice(
        "own_at", "Sample that is followed", _numbers_of_samples, shown=_has_several
    ),
    Slider("own_beta", "Momentum β", (0.0, 0.99), 0.0, 0.01, shown=_goes_on, rare=True),
    Velocity("own_velocity", shown=_goes_on, rare=True),
)
OWN_CONTROLS = (*SHAPE, *TABLES, *STEPS)
