"""What the browser shows of a step is what Python says of it, for every picture.

The pure part of the component (`pages/ui/figure/moving.js`) is the twin of `Panel.at`.
One page without the app compares the two at every step of every preset and part.
"""

import numpy as np
import pytest

from tests.pages.figures.test_plain_figures import drawn, show_parts_and_views  # noqa: F401
from tests.pages.looking import CHAPTERS, IDS, choose, open_chapter, some_of
from tests.pages.ui.workbench import case, differences

FEW_STEPS = 12  # are compared in every run: the first ones, some, the last


def compared(n_steps: int, thorough: int) -> list[int]:
    """Return the steps at which browser and Python are compared."""
    if thorough or n_steps <= FEW_STEPS:
        return [*range(n_steps)]
    later = np.linspace(4, n_steps - 1, FEW_STEPS - 4).round().astype(int)
    return [*range(4), *later.tolist()]


@pytest.mark.parametrize("thorough", [0, pytest.param(1, marks=pytest.mark.long)])
@pytest.mark.parametrize(("page", "chapter"), CHAPTERS, ids=IDS)
def test_every_step_of_a_chapter(page, chapter, thorough, drawn, bare):  # noqa: F811
    app = open_chapter(page, chapter)
    for preset in chapter.presets if thorough else some_of(chapter, 0):
        choose(app, chapter, preset.name)
    show_parts_and_views(app, chapter)
    cases = [
        case(f"picture {at}, {panel.alt}", panel, compared(n_steps, thorough))
        for at, (panels, n_steps) in enumerate(drawn)
        for panel in panels
    ]
    assert sum(len(steps) for _, _, steps in cases) > 50
    assert differences(bare, cases) == []
