"""What goes wrong when people walk down a curve by hand: slips, and one convention."""

from engines.slips.slip import Cause, Slip


def _slip(name: str, label: str, what: str, needs=lambda example: True) -> Slip:
    return Slip(f"valley_{name}", "gradient_descent", "valley", label, what, needs)


def _has_rate(example) -> bool:
    return example.learning_rate != 1


def _many_steps(example) -> bool:
    return example.n_steps > 1


def _slope_changes(example) -> bool:
    """Tell whether the walk comes to a place with another slope than at its start."""
    values = example.work([Cause()])[0].tolist()
    found = zip(example.quantities, values, strict=True)
    return len({value for quantity, value in found if quantity.what == "slope"}) > 1


VALLEY_SLIPS = (
    _slip(
        "sign",
        "Step uphill",
        "The learning rate times the slope is added where it belongs taken off.",
    ),
    _slip(
        "no_rate",
        "η forgotten",
        "The whole slope is taken off, without the learning rate.",
        _has_rate,
    ),
    _slip(
        "rate_twice",
        "η used twice",
        "The slope is multiplied by the learning rate, and so is the step.",
        _has_rate,
    ),
    _slip(
        "next_slope",
        "The next place's slope",
        "The step goes by the slope of the place it should lead to: one line too far "
        "down the table.",
        _slope_changes,
    ),
    _slip(
        "value_for_slope",
        "f(x) for the slope",
        "The height f(x) is put in where the slope f′(x) belongs.",
    ),
    _slip(
        "first_slope",
        "The start's slope for ever",
        "The slope is worked out once, at the start, and kept for every other step.",
        _slope_changes,
    ),
    _slip(
        "doubled",
        "A 2 too many",
        "The slope is twice what it is, as of ½(…)² without its ½.",
    ),
    _slip(
        "halved",
        "Forgotten 2",
        "The slope is half of what it is: the 2 that a square brings is missing.",
    ),
    _slip(
        "from_start",
        "Every step from the start",
        "The update is added to the start, not to the place that was reached.",
        _many_steps,
    ),
    Slip(
        "valley_from_one",
        "gradient_descent",
        "valley",
        "Places counted from 1",
        "The start is x₁: what is called xₖ is what is called xₖ₋₁ here.",
        is_convention=True,
    ),
)
