"""How the errors of "The check" go with h: which is best, and what costs what."""

from dataclasses import dataclass
from functools import cached_property

import numpy as np

from engines.backpropagation import Parameters, forward, mean_slopes
from pages.figures.network_names import Place

from ..record import Settings

LEVEL = 1e-9  # relative: no difference that could be told
AS_GOOD = 3.0  # times the least error: as good, within the chance of rounding
DECIDES = 2.0  # times the other part of an error
EPSILON = float(np.finfo(float).eps)
LONG, NEAR = 1e-3, 10.0  # of a step; times what theory expects
MANY, NEVER = 16.0, 1e3  # roundings on the way; more than rounding ever does
LAST_DIGITS, TINY = 1e-13, 1e-9  # of an error
LARGE = 1e-3  # a gap that is no rounding, with any digits


@dataclass(frozen=True, eq=False)
class Turn:
    """The worst errors by h, the largest h first, and the least of them."""

    worst: np.ndarray  # (n,)

    @property
    def least(self) -> float:
        """The least error."""
        return float(self.worst.min())

    @property
    def best(self) -> int:
        """The first step that has it."""
        return int(self.worst.argmin())

    @property
    def n_best(self) -> int:
        """How many steps have it."""
        return int((self.worst == self.least).sum())

    @property
    def is_level(self) -> bool:
        """Whether the error is the same with every step, but for rounding."""
        return bool(np.ptp(self.worst) <= LEVEL * self.least)

    @property
    def good(self) -> np.ndarray:
        """The steps that are as good."""
        return np.flatnonzero(self.worst <= AS_GOOD * self.least)

    @property
    def is_flat(self) -> bool:
        """Whether no step is clearly better than another."""
        return len(self.good) == len(self.worst)

    def arm(self, side: str) -> int | None:
        """Return the step that is worst on a side of the best, if clearly worse."""
        at = self.best
        lot = range(at) if side == "left" else range(at, len(self.worst))
        found = max(lot, key=lambda step: self.worst[step], default=at)
        return found if found not in self.good else None


@dataclass(frozen=True, eq=False)
class Parts:
    """What bends and what is rounded, in the error of one parameter at each step."""

    settings: Settings
    sweep: object  # of all steps

    @cached_property
    def which(self) -> np.ndarray:
        """The parameter that is farthest off, (n,)."""
        return self.sweep.worst_parameter

    def _of_which(self, values: np.ndarray) -> np.ndarray:
        return values[np.arange(len(self.which)), self.which]

    @cached_property
    def told(self) -> np.ndarray:
        """Its gradient, (n,)."""
        return self.sweep.analytic[self.which]

    @cached_property
    def measured(self) -> np.ndarray:
        """What is measured of it, (n,)."""
        return self._of_which(self.sweep.measured)

    @cached_property
    def _straight(self) -> np.ndarray:
        """What would be measured if no digit were lost, (n,)."""
        corners = corners_of(self.settings)[self.which]
        steps, method = self.sweep.steps, self.sweep.method
        problem = self.settings.problem
        return mean_slopes(*problem, steps, self.which, method, corners)

    @cached_property
    def bend(self) -> np.ndarray:
        """The part of the relative error that is there because E bends, (n,)."""
        gaps = np.abs(self._straight - self.told)
        found, expected = self._share(gaps), self._of_which(self.sweep.truncation)
        unseen = (gaps <= self._blur) & (found > NEAR * expected)
        if self.sweep.method == "complex":  # its own last digits are no bend
            unseen |= (gaps <= self._blur) & (found < TINY)
        total = self._share(self.measured - self.told)
        return np.where(self._goes_round, total, np.where(unseen, 0.0, found))

    @cached_property
    def _blur(self) -> np.ndarray:
        """What rounding may do to its gradient itself, (n,)."""
        return MANY * EPSILON * terms_of(self.settings)[self.which]

    @cached_property
    def rounding(self) -> np.ndarray:
        """The part that is there because digits are lost, (n,)."""
        return self._share(self.measured - self._straight)

    @cached_property
    def _goes_round(self) -> np.ndarray:
        """Whether an imaginary step is so long that E goes round, (n,)."""
        if self.sweep.method != "complex":
            return np.zeros(len(self.which), bool)
        gaps = np.abs(self.measured - self._straight)
        digits = np.finfo(self.sweep.precision).eps / EPSILON
        never = self._blur * min(NEVER * digits, LARGE / EPSILON)
        return (
            (gaps > never)
            & (never > 0)
            & (self.sweep.steps >= LONG)
            & (self.measured != 0)
        )

    def _share(self, gaps: np.ndarray) -> np.ndarray:
        sizes = np.maximum(np.abs(self.told), np.abs(self.measured))
        return np.divide(np.abs(gaps), sizes, out=0 * sizes, where=sizes > 0)

    @cached_property
    def crosses(self) -> np.ndarray:
        """Whether the nudge reaches a ReLU's corner, which E bends more than theory."""
        corners, steps = corners_of(self.settings)[self.which], self.sweep.steps
        is_there = {
            "centred": np.abs(corners) <= steps,
            "forward": (corners >= 0) & (corners <= steps),
        }.get(self.sweep.method, np.zeros(len(steps), bool))
        return is_there & (self.bend > DECIDES * self._of_which(self.sweep.truncation))

    def decides(self, step: int) -> str:
        """Return what makes the error at a step: bend, corner, rounding, or both."""
        bend, rounding = float(self.bend[step]), float(self.rounding[step])
        if self._goes_round[step] or bend > DECIDES * rounding:
            return "corner" if self.crosses[step] else "bend"
        is_clear = rounding >= DECIDES * bend or bend < LAST_DIGITS
        return "rounding" if is_clear else "both"


def terms_of(settings: Settings) -> np.ndarray:
    """Return the sizes of all terms that each gradient is a sum of, (P,).

    Where they cancel, what is left of a gradient has few digits.
    """
    network, parameters, *sample = settings.problem
    passed = forward(network, parameters, *sample)
    x, h, said = (np.abs(layer[0]) for layer in passed.activations)
    flat, slant = (np.abs(slopes[0]) for slopes in passed.slopes)
    if network.loss_function.wants_logits:
        said = np.ones_like(said)  # shares
    longest = 1 + max(np.abs(z).max() for z in passed.pre_activations)
    delta = (said + np.abs(passed.targets[0])) * slant * longest
    hidden = np.abs(parameters.weights[1]) @ delta * flat
    lots = (np.outer(x, hidden), np.outer(h, delta)), (hidden, delta)
    return Parameters(*lots).vector


def corners_of(settings: Settings) -> np.ndarray:
    """Return how much each parameter has to change for E to have a corner, (P,)."""
    places = [*settings.names.places()]
    if not settings.network.activation_of(0).has_kink:
        return np.full(len(places), np.inf)
    x = settings.inputs[0]
    z = x @ settings.parameters.weights[0] + settings.parameters.biases[0]
    return np.array([_corner(place, x, z) for place in places])


def _corner(place: Place, x: np.ndarray, z: np.ndarray) -> float:
    """Return how much a parameter has to change for a hidden unit's z to be 0."""
    if place.layer:
        return np.inf
    sent = 1.0 if place.source is None else float(x[place.source])
    return -float(z[place.unit]) / sent if sent else np.inf
