"""A chapter with a formula that is typed, beside the plane's chapter."""

from dataclasses import dataclass, replace
from types import SimpleNamespace

import numpy as np

from engines.gradient_descent import Field, Surface, parse_formula
from pages.figures.fields import Coordinates, Path, contour_panel
from pages.ui.chapter import Chapter, Preset
from pages.ui.choices import Choice
from pages.ui.control import where
from pages.ui.controls import Slider
from pages.ui.formula_box import Formula
from tests.plane import chapter as plane

BOWL, OWN = "x^2 + y^2", "Your own"


@dataclass(frozen=True)
class Settings:
    formula: str = BOWL
    landscape: str = "Bowl"
    rate: float = 0.1


@dataclass(frozen=True, eq=False)
class Record:
    settings: Settings
    points: np.ndarray  # (4, 2)


def run(settings: Settings) -> Record:
    return Record(settings, np.array([[2.0, 1.0], [1.0, 0.5], [0.5, 0.2], [0.0, 0.0]]))


def surface_of(record: Record) -> Surface:
    return parse_formula(record.settings.formula)


def panels(record: Record) -> list:
    x = y = np.linspace(-3, 3, 41)
    points = np.stack(np.meshgrid(x, y), axis=-1)
    ground = Field(x, y, surface_of(record).value(points))
    path = Path(record.points, record.points[:, 0], [1, 2, 3, 4])
    says = Coordinates("x", "y", "f")
    return [contour_panel("From above", "own", ground, [path], says, alt="Above")]


PART = replace(
    plane.WALK,
    run=run,
    panels=panels,
    formulas=lambda record, step: [
        ("f", parse_formula(record.settings.formula).formula)
    ],
    code=(run,),
    live=None,
    clicked=None,
    remedy=None,
)
CHAPTER = Chapter(
    key="ty",
    title="Typed",
    question="Which ground?",
    settings=Settings,
    controls=(
        Choice("landscape", "Landscape", ("Bowl", OWN)),
        Formula(
            "formula", "f(x, y) =", BOWL, parse_formula, shown=where("landscape", OWN)
        ),
        Slider("rate", "Rate", (0.1, 0.5), 0.1, 0.1),
    ),
    parts=(PART,),
    presets=(
        Preset("A bowl", "look."),
        Preset("A wave", "look.", landscape=OWN, formula="sin(x) + y^2"),
    ),
    symbols=(("f", "the height"),),
)
PAGE = SimpleNamespace(key="pg", title="Plane", chapters=(CHAPTER, plane.CHAPTER))
