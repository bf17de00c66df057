"""States of the valley that are worth seeing."""

from engines.gradient_descent import CURVES
from pages.ui.chapter import Preset


def _preset(name: str, curve: str, rate: float, start: float, observe: str) -> Preset:
    values = {f"eta_{curve}": rate, f"x_{curve}": start}
    return Preset(name, observe, curve=CURVES[curve].label, **values)


PRESETS = (
    _preset(
        "Steady walk",
        "square",
        0.2,
        10.0,
        "compare the lengths of the steps. Nobody changes η, so what changes them?",
    ),
    _preset(
        "Crawl",
        "square",
        0.02,
        10.0,
        "which share of the distance is left after each step, and does it change?",
    ),
    _preset(
        "One perfect step",
        "square",
        0.5,
        10.0,
        "compare the dashed parabola, which the step trusts, with the valley.",
    ),
    _preset(
        "Zigzag",
        "square",
        0.9,
        10.0,
        "on which side does each step land, and is it higher or lower there?",
    ),
    _preset(
        "Two-cycle",
        "square",
        1.0,
        10.0,
        "compare the heights before and after a step; η·λ stands below the slider.",
    ),
    _preset(
        "Fly off",
        "square",
        1.05,
        3.0,
        "does the slope ever point the wrong way? Then look at the dashed parabola.",
    ),
    _preset(
        "The wrong dip",
        "double_well",
        0.05,
        1.6,
        "there are two valleys. What does the hiker feel of the deeper one?",
    ),
    _preset(
        "Stuck on the plateau",
        "plateau",
        0.5,
        4.0,
        "there is a pit straight ahead. How long are the steps out here?",
    ),
    _preset(
        "Never settling",
        "kink",
        0.3,
        2.0,
        "does the slope shrink near the bottom, as it does on a parabola?",
    ),
    _preset(
        "Resting on a slope",
        "cubic",
        0.1,
        1.2,
        "how does the ground feel near 0, and is it a bottom?",
    ),
)
