"""States of the valley that are worth seeing."""

from pages.ui.chapter import Preset

from .ground import BENT, LABELS, MOVED, OWN


def _preset(
    name: str, curve: str, rate: float, start: float, observe: str, **more
) -> Preset:
    values = {f"eta_{curve}": rate, f"x_{curve}": start, **more}
    return Preset(name, observe, curve=LABELS[curve], **values)


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
    _preset(
        "(w − 3)² by hand",
        MOVED,
        0.1,
        0.0,
        "an exercise of many books, f(w) = (w − 3)², w₀ = 0, η = 0.1. Compute three "
        "steps on paper, then compare.",
        c=3.0,
    ),
    _preset(
        "λ decides",
        BENT,
        0.45,
        10.0,
        "λ is 4. Halve η, or halve λ: what do both do to the walk?",
        **{"lambda": 4.0},
    ),
    _preset(
        "Your own formula",
        OWN,
        0.1,
        2.0,
        "type another formula, with your letter: is what you computed on paper the "
        "walk that you see?",
        formula="w^4 - 3w^2 + w",
    ),
)
