"""Outcomes: ten things that can become of a walk, and the question that tells each."""

import enum
from collections.abc import Callable

import numpy as np

from engines.gradient_descent.descent import Trajectory
from engines.gradient_descent.evidence import (
    SAME,
    Facts,
    gather,
    lowest_known_value,
    nearest_indices,
)
from engines.gradient_descent.optimizer import Optimizer
from engines.gradient_descent.stopping import StopReason
from engines.gradient_descent.surfaces import Surface

AT_THE_BOTTOM = 1e-6  # this close to a minimum counts as being there
FADED = 0.01  # a slope below this share of what one would expect has all but vanished


class Outcome(enum.Enum):
    """What became of a walk, in the words of the screen."""

    LANDS = "lands in the lowest valley"
    CRAWLS = "crawls towards the bottom, always on the same side"
    ZIGZAGS = "zigzags towards the bottom, overshooting less each time"
    CYCLES = "jumps back and forth between the same two places"
    FLIES_OFF = "flies off, overshooting more each time"
    TRAPPED = "is trapped in a valley that is not the lowest"
    STUCK = "is stuck where the slope has all but vanished"
    NEVER_SETTLES = "never settles: the steps across the kink do not shrink"
    FALLS_FOREVER = "falls for ever: there is no bottom this way"
    WANDERS = "is still on its way"


def tell_outcome(
    trajectory: Trajectory, surface: Surface, optimizer: Optimizer
) -> Outcome:
    """Return the first outcome, in the order of QUESTIONS, whose question says yes.

    Besides the record it looks one update ahead, so that even one step can be told
    to be a cycle. Nothing is raised.

    >>> from engines.gradient_descent import SURFACES, GradientDescent, descend
    >>> optimizer = GradientDescent(1.0)
    >>> walk = descend(SURFACES["square"], optimizer, 10.0, 1)
    >>> tell_outcome(walk, SURFACES["square"], optimizer).name
    'CYCLES'
    """
    with np.errstate(all="ignore"):
        facts = gather(trajectory, surface, optimizer)
        return next(outcome for outcome, says_yes in QUESTIONS if says_yes(facts))


def _has_diverged(facts: Facts) -> bool:
    return facts.trajectory.stop_reason is StopReason.DIVERGED


def _is_falling(facts: Facts) -> bool:
    """Downhill all the way, below every known minimum, and lost or steeper still."""
    values = facts.trajectory.values
    if (np.diff(values) > 0).any():
        return False
    if _has_diverged(facts):
        ahead = facts.surface.value(facts.trajectory.points[-1] + facts.updates[-1])
        lowest = lowest_known_value(facts.surface)
        return bool(ahead < values[-1] and (lowest is None or ahead < lowest))
    return not facts.surface.minima and _left_the_domain(facts) and _steepens(facts)


def _left_the_domain(facts: Facts) -> bool:
    low, high = np.array(facts.surface.domain).T
    end = facts.trajectory.points[-1]
    return bool((end < low).any() or (end > high).any())


def _slopes(facts: Facts) -> np.ndarray:
    return np.linalg.norm(facts.trajectory.gradients, axis=-1)


def _steepens(facts: Facts) -> bool:
    slopes = _slopes(facts)
    return len(slopes) > 1 and bool(slopes[-1] > slopes[-2])


def _is_at_known_bottom(facts: Facts) -> bool:
    """Next to a known minimum, and about to stay there."""
    near = bool(facts.surface.minima) and facts.distances[-1] <= AT_THE_BOTTOM
    return bool(near and facts.sizes[-1] <= 10 * AT_THE_BOTTOM)


def _is_at_new_bottom(facts: Facts) -> bool:
    """About to stay where slope and bend say that a bottom, in no list, is as near."""
    walk = facts.trajectory
    hessian = facts.surface.hessian(walk.points[-1])
    if not (facts.surface.smooth and np.isfinite(hessian).all()):
        return False
    bends = np.linalg.eigvalsh(hessian)
    is_bowl = bends[-1] > 1e-4 and bends[0] >= -SAME * bends[-1]
    near = _slopes(facts)[-1] <= AT_THE_BOTTOM * bends[-1]
    still = facts.sizes[-1] <= 10 * AT_THE_BOTTOM
    return bool(is_bowl and near and still)


def _is_at_bottom(facts: Facts) -> bool:
    return _is_at_known_bottom(facts) or _is_at_new_bottom(facts)


def _is_at_lowest_bottom(facts: Facts) -> bool:
    if _is_at_known_bottom(facts):
        return facts.is_lowest
    lowest = lowest_known_value(facts.surface)
    lower = lowest is None or facts.trajectory.values[-1] <= lowest
    return lower and _is_at_new_bottom(facts)


