"""A chapter with a place, a choice of some, and controls that follow another.

Walkers go to the origin from a place, each with a rate of its own.
"""

from dataclasses import dataclass, replace
from types import SimpleNamespace

import numpy as np

from engines.gradient_descent import Field
from pages.figures import theme
from pages.figures.fields import Coordinates, Path, contour_panel
from pages.figures.live import Handle, Live, LivePath
from pages.figures.shapes import dot
from pages.ui.chapter import Chapter, Part, Preset, Remedy, Script, Table, agree
from pages.ui.choices import Choice, Several
from pages.ui.control import where
from pages.ui.controls import Scale, Slider
from pages.ui.places import Place

N_STEPS = 20
SPANS = {"Bowl": ((-3.0, 3.0), (-3.0, 3.0)), "Bend": ((-2.0, 2.0), (-1.0, 3.0))}
STARTS = {"Bowl": (-2.0, 1.5), "Bend": (-1.2, 1.0)}
FIRST_RATES = {"Bowl": 0.1, "Bend": 0.01}
WALKERS = {"Plain": 1.0, "Momentum": 2.0, "Adam": 3.0}
STROKE = theme.stroke(theme.PATH, 2)


def span(values) -> tuple:
    return SPANS[values["landscape"]]


@dataclass(frozen=True)
class Settings:
    landscape: str
    start: tuple[float, float]
    rate: float
    walkers: tuple[float, ...]
    n_steps: int = N_STEPS
    part: str = "Walk"


@dataclass(frozen=True, eq=False)
class Record:
    settings: Settings
    points: np.ndarray  # (n_steps + 1, 2)


def walked(starts: np.ndarray, rate: float, n_steps: int) -> np.ndarray:
    """Return where walks from starts (V, 2) are: (V, n_steps + 1, 2)."""
    left = (1 - rate) ** np.arange(n_steps + 1)
    return starts[:, np.newaxis] * left[:, np.newaxis]


def run(settings: Settings) -> Record:
    start = np.array([settings.start])
    return Record(settings, walked(start, settings.rate, settings.n_steps)[0])


def panels(record: Record) -> list:
    x, y = (np.linspace(*ends, 41) for ends in SPANS[record.settings.landscape])
    heights = x**2 + y[:, np.newaxis] ** 2
    ground = Field(x, y, heights)
    upto = [*range(1, len(record.points) + 1)]
    path = Path(record.points, record.points[:, 0], upto)
    says = Coordinates("x", "y", "f")
    look = {"alt": "From above", "clickable": True}
    return [contour_panel("From above", "plane", ground, [path], says, **look)]


def live(record: Record, name: str, values: np.ndarray) -> Live | None:
    if name != "start":
        return None
    settings = record.settings
    walks = walked(values, settings.rate, settings.n_steps)
    last = np.full(len(values), settings.n_steps)
    head = dot(0, 0, theme.HERE)
    path = LivePath(0, walks[..., 0], walks[..., 1], last, STROKE, head)
    return Live([path], Handle(0, "Start", *values.T))


WALK = Part(
    "Walk",
    run=run,
    labels=lambda record: [f"step {t}" for t in range(len(record.points))],
    panels=panels,
    story=lambda record, step: [f"At step {step}."],
    ending=lambda record: ["It ends."],
    formulas=lambda record, step: [("Left", f"{record.settings.rate}^{{{step}}}")],
    table=lambda record: Table(["x", "y"], record.points.tolist()),
    script=lambda record: Script("print(1)", ["x"]),
    opinions=lambda record: [agree(record.points, record.points, "it", "All", 0)],
    code=(run,),
    live=live,
    clicked=lambda record, point: {"start": (point["x"], point["y"])},
    remedy=lambda record: Remedy("Go to the bend", {"landscape": "Bend"}),
)
LOOK = replace(WALK, title="Look", live=None, hint="Just look.")
CHAPTER = Chapter(
    key="pl",
    title="Plane",
    question="Where does it go?",
    settings=Settings,
    controls=(
        Choice("landscape", "Landscape", tuple(SPANS)),
        Place(
            "start",
            "Start",
            span,
            lambda values: STARTS[values["landscape"]],
            follows="landscape",
            live=True,
            main=True,
        ),
        Scale(
            "rate",
            "Rate",
            (0.001, 0.01, 0.03, 0.1, 0.3),
            lambda values: FIRST_RATES[values["landscape"]],
            follows="landscape",
        ),
        Several("walkers", "Who walks", WALKERS, ("Plain", "Adam")),
        Slider(
            "steps",
            "Steps",
            (5, 30),
            lambda values: 20 if values["landscape"] == "Bowl" else 10,
            5,
            into="n_steps",
            follows="landscape",
            shown=where("part", "Walk"),
        ),
    ),
    parts=(WALK, LOOK),
    presets=(
        Preset("A bowl", "look."),
        Preset("A bend", "look.", landscape="Bend", start=(1.0, 2.0), rate=0.3),
        Preset("All", "look.", walkers=("Plain", "Momentum", "Adam")),
        Preset("Look at it", "look.", part="Look", landscape="Bend", rate=0.03),
    ),
    symbols=(("s", "the share that is left"),),
)

PAGE = SimpleNamespace(key="pg", title="Plane", chapters=(CHAPTER,))
