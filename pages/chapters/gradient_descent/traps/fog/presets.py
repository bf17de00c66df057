"""Games in the fog that teach something, each on a ground of its own.

Who has seen a ground in one of them would know it in the next.
"""

from pages.ui.chapter import Preset

from ..settings import FOG

ALONG = (
    *((10, 70), (12, 68), (14, 66), (16, 64), (17, 63), (18, 62)),
    *((19, 61), (20, 60), (21, 59), (22, 58), (23, 57), (24, 56)),
)
NET = tuple((column, row) for row in (14, 40, 66) for column in (10, 30, 50, 70))
WIDE = (20, 20), (60, 20), (40, 40), (20, 60), (60, 60), (10, 40), (70, 40), (40, 70)
DOWN = (41, 66), (42, 64), (43, 64), (44, 64)

PRESETS = (
    Preset(
        "Down from one place",
        "every probe goes where the slope of the last one points, as descent does. "
        "Into which hollow do they lead, and what do they know of the others?",
        part=FOG,
        fog_seed=274,
        felt=ALONG,
    ),
    Preset(
        "A net of twelve",
        "twelve probes in three rows, whatever they felt. Is the lowest of them in the "
        "lowest hollow?",
        part=FOG,
        fog_seed=480,
        felt=NET,
    ),
    Preset(
        "Wide, then down",
        "eight probes look around, and four go down from the lowest of them. Step "
        "through them: which needle led to the next probe?",
        part=FOG,
        fog_seed=411,
        felt=(*WIDE, *DOWN),
    ),
)
