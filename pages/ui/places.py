"""A place in the plane: two numbers, typed, clicked, or dragged in a picture."""

import math
from dataclasses import dataclass, field
from typing import Any

import numpy as np
import streamlit as st

from pages.ui.control import Values, settled
from pages.ui.controls import Widget
from pages.ui.links import JOINED, Link

Point = tuple[float, float]
Span = tuple[tuple[float, float], tuple[float, float]]  # of x, of y
AXES = ("x", "y")


@dataclass(frozen=True)
class Place(Widget):
    """A place, as two boxes beside each other.

    `span`, `default` and `grain` may be functions of the values above. The grain is
    what its boxes count in, and what a click or a drag is rounded to; whatever is typed
    is taken as it is.
    """

    span: Any  # of x and of y
    default: Any
    grain: Any = field(default=0.05, kw_only=True)
    names: tuple[str, str] = field(default=AXES, kw_only=True)  # of both numbers
    finest: int = field(default=13, kw_only=True)  # places each way under a hand
    by = "lattice"  # what follows a hand

    def ask(self, prefix: str, values: Values, lasting: bool) -> Point:
        """Draw it; return its value."""
        span, grain = settled(self.span, values), settled(self.grain, values)
        link = self._link(prefix, values, span)
        now = self.stands(prefix)
        if now is None or not link.fits(now):
            self.put(prefix, link.arriving())
        look = {"step": float(grain), "format": "%.8g", "persist_state": "session"}
        more = {**self.frame(values), **look}
        columns = st.columns(2, gap="small", wrap=False)
        for name, (low, high), column, key in zip(
            self.names, span, columns, self._boxes(prefix), strict=True
        ):
            label, ends = f"{self.label} {name}", (float(low), float(high))
            column.number_input(label, *ends, key=key, **more)
        return link.said(self.stands(prefix))

    def put(self, prefix: str, value: Point) -> None:
        """Set its value (in a callback)."""
        for key, number in zip(self._boxes(prefix), value, strict=True):
            st.session_state[key] = float(number)

    def stands(self, prefix: str) -> Point | None:
        """Return its value as it was shown last."""
        x, y = (st.session_state.get(key) for key in self._boxes(prefix))
        return None if x is None or y is None else (x, y)

    def dragged(self, values: Values) -> dict[str, Any]:
        """Return what the browser needs to round as `dropped` does."""
        return {
            "grain": settled(self.grain, values),
            "span": settled(self.span, values),
        }

    def dropped(self, value: Point, values: Values) -> Point:
        """Return the place of the grain that is nearest, inside of the window."""
        grain, span = settled(self.grain, values), settled(self.span, values)
        pairs = zip(value, span, strict=True)
        return tuple(float(_on_grain(np.array(v), grain, ends)) for v, ends in pairs)

    def places(self, now: Point, values: Values, across: int) -> np.ndarray:
        """Return a lattice over the window, (V, 2); `now` is one of its places."""
        grain, span = settled(self.grain, values), settled(self.span, values)
        x, y = (
            _with(_on_grain(np.linspace(*ends, across), grain, ends), here)
            for ends, here in zip(span, now, strict=True)
        )
        return np.stack(np.meshgrid(x, y, indexing="ij"), axis=-1).reshape(-1, 2)

    def _boxes(self, prefix: str) -> list[str]:
        return [f"{self.key(prefix)}_{axis}" for axis in AXES]

    def _link(self, prefix: str, values: Values, span: Span) -> Link:
        spans = (
            f"{name} from {low:g} to {high:g}"
            for name, (low, high) in zip(self.names, span, strict=True)
        )
        return Link(
            self.key(prefix),
            self.label,
            self.first(values),
            f"{' and '.join(spans)}, such as 1.5{JOINED}-2",
            lambda text: _read(text, span),
            lasting=False,
        )


def _read(text: str, span: Span) -> Point:
    """Read two numbers within their spans."""
    point = tuple(float(part) for part in text.split(JOINED))
    if len(point) != len(span):
        raise ValueError(text)
    if not all(low <= v <= high for v, (low, high) in zip(point, span, strict=True)):
        raise ValueError(text)
    return point


def _on_grain(
    numbers: np.ndarray, grain: float, ends: tuple[float, float]
) -> np.ndarray:
    """Return the nearest multiples of the grain; an end may be none."""
    digits = max(0, 12 - math.ceil(math.log10(max(map(abs, ends)))))
    return np.clip(np.round(np.round(numbers / grain) * grain, digits), *ends)


def _with(numbers: np.ndarray, wanted: float) -> np.ndarray:
    """Return numbers with the wanted one in the place of the nearest."""
    numbers[np.abs(numbers - wanted).argmin()] = wanted
    return numbers
