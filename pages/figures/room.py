"""What is taken of a plot, at every size between two, and whether a box is free there.

Something is out of a box's way at all sizes between if it is on the same side of it at
both ends: left of it, say, where the plot is narrow and where it is wide. What stands
still is too much for that; it is looked at at a few sizes, as cells that are taken.
"""

from dataclasses import dataclass, field

import numpy as np

CELL = 4  # pixels
TAKEN, OVER, EMPTY, CLEAR, OPEN = range(5)  # how free a place is
RIM = np.linspace(0, 2 * np.pi, 8, endpoint=False)
RIM = np.column_stack([np.cos(RIM), np.sin(RIM)])
FAR = 2  # plots: what is farther out is in nobody's way


@dataclass(frozen=True, eq=False)
class Room:
    """A plot between two sizes, with what stands in it at T steps, in pixels."""

    sizes: np.ndarray  # (2, 2) the smallest and the largest
    low: np.ndarray  # (2,) the lower left corner, in the axes' units
    scales: np.ndarray  # (2, 2) pixels for one of them
    cells: list  # of (scale, sums of the cells taken to the left and below)
    moving: np.ndarray  # (2, T, Q, 2)
    faint: np.ndarray  # (2, T, F, 2)
    names: list = field(default_factory=list)  # (2, 4, T): edges, nan for none

    @classmethod
    def of(cls, sheet) -> "Room":
        """Return the room of a sheet."""
        sizes = np.array(sheet.sizes, dtype=float)
        (left, right), (low, high) = sheet.window.x, sheet.window.y
        corner, span = np.array([left, low]), np.array([right - left, high - low])

        def drawn(parts: list, shape: tuple, size: np.ndarray) -> np.ndarray:
            found = [np.empty((*shape, 0, 2))]
            for points, radius in parts:
                at = np.clip((points - corner) / span, -FAR, FAR) * size
                found.append(_dots(at, radius) if radius else at)
            return np.concatenate(found, axis=-2)

        steps = (sheet.n_steps,)
        moving = np.stack([drawn(sheet.moving, steps, size) for size in sizes])
        faint = np.stack([drawn(sheet.faint, steps, size) for size in sizes])
        tall = np.array([sizes[0, 0], sizes[1, 1]])
        cells = [
            (size / span, _sums(drawn(sheet.still, (), size), size))
            for size in (*sizes, tall)
        ]
        return cls(sizes, corner, sizes / span, cells, moving, faint)

    def freedom(
        self, steps: np.ndarray, at: np.ndarray, boxes: np.ndarray, least: int
    ) -> np.ndarray:
        """Tell how free boxes (M, 4) around points (M, 2) are, each at a step.

        OPEN: nothing is there; CLEAR: only what is faint; EMPTY: what stands still,
        nothing that moves; OVER: anything but names. What is less than `least`, beyond
        the plot or over a name is TAKEN.
        """
        small, large = around = self._edges(at, boxes)
        inside = _is_inside(small, self.sizes[0]) & _is_inside(large, self.sizes[1])
        left = np.flatnonzero(inside)
        for names in self.names:
            left = left[_is_aside(around[..., left], names[..., steps[left]])]
        found = np.full(len(at), TAKEN)
        found[left] = OVER
        if least < CLEAR:
            left = self._without(self.moving, around, steps, left)
            found[left] = EMPTY
        for scale, sums in self.cells:
            edges = _edges(at[left] - self.low, scale, boxes[left])
            left = left[_is_clear(edges, sums)]
        if least >= CLEAR:
            left = self._without(self.moving, around, steps, left)
        found[left] = CLEAR
        found[self._without(self.faint, around, steps, left)] = OPEN
        return np.where(found < least, TAKEN, found)

    def _without(
        self, drawn: np.ndarray, around, steps, left: np.ndarray
    ) -> np.ndarray:
        """Return of the boxes with these numbers those without what is drawn."""
        points = drawn[:, steps[left]].transpose(0, 3, 1, 2)[:, [0, 0, 1, 1]]
        return left[_is_aside(around[..., left, np.newaxis], points).all(axis=1)]

    def cover(self, at: np.ndarray, boxes: np.ndarray) -> None:
        """Let names stand there, one at each step; nan for none."""
        self.names.append(self._edges(at, boxes))

    def _edges(self, at: np.ndarray, boxes: np.ndarray) -> np.ndarray:
        """Return left, right, low and high of boxes at both sizes, (2, 4, M)."""
        return np.stack([_edges(at - self.low, scale, boxes) for scale in self.scales])


def _edges(at: np.ndarray, scale: np.ndarray, boxes: np.ndarray) -> np.ndarray:
    """Return left, right, low and high of boxes in pixels from the corner, (4, M)."""
    return (at * scale).T[[0, 0, 1, 1]] + boxes.T


def _is_inside(edges: np.ndarray, size: np.ndarray) -> np.ndarray:
    left, right, low, high = edges
    return (left > 0) & (right < size[0]) & (low > 0) & (high < size[1])


def _is_aside(boxes: np.ndarray, others: np.ndarray) -> np.ndarray:
    """Tell whether others (2, 4, ...) are on one side of boxes, the same at both sizes.

    What is nowhere, nan, is in nobody's way.
    """
    (left, right, low, high), large = boxes
    (x0, x1, y0, y1), most = others
    aside = (x1 <= left) & (most[1] <= large[0])
    aside |= (x0 >= right) & (most[0] >= large[1])
    aside |= (y1 <= low) & (most[3] <= large[2])
    aside |= (y0 >= high) & (most[2] >= large[3])
    return aside | np.isnan(x0)


def _is_clear(edges: np.ndarray, sums: np.ndarray) -> np.ndarray:
    """Tell of boxes (4, M) whether no cell is taken in them."""
    left, right, low, high = (edges / CELL).astype(int)
    last_x, last_y = sums.shape[0] - 2, sums.shape[1] - 2
    right, high = np.minimum(right, last_x) + 1, np.minimum(high, last_y) + 1
    inside = sums[right, high] - sums[left, high] - sums[right, low]
    return inside + sums[left, low] == 0


def _dots(points: np.ndarray, radius: int) -> np.ndarray:
    """Return the rims of dots at points (..., P, 2), and their middles."""
    rims = points[..., np.newaxis, :] + radius * RIM
    rims = rims.reshape(*points.shape[:-2], -1, 2)
    return np.concatenate([rims, points], axis=-2)


def _sums(points: np.ndarray, size: np.ndarray) -> np.ndarray:
    """Return how many taken cells are to the left of and below each corner."""
    n_x, n_y = (size / CELL).astype(int) + 2
    cells = np.zeros((n_x, n_y), dtype=int)
    at = np.floor(points[~np.isnan(points).any(axis=-1)] / CELL).astype(int)
    at = at[((at >= 0) & (at < (n_x, n_y))).all(axis=1)]
    cells[tuple(at.T)] = 1
    sums = np.zeros((n_x + 1, n_y + 1), dtype=int)
    sums[1:, 1:] = cells.cumsum(axis=0).cumsum(axis=1)
    return sums
