"""A census of a deep stack's units, summed up over seeds: dead, saturated, learning."""

from dataclasses import dataclass

import numpy as np

from engines.backpropagation.depth import DepthProfile

RULE = 1e-3  # of the weights: about what an update should be


@dataclass(frozen=True, eq=False)
class Counts:
    """One quantity by layer over all seeds, where it is a finite number."""

    least: np.ndarray  # (depth,)
    middle: np.ndarray  # (depth,) the median
    most: np.ndarray  # (depth,)
    n_lost: np.ndarray  # (depth,) seeds in which it is none

    @property
    def is_told(self) -> np.ndarray:
        """Whether some seed has a number here, (depth,)."""
        return np.isfinite(self.middle)


@dataclass(frozen=True, eq=False)
class Census:
    """What the units of every hidden layer do, and how far its weights move."""

    dead: Counts  # share of units that pass on nothing, for any sample
    saturated: Counts  # share of (sample, unit) pairs with a tenth of the slope or less
    update_ratios: Counts  # size of one update over size of the weights

    @property
    def near_rule(self) -> np.ndarray:
        """Whether a layer's update is within a factor 10 of 1e-3, (depth,)."""
        ratios = np.where(self.update_ratios.is_told, self.update_ratios.middle, 0.0)
        return (ratios >= RULE / 10) & (ratios <= RULE * 10)


def take_census(profile: DepthProfile) -> Census:
    """Return shares and update ratios by layer, least, median and most of the seeds.

    ``profile`` is of any number of seeds. Seeds whose number overflowed, or whose
    weights are all 0, are left out and counted. Nothing is raised. Source: Karpathy,
    "makemore part 3" (2022), for the ratios; Glorot and Bengio (2010).

    >>> from engines.backpropagation.depth import Stack, depth_profile
    >>> stack = Stack(depth=3, width=8, activation="identity")
    >>> profile = depth_profile(stack, np.ones((4, 3)), np.eye(4))
    >>> take_census(profile).saturated.most
    array([0., 0., 0.])
    """
    return Census(
        _summed_up(profile.dead_units),
        _summed_up(profile.saturated_units),
        _summed_up(profile.update_ratios),
    )


def _summed_up(values: np.ndarray) -> Counts:
    """Return least, median and most of (n_seeds, depth) over the seeds."""
    is_told = np.isfinite(values)
    low = np.where(is_told, values, np.inf).min(axis=0)
    high = np.where(is_told, values, -np.inf).max(axis=0)
    nobody = ~is_told.any(axis=0)
    middle = np.full(values.shape[1], np.nan)
    middle[~nobody] = np.nanmedian(
        np.where(is_told, values, np.nan)[:, ~nobody], axis=0
    )
    return Counts(low, middle, high, (~is_told).sum(axis=0))
