"""The learner's walk as a worked example, with the page's names for all in it."""

from engines.slips import Quantity, ValleyExample
from pages.chapters.my_number.case import Case

from ..record import Settings, on_the_curve

SUBSCRIPTS = str.maketrans("0123456789", "₀₁₂₃₄₅₆₇₈₉")
NAMES = {
    "x": "x{k}",
    "value": "f(x{k})",
    "slope": "slope at x{k}",
    "update": "Δ from x{k}",
}
LATEX = {
    "x": "x_{{{k}}}",
    "value": "f(x_{{{k}}})",
    "slope": "f'(x_{{{k}}})",
    "update": r"\Delta_{{{k}}}",
}


def example_of(settings: Settings) -> ValleyExample:
    """Return the curve, the start, the learning rate and the steps on paper."""
    settings = on_the_curve(settings)
    how = settings.surface, settings.start, settings.learning_rate, settings.on_paper
    return ValleyExample(*how)


def case_of(settings: Settings) -> Case:
    """Return the example with its names."""
    example = example_of(settings)
    names = {name_of(quantity): quantity for quantity in example.quantities}
    return Case(example, names, latex_of)


def name_of(quantity: Quantity) -> str:
    """Return what a quantity is called on the page: "slope at x₃"."""
    (k,) = quantity.place
    return NAMES[quantity.what].format(k=str(k).translate(SUBSCRIPTS))


def latex_of(quantity: Quantity) -> str:
    """Return what a quantity is called in a formula."""
    return LATEX[quantity.what].format(k=quantity.place[0])