def _swings(facts: Facts) -> bool:
    """In the second half of the walk, some update turned against the one before."""
    recent = facts.updates[(len(facts.updates) - 1) // 2 :]
    return bool(((recent[1:] * recent[:-1]).sum(axis=-1) < 0).any())


def _shrink_ratio(sizes: np.ndarray) -> float:
    """Return the largest size of the second half over that of the first half."""
    if len(sizes) < 2:
        return np.nan
    half = len(sizes) // 2
    return float(sizes[half:].max() / sizes[:half].max())


def _bounces_on_kink(facts: Facts) -> bool:
    """The slope jumps somewhere, and lately the updates swing without shortening."""
    if facts.surface.smooth or not _swings(facts):
        return False
    # The way to the kink says nothing, hence the second half only. Steps like
    # 1 / sqrt(t), AdaGrad's, come out at 0.82 and will settle in the end.
    return _shrink_ratio(facts.sizes[len(facts.sizes) // 2 :]) >= 0.9


def _repeats(facts: Facts) -> bool:
    """The last updates undo each other: two steps on, the walk is where it was."""
    recent = facts.updates[-3:]
    undone = np.linalg.norm(recent[1:] + recent[:-1], axis=-1)
    size = facts.sizes[-1]
    # Where the bottom cannot hold the walk, a cycle is approached, never reached.
    same = SAME if facts.can_stay else 1e-4
    return len(recent) > 1 and size > 0 and bool((undone <= same * size).all())


def _is_stuck(facts: Facts) -> bool:
    """Away from any minimum, the slope has all but vanished and so have the steps.

    Where a minimum is known, the slope is compared with that of the bowl around the
    minimum at this distance. Where none is, slope and bend are both compared with
    the largest met on the way: at an inflection or far out they fade together.
    """
    walk, surface = facts.trajectory, facts.surface
    slopes = _slopes(facts)
    if surface.minima:
        far = facts.distances[-1]
        bowl = surface.hessian(facts.reference) @ (walk.points[-1] - facts.reference)
        faded = slopes[-1] < FADED * np.linalg.norm(bowl)
    else:
        far = facts.sizes[:-1].sum()
        bends = _bends(facts)
        faded = slopes[-1] <= 2 * FADED * slopes.max() and bends[-1] <= bends.max() / 5
    standing = facts.sizes[-1] <= SAME * far
    return bool(standing or (faded and facts.sizes[-1] <= FADED * far))


def _overshoots_more(facts: Facts) -> bool:
    """The updates swing and every quarter of the walk had a longer one than before."""
    quarters = np.array_split(facts.sizes, min(4, len(facts.sizes)))
    longest = np.array([quarter.max() for quarter in quarters])
    values = facts.trajectory.values
    higher = values[-1] > values[0] or len(values) == 1
    return _swings(facts) and bool((np.diff(longest) > 0).all() and higher)


def _closes_in(facts: Facts) -> bool:
    """The updates get shorter and the bottom nearer, and it could hold the walk."""
    if not facts.can_stay or not _shrink_ratio(facts.sizes) < 1 - SAME:
        return False
    if not facts.surface.minima and not _looks_like_a_bowl(facts):
        return False
    if _swings(facts):
        return not facts.surface.minima or _shrink_ratio(facts.distances) < 1
    recent = facts.distances[(len(facts.distances) - 1) // 2 :]
    return bool((np.diff(recent) < 0).all())


def _looks_like_a_bowl(facts: Facts) -> bool:
    """Where no minimum is known: the slope fades while the bend stays what it was."""
    bends = _bends(facts)
    return _shrink_ratio(_slopes(facts)) < 1 and bool(bends.max() <= bends[-1] / 0.9)


def _bends(facts: Facts) -> np.ndarray:
    hessians = facts.surface.hessian(facts.trajectory.points)
    return np.abs(hessians).max(axis=(-2, -1))


def _closes_in_on_a_higher_bottom(facts: Facts) -> bool:
    if facts.is_lowest or not _closes_in(facts):
        return False
    recent = facts.trajectory.points[len(facts.distances) // 2 :]
    return len(set(nearest_indices(recent, facts.surface).tolist())) == 1


def _zigzags(facts: Facts) -> bool:
    return _swings(facts) and _closes_in(facts)


# Asked from top to bottom; the first yes is the outcome.
QUESTIONS: tuple[tuple[Outcome, Callable[[Facts], bool]], ...] = (
    (Outcome.FALLS_FOREVER, _is_falling),
    (Outcome.FLIES_OFF, _has_diverged),
    (Outcome.LANDS, _is_at_lowest_bottom),
    (Outcome.TRAPPED, _is_at_bottom),
    (Outcome.NEVER_SETTLES, _bounces_on_kink),
    (Outcome.CYCLES, _repeats),
    (Outcome.STUCK, _is_stuck),
    (Outcome.FLIES_OFF, _overshoots_more),
    (Outcome.TRAPPED, _closes_in_on_a_higher_bottom),
    (Outcome.ZIGZAGS, _zigzags),
    (Outcome.CRAWLS, _closes_in),
    (Outcome.WANDERS, lambda facts: True),
)
