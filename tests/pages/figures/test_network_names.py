"""What units and parameters are called."""

import pytest

from engines.backpropagation import initialize
from pages.figures.network_names import Names, Place

SHAPES = [(2, 2, 1), (2, 2, 2), (3, 3, 2)]


@pytest.mark.parametrize("sizes", SHAPES)
def test_every_parameter_has_a_name_of_its_own_in_the_order_of_the_vector(sizes):
    names, parameters = Names(sizes), initialize(sizes, "normal")
    places = list(names.places())
    assert len(names.parameters()) == len(places) == parameters.count
    for value, place in zip(parameters.vector, places, strict=True):
        if place.source is None:
            held = parameters.biases[place.layer][place.unit]
        else:
            held = parameters.weights[place.layer][place.source, place.unit]
        assert value == held


def test_a_weights_name_says_from_where_to_where():
    names = Names((2, 2, 2))
    assert names.parameter(Place(0, unit=1, source=0)) == "w₁₂"
    assert names.parameter_latex(Place(1, unit=0, source=1)) == "v_{21}"
    assert names.parameter(Place(0, unit=1, source=None)) == "b₂"


def test_an_only_output_has_no_number():
    names = Names((2, 2, 1))
    assert names.unit(2, 0) == "ŷ" and names.target(0) == "y"
    assert names.parameter(Place(1, unit=0, source=1)) == "v₂"
    assert names.parameter_latex(Place(1, unit=0, source=None)) == "c"
    assert names.pre_activation_latex(2, 0) == r"z_{\hat y}"
