"""What "My number is different" says of a neuron's numbers."""

import random
from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from engines.slips import Cause, NeuronExample
from pages.chapters.gradient_descent.one_neuron.my_number_is_different.case import (
    case_of,
)
from pages.chapters.gradient_descent.one_neuron.my_number_is_different.controls import (
    settings_of,
)
from tests.claims import Claim, Told
from tests.pages.chapters import my_number

from .from_paper import drawing

SCALES = {  # of what L is made: how often a mistake's square counts, and if it is a sum
    "half the mean": ("half_squared_error", False),
    "half the sum": ("half_squared_error", True),
    "the mean": ("squared_error", False),
    "the sum": ("squared_error", True),
}


def rounds(rng: random.Random, seen: Mapping[str, Any]) -> int:
    """Return which round the numbers are of."""
    return rng.choice([1, 1, 1, 1, 2, 2, 3, 8])


def _fits(told: Told, example: NeuronExample) -> bool:
    """Tell whether what was told is right in another example."""
    right = dict(zip(example.quantities, example.work([Cause()])[0], strict=True))
    names, rows = told.record.case.names, told.record.settings.told
    return all(
        my_number.has_digits(right[names[name]], text, False) for name, text in rows
    )


def _is_made_so(told: Told) -> bool:
    """Tell whether what was told is right by another loss."""
    scale, _, of = told.word("scale").partition(" of the ")
    example: NeuronExample = told.seen.example
    loss, is_sum = SCALES.get(scale, ("", False))
    if example.loss == "log":
        loss = "log" if "half" not in scale else ""
    is_named = of == ("log losses" if example.loss == "log" else "squared mistakes")
    if not loss or not is_named or 0 in told.seen.suspects:
        return False
    return _fits(told, replace(example, loss=loss, summed=is_sum))


def _bias(told: Told) -> bool:
    learns, example = told.word("verb") == "learn", told.seen.example
    if learns == told.record.settings.bias_learns or 0 in told.seen.suspects:
        return False
    bias = example.bias if learns or example.bias else None
    return _fits(told, replace(example, bias=bias, bias_moves=learns))


def _right_is(told: Told, wanted: float) -> bool:
    column = told.seen.columns[0]
    return abs(told.seen.values[0, column] - wanted) < 1e-9


def _has_one(told: Told, digits: str, *causes: str) -> bool:
    """Tell whether one number is told, with these digits, and by which causes."""
    named = {
        name for at in told.seen.suspects for name in told.seen.all_causes[at].faults
    }
    return told.seen.texts == [digits] and named == set(causes)


def _nielsen(told: Told) -> bool:
    example = told.seen.example
    given = example.inputs.tolist(), example.targets.tolist()
    return (
        given == ([[told["x"]]], [told["y"]])
        and example.n_rounds == told["n"] + 1
        and example.activation == "sigmoid"
        and told.seen.texts == [told.word("a")]
        and told.reads(b=told.seen.values[0, told.seen.columns[0]])
    )


OBSERVED = (
    Claim(
        "after one round somebody's neuron answers {a}, and not {b}.",
        lambda t: (
            t.seen.example.n_rounds == 2
            and t.seen.texts == [t.word("a")]
            and _right_is(t, t["b"])
        ),
    ),
    Claim(
        "What was forgotten on the way?",
        lambda t: _has_one(t, "0.79", "neuron_no_input"),
    ),
    Claim(
        "input {x}, target {y}: after {n} rounds the book's neuron answers {b}, "
        "somebody's {a}.",
        _nielsen,
    ),
    Claim(
        "Is that a slip, or another way to count, and which number would tell?",
        lambda t: _has_one(t, "0.0610", "neuron_no_half", "neuron_whole"),
    ),
    Claim(
        "a sigmoid neuron, and a new weight with all its digits.",
        lambda t: (
            t.seen.example.has_slope and my_number.decimals_of(t.seen.texts[0]) == 6
        ),
    ),
    Claim(
        "Where was the slope taken?",
        lambda t: _has_one(t, t.seen.texts[0], "neuron_slope_at_activation"),
    ),
    Claim(
        "another book's bias is {a} after the first round.",
        lambda t: (
            t.record.settings.told == (("new w₀, sample 4", t.word("a")),)
            and t.seen.example.n_rounds == 1
        ),
    ),
    Claim(
        "What does its step answer where z is {z}?",
        lambda t: t["z"] == 0 and _has_one(t, "0.1", "neuron_zero_is_off"),
    ),
)
OWN = (
    Claim("Take {scale:*} as L", _is_made_so),
    Claim("Let the bias {verb:learn|stay}", _bias),
    Claim(
        "Step through the right way in From paper",
        lambda t: 0 not in t.seen.suspects,
    ),
    *OBSERVED,
)


def _as(cause: str, name: str, **values: Any) -> dict[str, Any]:
    """Return an example with a number as somebody has it by one cause."""
    settings = settings_of(values | {"p_eta": 0.1, "p_w0": 0.1, "p_w1": 0.3})
    case = case_of(settings)
    found = case.example.work([Cause((cause,))])[0]
    value = found[case.example.quantities.index(case.names[name])]
    return values | {"told": ((name, f"{value:.7f}"),)}


LOG = {"p_act": "Sigmoid", "p_data": ((1.0, 1.0),), "p_loss": "Log loss"}
THREE = {"p_act": "Linear", "p_data": ((1.0, 1.0), (2.0, 0.5), (3.0, -1.0))}
RARE = (
    {
        "p_data": ((1000.0, 1.0),),
        "p_eta": 10.0,
        "round": 60,
        "told": (("a", "1.5"),),
    },
    _as("neuron_in_bits", "L", **LOG),
    _as("neuron_in_log10", "L", **LOG),
    _as("neuron_summed", "L", **THREE),
    _as("neuron_less_one", "L", **THREE),
)
MY_NUMBER = my_number.claims_of(
    "neuron",
    lambda values: case_of(settings_of(values)),
    *OWN,
    draws={**drawing.DRAWS, "round": rounds},
    also=(*drawing.ALSO, *RARE),
    few=30,
)
