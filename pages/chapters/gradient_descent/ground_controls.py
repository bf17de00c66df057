"""The controls of a ground, the same in every chapter that walks on it."""

from collections.abc import Callable

from engines.gradient_descent import LANDSCAPES, parse_formula
from pages.chapters.gradient_descent import first
from pages.chapters.gradient_descent.grounds import BOWL, FORMULA, OWN
from pages.ui.choices import Choice
from pages.ui.control import Control, Values
from pages.ui.controls import Scale, Slider
from pages.ui.formula_box import Formula

GROUNDS = {surface.label: name for name, surface in LANDSCAPES.items()}
OWN_GROUND = "Your own surface"
FORMULA_HELP = (
    "Type f(x, y) with + − * / ^, brackets, pi, e, and sin cos tan asin acos atan "
    "sinh cosh tanh exp log sqrt abs min max. 3x means 3 times x; log is the natural "
    "logarithm."
)
Shown = Callable[[Values], bool]


def always(values: Values) -> bool:
    """Tell that a ground is chosen, whatever the values."""
    return True


def on(label: str, shown: Shown) -> Shown:
    """Return what tells whether a ground is chosen, and it is the one of this label."""
    return lambda values: shown(values) and values.get("landscape") == label


def ground_controls(
    landscape: str = first.LANDSCAPE, shown: Shown = always
) -> tuple[Control, ...]:
    """Return what chooses a ground, types one's own, and turns the bowl."""
    is_bowl = on(LANDSCAPES[BOWL].label, shown)
    return (
        Choice(
            "landscape",
            "Landscape",
            {**GROUNDS, OWN_GROUND: OWN},
            landscape,
            restarts=True,
            as_list=True,
            shown=None if shown is always else shown,
        ),
        Formula(
            "formula",
            "f(x, y) =",
            FORMULA,
            parse_formula,
            shown=on(OWN_GROUND, shown),
            help=FORMULA_HELP,
            restarts=True,
        ),
        Scale(
            "kappa",
            "Condition number κ",
            first.CONDITIONS,
            10.0,
            into="condition_number",
            shown=is_bowl,
        ),
        Slider(
            "rotation",
            "Turned by (degrees)",
            (0.0, 90.0),
            30.0,
            5.0,
            shown=is_bowl,
        ),
    )


def window_control(shown: Shown = always) -> Scale:
    """Return what says how much of one's own ground is in the window."""
    return Scale(
        "window",
        "Window to each side",
        first.WINDOWS,
        3.0,
        shown=on(OWN_GROUND, shown),
        rare=True,
    )
