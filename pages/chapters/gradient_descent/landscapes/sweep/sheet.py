"""A sheet of nine small pictures: one pair of axes, on which each has its square.

One figure with nine pairs of axes would be drawn nine times. Here the ground is one
field in which it stands nine times over, and a path is cut off at its square's edge.
"""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from engines.gradient_descent import Field
from pages.figures.axes import Window

ACROSS = 3  # squares in a row
SIDE, FOOT = 0.03, 0.02  # of a square: free beside, and below its picture
DIGITS = 4  # of a place on the sheet


@dataclass(frozen=True)
class Sheet:
    """Where the nine small pictures of a window stand, the first at the top left."""

    window: Window
    head: float  # of a square: free above its picture, for words

    def corner(self, number: int) -> tuple[float, float]:
        """Return the lower left corner of a square."""
        row, column = divmod(number, ACROSS)
        return float(column), float(ACROSS - 1 - row)

    def box(self, number: int) -> tuple[tuple[float, float], tuple[float, float]]:
        """Return the left and right, and the lower and upper, edge of a picture."""
        left, low = self.corner(number)
        return (left + SIDE, left + 1 - SIDE), (low + FOOT, low + 1 - self.head)

    def put(self, number: int, points: np.ndarray) -> np.ndarray:
        """Return where points of the window, (..., 2), stand on the sheet."""
        shares = self.shares(points)
        (left, right), (low, high) = self.box(number)
        size = np.array([right - left, high - low])
        return np.round(np.array([left, low]) + shares * size, DIGITS)

    def shares(self, points: np.ndarray) -> np.ndarray:
        """Return points as shares of the window, 0 to 1 inside."""
        low, high = np.array([self.window.x, self.window.y]).T
        return (points - low) / (high - low)

    def field(self, ground: Field, depths: np.ndarray) -> tuple[np.ndarray, ...]:
        """Return x, y and depths of the ground nine times over, nan in between."""
        x, y = self._spread(ground.x, 0), self._spread(ground.y, 1)[::-1]
        framed = np.pad(depths, ((1, 0), (0, 1)), constant_values=np.nan)
        return x, np.sort(y), np.tile(framed, (ACROSS, ACROSS))

    def _spread(self, marks: np.ndarray, axis: int) -> np.ndarray:
        """Return the places along an axis: of all the squares, and of a gap in each."""
        shares = (marks - marks[0]) / (marks[-1] - marks[0])
        found = []
        for at in range(ACROSS):
            low, high = self.box(at if axis == 0 else at * ACROSS)[axis]
            gap = high + SIDE / 2 if axis == 0 else low - FOOT / 2
            found.append([*(low + (high - low) * shares), gap])
        return np.sort(np.concatenate(found))

    def line(
        self, number: int, points: np.ndarray
    ) -> tuple[list[float | None], list[float | None], np.ndarray]:
        """Return a walk, (n, 2), as a line of its picture, and how far it is drawn.

        Out of the picture the pen is lifted. The third says of each point of the walk
        how many of the line's are there when it is reached, (n,).
        """
        shares = self.shares(points)
        enter, leave = cuts(shares)
        began = [shares[0] if _inside(shares[0]) else None]
        x, y, upto = [], [], []
        line: list = began
        for at, (first, last) in enumerate(zip(enter, leave, strict=True)):
            upto.append(len(line))
            if first > last:
                continue
            way = shares[at + 1] - shares[at]
            if first > 0:
                line.append(shares[at] + first * way)
            line.append(shares[at] + last * way)
            if last < 1:
                line.append(None)
        upto.append(len(line))
        x, y = self._placed(number, line)
        return x, y, np.array(upto)

    def _placed(self, number: int, line: Sequence) -> tuple[list, list]:
        lifted = np.full(2, np.nan)
        shares = np.array([lifted if one is None else one for one in line])
        (left, right), (low, high) = self.box(number)
        x = np.round(left + shares[:, 0] * (right - left), DIGITS).tolist()
        y = np.round(low + shares[:, 1] * (high - low), DIGITS).tolist()
        return (
            [None if value != value else value for value in x],
            [None if value != value else value for value in y],
        )


def _inside(share: np.ndarray) -> bool:
    return bool(((share >= 0) & (share <= 1)).all())


def cuts(shares: np.ndarray) -> tuple[list[float], list[float]]:
    """Return of each stretch of a walk the part of it that is in the unit square.

    `shares` is (n, 2). A part goes from one share of the stretch to the other; where
    the first is the larger nothing of it is inside. Source: Liang and Barsky (1984).
    """
    at, way = shares[:-1], np.diff(shares, axis=0)
    with np.errstate(all="ignore"):
        ends = np.stack([-at / way, (1 - at) / way])
        near, far = ends.min(axis=0), ends.max(axis=0)
    level = way == 0
    held = (at >= 0) & (at <= 1)
    near = np.where(level, np.where(held, 0.0, np.inf), near).max(axis=1, initial=0.0)
    far = np.where(level, np.where(held, 1.0, -np.inf), far).min(axis=1, initial=1.0)
    return near.tolist(), far.tolist()
