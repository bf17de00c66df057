"""A census of a deep stack's units, summed up over seeds: dead, saturated, learning."""

from dataclasses import dataclass

import numpy as np

from engines.backpropagation.bands import Band, band_of
from engines.backpropagation.depth import DepthProfile

RULE = 1e-3  # of the weights: about what an update should be


@dataclass(frozen=True, eq=False)
class Census:
    """What the units of every hidden layer do, and how far its weights move."""

    dead: Band  # share of units that pass on nothing, for any sample
    saturated: Band  # share of (sample, unit) pairs with less than a tenth of the slope
    update_ratios: Band  # size of one update over size of the weights

    @property
    def near_rule(self) -> np.ndarray:
        """Whether a layer's update is within a factor 10 of 1e-3, (depth,)."""
        ratios = np.where(self.update_ratios.is_finite, self.update_ratios.middle, 0.0)
        return (ratios >= RULE / 10) & (ratios <= RULE * 10)


def take_census(profile: DepthProfile) -> Census:
    """Return shares and update ratios by layer, least, median and most of the seeds.

    ``profile`` is of any number of seeds. A ratio that overflowed, or is one to weights
    that are all 0, counts as infinite. Nothing is raised. Source: Karpathy,
    "makemore part 3" (2022), for the ratios; Glorot and Bengio (2010).

    >>> from engines.backpropagation.depth import Stack, depth_profile
    >>> stack = Stack(depth=3, width=8, activation="identity")
    >>> profile = depth_profile(stack, np.ones((4, 3)), np.eye(4))
    >>> take_census(profile).saturated.high
    array([0., 0., 0.])
    """
    shares = profile.dead_units, profile.saturated_units
    return Census(*map(band_of, (*shares, profile.update_ratios)))
