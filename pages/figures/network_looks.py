"""What is written on the drawing of a small network at one step."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import Enum
from typing import NamedTuple

from pages.figures import theme
from pages.figures.network_names import Place

HIDDEN = "…"  # what is not computed yet
Lines = tuple[tuple[str, str], ...]  # (text, colour), the topmost first


class Stands(Enum):
    """Where something stands on the way through the network."""

    AHEAD = "not reached yet: pale"
    BEHIND = "visited before: faded"
    NOW = "handled at this step: it stands out"


class Unit(NamedTuple):
    """What is written on a unit: a value in it, lines above it.

    Lines `after` are the error's: what is said of it after the step.
    """

    value: str = HIDDEN
    above: Lines = ()
    after: Lines = ()
    ring: str = theme.MUTED  # its colour, unless it is ahead
    stands: Stands = Stands.BEHIND


class Wire(NamedTuple):
    """What is written on a weight or bias, besides its name and value."""

    second: str = ""  # a second line on its label: its gradient, its new value
    colour: str = theme.INK  # of that line
    carried: str = ""  # what travels along it, near its receiver
    carried_colour: str = theme.INK
    lit: str = ""  # a colour instead of its sign's
    stands: Stands = Stands.BEHIND


@dataclass(frozen=True)
class Look:
    """What is on the drawing at one step; layer 0 of `units` are the inputs."""

    units: Mapping[tuple[int, int], Unit] = field(default_factory=dict)
    wires: Mapping[Place, Wire] = field(default_factory=dict)
    error: Unit = Unit()
    mistakes: Mapping[int, Wire] = field(default_factory=dict)  # output to error
    says: Lines = ()  # words above it all, in one line
