"""Where a hidden ReLU stands exactly at its corner, and what E does beside it."""

from pages.figures.network_names import Place

from .record import Trip
from .words import four


def stands_at_corner(trip: Trip, unit: int) -> bool:
    """Tell whether a hidden unit has a corner just at its z: a ReLU's is at 0."""
    has_kink = trip.settings.network.activation_of(0).has_kink
    return has_kink and not trip.numbers.passed.pre_activations[0][0, unit]


def beside(trip: Trip, place: Place) -> tuple[str, float] | None:
    """Return on which side of a corner E changes with a parameter, and how much.

    On the other side it does not change. None where E has no corner along it.
    """
    if place.layer or not stands_at_corner(trip, place.unit):
        return None
    came = 1.0 if place.source is None else float(trip.values[0][place.source])
    slope = float(trip.blames[place.unit]) * came
    return ("grows" if came > 0 else "shrinks", slope) if slope else None


def both_sides(name: str, side: tuple[str, float]) -> str:
    """Say what E does on both sides of a corner."""
    way, slope = side
    other = "grows" if way == "shrinks" else "shrinks"
    return (
        f"where {name} {way} a little, E changes {four(slope)} times as much; where "
        f"it {other}, not at all"
    )
