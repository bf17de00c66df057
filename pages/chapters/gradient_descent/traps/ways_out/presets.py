"""States of the ways out that are worth seeing."""

from pages.ui.chapter import Preset

from ..settings import WAYS_OUT

OUT = {"part": WAYS_OUT}
NARROW = "(x^2 + y^2)/10 - 0.6*exp(-20*(x - 1)^2 - y^2/8) - exp(-(x + 1.5)^2)/2"
PRESETS = (
    Preset(
        "Rolling out",
        "two wells, the left one is the lower. Which ways get out of the right one, "
        "and with how many of the seeds?",
        landscape="Two wells",
        ways_probes=120,
        ways_tries=5,
        **OUT,
    ),
    Preset(
        "Many hollows",
        "25 hollows, about 1 apart, and the middle one is the lowest. What happens if "
        "annealing's stride is only 0.2 of the window, which is 4.4 wide?",
        landscape="Rastrigin",
        **OUT,
    ),
    Preset(
        "All equally deep",
        "four hollows, all equally deep: is there anything to get out of?",
        landscape="Himmelblau",
        **OUT,
    ),
    Preset(
        "A needle on a plain",
        "nearly all of the ground is level. Who is led to the needle, who stands, and "
        "who strolls?",
        landscape="Easom",
        **OUT,
    ),
    Preset(
        "Rolling over a ditch",
        "a narrow ditch is the lowest place. Set β to 0: does the ball then find it "
        "with more seeds, or with fewer?",
        landscape="Your own surface",
        formula=NARROW,
        ways_rate=0.05,
        ways_beta=0.95,
        ways_probes=120,
        ways_tries=5,
        **OUT,
    ),
)
