"""Games in the fog that teach something, all on one ground."""

from pages.ui.chapter import Preset

from ..settings import FOG

GROUND = 274
ALONG = (
    *((10, 70), (12, 68), (14, 66), (16, 64), (17, 63), (18, 62)),
    *((19, 61), (20, 60), (21, 59), (22, 58), (23, 57), (24, 56)),
)
NET = tuple((column, row) for row in (14, 40, 66) for column in (10, 30, 50, 70))
WIDE = (20, 20), (60, 20), (40, 40), (20, 60), (60, 60), (10, 40), (70, 40), (40, 70)
DOWN = (58, 56), (56, 53), (57, 53), (57, 52)

PRESETS = (
    Preset(
        "Down from one place",
        "every probe goes where the slope of the last one points, as descent does. "
        "Into which hollow do they lead, and what do they know of the others?",
        part=FOG,
        fog_seed=GROUND,
        felt=ALONG,
        lifted=True,
    ),
    Preset(
        "A net of twelve",
        "the same ground, and twelve probes in three rows, whatever they felt. Is the "
        "lowest of them in the lowest hollow?",
        part=FOG,
        fog_seed=GROUND,
        felt=NET,
        lifted=True,
    ),
    Preset(
        "Wide, then down",
        "the same ground again: eight probes look around, and four go down from the "
        "lowest of them. Step through them: which needle led to the next probe?",
        part=FOG,
        fog_seed=GROUND,
        felt=(*WIDE, *DOWN),
        lifted=True,
    ),
)
