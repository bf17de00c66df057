"""States of one neuron that are worth seeing."""

from pages.ui.chapter import Preset

from .record import rows_of


def _preset(name: str, table: str, observe: str, **values: object) -> Preset:
    return Preset(name, observe, data=rows_of(table), **values)


PRESETS = (
    _preset(
        "One student",
        "one_student",
        "with every update the mistake is halved: 0.3, 0.15, 0.075, … And the "
        "bottom is no point: a whole line of weights answers this student.",
    ),
    _preset(
        "One perfect update",
        "one_student",
        "η is exactly 1/λ, so one update answers the student exactly.",
        eta=0.2,
    ),
    _preset(
        "Too bold",
        "one_student",
        "every correction overshoots the truth by more than the mistake was.",
        eta=0.5,
    ),
    _preset(
        "Five students",
        "five_students",
        "no line answers all five, so the lowest loss is not zero. The path drops into "
        "the valley at once and then creeps along it, far from done after 40 passes.",
        eta=0.1,
        epochs=40,
    ),
    _preset(
        "An outlier",
        "outlier",
        "nine hours and failed: at first its mistake is the longest arrow and its "
        "input the largest, so it has the loudest voice and tilts the line flat.",
        eta=0.03,
        epochs=40,
    ),
    _preset(
        "One at a time",
        "five_students",
        "each update listens to one student only and heads for that student's "
        "own line, so the path wobbles and never quite rests.",
        eta=0.05,
        batch="One",
        epochs=10,
    ),
    _preset(
        "Hours not scaled",
        "minutes",
        "the same students in minutes. The η that served for hours now throws "
        "the weights out at once.",
        eta=0.1,
        epochs=20,
    ),
    _preset(
        "A sigmoid neuron",
        "five_students",
        "the line becomes an S that can stay near 0 and 1, and the surface is "
        "no longer a bowl.",
        act="Sigmoid",
        w0=0.0,
        w1=0.0,
        eta=1.0,
        epochs=40,
    ),
    _preset(
        "A saturated neuron",
        "five_students",
        "it is sure and wrong. On the flat ends of the S the slope is almost "
        "zero, so almost no blame gets through.",
        act="Sigmoid",
        w0=9.0,
        w1=0.3,
        eta=1.0,
        epochs=40,
    ),
)
