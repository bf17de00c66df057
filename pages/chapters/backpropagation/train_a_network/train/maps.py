"""What the network says of the whole plane at every look, and each of its units."""

from dataclasses import dataclass

import numpy as np

from engines.backpropagation import unit_activations

from ..problem import Problem

REACH = 6.0  # the plane is shown from -REACH to REACH, both ways
SIDE, CELLS = 50, 16  # cells of the plane, and of a unit's own map, each way
LINES, DENSE = 7, 15  # of the grid that is bent: lines each way, points on each


@dataclass(frozen=True, eq=False)
class Maps:
    """What is said at every look; a map's first row is the lowest."""

    plane: np.ndarray  # (S, SIDE, SIDE, K) what is predicted
    units: tuple[np.ndarray, ...]  # a layer (S, CELLS, CELLS, n_units), outputs too
    answers: np.ndarray  # (S, n, K) what is predicted of every sample
    dead: list[np.ndarray]  # of each hidden layer with a kink (S, n): off for all
    folded: np.ndarray | None  # (S, n, 2) the samples in the layer of two units
    bent: np.ndarray | None  # (S, 2 * LINES, DENSE, 2) a grid of the plane in it

    def followed_by(self, later: "Maps") -> "Maps":
        """Return these looks and the later ones in one."""
        units = zip(self.units, later.units, strict=True)
        is_folded = self.folded is not None
        return Maps(
            np.concatenate([self.plane, later.plane]),
            tuple(map(np.concatenate, units)),
            np.concatenate([self.answers, later.answers]),
            [*map(np.concatenate, zip(self.dead, later.dead, strict=True))],
            np.concatenate([self.folded, later.folded]) if is_folded else None,
            np.concatenate([self.bent, later.bent]) if is_folded else None,
        )


def maps_of(problem: Problem, snapshots: np.ndarray) -> Maps:
    """Return what the network says with each of these parameters, (S, P)."""
    parameters = problem.start.with_vector(snapshots)
    layer = folding_layer(problem)
    places = middles(SIDE), middles(CELLS), problem.samples.inputs
    grid = grid_lines().reshape(-1, 2)
    wanted = [*places, grid] if layer is not None else [*places]
    with np.errstate(all="ignore"):
        passed = [
            unit_activations(problem.network, parameters, problem.features_at(some))
            for some in wanted
        ]
        predict = problem.network.loss_function.prediction
        plane, answers = predict(passed[0][-1]), predict(passed[2][-1])
    n = len(snapshots)
    units = (one.reshape(n, CELLS, CELLS, -1) for one in passed[1])
    bent = None
    if layer is not None:
        bent = passed[3][layer].reshape(n, 2 * LINES, DENSE, 2)
    return Maps(
        plane.reshape(n, SIDE, SIDE, -1),
        tuple(units),
        answers,
        _dead(problem, passed[2][:-1]),
        None if layer is None else passed[2][layer],
        bent,
    )


def _dead(problem: Problem, hidden) -> list[np.ndarray]:
    """Return which units are 0 for every sample trained on: of ReLUs, the dead ones."""
    if problem.settings.activation != "relu":
        return []
    known = ~problem.is_held_out
    return [(layer[:, known] == 0).all(axis=1) for layer in hidden]


def folding_layer(problem: Problem) -> int | None:
    """Return the last hidden layer of two units, from 0, or None without any."""
    hidden = problem.settings.hidden
    return max((at for at, n in enumerate(hidden) if n == 2), default=None)


def middles(n: int) -> np.ndarray:
    """Return the middles of n by n cells of the plane, row by row from the lowest."""
    edges = np.linspace(-REACH, REACH, n + 1)
    at = (edges[1:] + edges[:-1]) / 2
    x, y = np.meshgrid(at, at)
    return np.stack([x.ravel(), y.ravel()], axis=-1)


def grid_lines() -> np.ndarray:
    """Return the plane's grid: upright lines and level ones, (2 LINES, DENSE, 2)."""
    at, along = (np.linspace(-REACH, REACH, n) for n in (LINES, DENSE))
    across = np.stack(np.broadcast_arrays(at[:, None], along[None, :]), axis=-1)
    return np.concatenate([across, across[..., ::-1]])
