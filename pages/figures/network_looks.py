"""What is written on the drawing of a small network at one step."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from pages.figures import theme
from pages.figures.network_names import Place

HIDDEN = "…"  # what is not computed yet


@dataclass(frozen=True)
class Unit:
    """What is written on a unit: a value in it, lines above it.

    Lines below it are for inputs and the error: others have their bias there.
    """

    value: str = HIDDEN
    above: tuple[tuple[str, str], ...] = ()  # (text, colour), the topmost first
    below: tuple[tuple[str, str], ...] = ()
    ring: str = theme.MUTED


@dataclass(frozen=True)
class Wire:
    """What is written on a weight or bias, besides its name and value."""

    second: str = ""  # a second line on its label: its gradient, its new value
    colour: str = theme.INK  # of that line
    carried: str = ""  # what travels along it, near its receiver
    carried_colour: str = theme.INK
    lit: str = ""  # a colour makes it stand out


@dataclass(frozen=True)
class Look:
    """What is on the drawing at one step; layer 0 of `units` are the inputs."""

    units: Mapping[tuple[int, int], Unit] = field(default_factory=dict)
    wires: Mapping[Place, Wire] = field(default_factory=dict)
    error: Unit = Unit()
    targets: Sequence[str] = ()  # their values, where they are shown
    mistakes: Mapping[int, Wire] = field(default_factory=dict)  # output to error
