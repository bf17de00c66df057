"""States of one neuron that are worth seeing."""

from pages.ui.chapter import Preset

from .from_paper.presets import PRESETS as FROM_PAPER
from .learn.record import rows_of
from .my_number_is_different.presets import PRESETS as MY_NUMBER


def _preset(name: str, table: str, observe: str, **values: object) -> Preset:
    return Preset(name, observe, data=rows_of(table), **values)


LEARN = (
    _preset(
        "One student",
        "one_student",
        "by how much does each update shrink the mistake y − a? And is the bottom of "
        "the error surface one point?",
    ),
    _preset(
        "One perfect update",
        "one_student",
        "η is exactly 1/λ. What is 1 − η·λ then, and how far does one update go?",
        eta=0.2,
    ),
    _preset(
        "Too bold",
        "one_student",
        "on which side of the truth does each answer land, and how far from it?",
        eta=0.5,
    ),
    _preset(
        "Five students",
        "five_students",
        "no line answers all five, so the lowest loss is not zero. How fast does the "
        "path go across the valley, and how fast along it?",
        eta=0.1,
        epochs=40,
    ),
    _preset(
        "An outlier",
        "outlier",
        "nine hours and failed: at first its mistake is the longest arrow and its "
        "input the largest, so it has the loudest voice. What does it do to the line?",
        eta=0.03,
        epochs=40,
    ),
    _preset(
        "One at a time",
        "five_students",
        "each update listens to one student only and heads for that student's "
        "own line. Does the path come to rest?",
        eta=0.05,
        batch="One",
        epochs=10,
    ),
    _preset(
        "Hours not scaled",
        "minutes",
        "the same students in minutes. What does the η that served for hours do now?",
        eta=0.1,
        epochs=20,
    ),
    _preset(
        "A sigmoid neuron",
        "five_students",
        "the line becomes an S that can stay near 0 and 1, and the surface is "
        "no longer a bowl. How near does it come?",
        act="Sigmoid",
        w0=0.0,
        w1=0.0,
        eta=1.0,
        epochs=40,
    ),
    _preset(
        "A saturated neuron",
        "five_students",
        "it is sure of all its answers. How much of a mistake gets through "
        "on the flat ends of the S?",
        act="Sigmoid",
        w0=9.0,
        w1=0.3,
        eta=1.0,
        epochs=40,
    ),
)
PRESETS = (*LEARN, *FROM_PAPER, *MY_NUMBER)
