"""States of the valley that are worth seeing."""

from engines.gradient_descent import SURFACES
from pages.ui.chapter import Preset


def _preset(name: str, curve: str, rate: float, start: float, observe: str) -> Preset:
    values = {f"eta_{curve}": rate, f"x_{curve}": start}
    return Preset(name, observe, curve=SURFACES[curve].label, **values)


PRESETS = (
    _preset(
        "Steady walk",
        "square",
        0.2,
        10.0,
        "every step is shorter than the last although nobody shortens it: the "
        "slope under the hiker does.",
    ),
    _preset(
        "Crawl",
        "square",
        0.02,
        10.0,
        "the direction is right at every step, and yet the bottom stays far: "
        "the learning rate is a small part of what the valley would allow.",
    ),
    _preset(
        "One perfect step",
        "square",
        0.5,
        10.0,
        "the dashed parabola is the valley itself, so its bottom is the "
        "valley's bottom.",
    ),
    _preset(
        "Zigzag",
        "square",
        0.9,
        10.0,
        "the hiker lands on the other side each time, but lower.",
    ),
    _preset(
        "Two-cycle",
        "square",
        1.0,
        10.0,
        "exactly at the boundary: over to the same height, and back, for ever.",
    ),
    _preset(
        "Fly off",
        "square",
        1.05,
        3.0,
        "the slope always points the right way; it is the length of the step "
        "that throws the hiker out.",
    ),
    _preset(
        "The wrong dip",
        "double_well",
        0.05,
        1.6,
        "the hiker stops in the valley on his side. Nothing he can feel tells "
        "him of the deeper one.",
    ),
    _preset(
        "Stuck on the plateau",
        "plateau",
        0.5,
        4.0,
        "there is a pit straight ahead, but the ground underfoot is almost flat, "
        "so the steps are almost nothing.",
    ),
    _preset(
        "Never settling",
        "kink",
        0.3,
        2.0,
        "the slope of a kink does not shrink near the bottom, so neither do the steps.",
    ),
    _preset(
        "Resting on a slope",
        "cubic",
        0.1,
        1.2,
        "the ground goes flat at 0 without being a bottom, and the hiker cannot "
        "tell the difference.",
    ),
)
