"""What can be chosen for a deep stack, and what to look at."""

from collections.abc import Hashable
from dataclasses import dataclass

from engines.backpropagation import ACTIVATIONS, SCHEMES, Stack
from pages.ui import old_controls as controls

KEY = "bp_phone"
STACK, LADDER, MAP = "One stack", "Ladder of fixes", "Map"
CENSUS, LEARN = "Census", "Does it learn?"
PARTS = (STACK, LADDER, MAP, CENSUS, LEARN)
KINDS = {activation.label: name for name, activation in ACTIVATIONS.items()}
STARTS = {scheme.label: name for name, scheme in SCHEMES.items()}
DEEPEST = 100
WIDTHS = [4.0, 8.0, 16.0, 32.0, 64.0, 128.0]
# Scales: four marks a decade and those that theory names.
SCALES = [0.01, 0.02, 0.05, 0.1, 0.2, 0.5, 0.7, 0.85, 1.0, 1.2, 1.4, 1.7, 2.0]
SCALES += [3.0, 5.0, 10.0, 20.0, 50.0]
N_SAMPLES = 32  # of the handwritten digits: the first ones


@dataclass(frozen=True)
class Settings:
    """Everything the chapter computes from."""

    part: str
    stack: Stack
    seed: int
    more: Hashable = None  # what a part asks for itself


def ask() -> Settings:
    """Draw the controls; return the settings so far."""
    part = controls.choice("What to do", f"{KEY}_part", PARTS, STACK)
    if part == LEARN:
        return Settings(part, Stack(), _ask_seed())
    return Settings(part, _ask_stack(part), _ask_seed())


def _ask_seed() -> int:
    return controls.number(
        "Luck (seed)",
        f"{KEY}_seed",
        (0, 999),
        0,
        1,
        help="Another number draws other first weights.",
    )


def _ask_stack(part: str) -> Stack:
    """Ask for depth and width; for the rest where the part does not go through it."""
    depth = controls.slider("Hidden layers", f"{KEY}_depth", (1, DEEPEST), 20, 1)
    width = controls.scale("Units a layer", f"{KEY}_width", WIDTHS, 64.0)
    if part == LADDER:
        return Stack(depth, int(width))
    kind = controls.choice("Units", f"{KEY}_act", list(KINDS), "Sigmoid")
    start = controls.choice("First weights", f"{KEY}_init", list(STARTS), "Xavier")
    scale = controls.scale(
        "Scale of the first weights",
        f"{KEY}_scale",
        SCALES,
        1.0,
        help="Multiplies what the scheme draws.",
    )
    batch_norm = controls.switch("Batch normalisation", f"{KEY}_norm", False)
    residual = controls.switch("Residual connections", f"{KEY}_skip", False)
    return Stack(
        depth, int(width), KINDS[kind], STARTS[start], scale, batch_norm, residual
    )
