"""A chapter whose record grows: a share is kept again and again, six steps a slice."""

from dataclasses import dataclass
from types import SimpleNamespace

import numpy as np

from pages.figures import theme
from pages.figures.axes import axis
from pages.figures.series import Series, series_panel
from pages.ui.bets import Bet
from pages.ui.chapter import AT_THE_END, Chapter, Part, Preset, Script, Table, agree
from pages.ui.controls import Slider

LAST, SLICE = 60, 6


@dataclass(frozen=True)
class Settings:
    share: float


@dataclass(frozen=True, eq=False)
class Record:
    settings: Settings
    left: np.ndarray  # (n_steps + 1,)
    n_planned: int = LAST + 1

    @property
    def is_whole(self) -> bool:
        return len(self.left) == self.n_planned


def upto(settings: Settings, last: int) -> Record:
    return Record(settings, settings.share ** np.arange(min(last, LAST) + 1))


def run(settings: Settings) -> Record:
    return upto(settings, LAST)


def begin(settings: Settings) -> Record:
    return upto(settings, SLICE)


def grow(record: Record) -> Record:
    return upto(record.settings, len(record.left) - 1 + SLICE)


def panels(record: Record) -> list:
    n = len(record.left)
    line = Series("left", range(n), record.left, theme.stroke(theme.PATH))
    axes = {"xaxis": axis((0, LAST), "step"), "yaxis": axis((0, 1), "left")}
    return [series_panel("What is left", "left", [line], n, alt="The rest", **axes)]


def bet(record: Record) -> Bet:
    answer = float(record.left[-1])
    return Bet("What is left?", answer, "It shrinks.", span=(0.0, 1.0), tolerance=0.05)


KEEP = Part(
    "Keep",
    tick=0.02,
    run=run,
    begin=begin,
    grow=grow,
    bet=bet,
    bet_is_about=("share",),
    labels=lambda record: [f"step {t}" for t in range(len(record.left))],
    panels=panels,
    story=lambda record, step: [f"Now {record.left[step]:.3g} is left."],
    ending=lambda record: [f"In the end {record.left[-1]:.3g} is left."],
    formulas=lambda record, step: [("Left", f"{record.settings.share}^{{{step}}}")],
    table=lambda record: Table(("step", "left"), [*enumerate(record.left.tolist())]),
    opinions=lambda record: [
        agree(record.left[-1], record.settings.share**LAST, "a power", "The last", 1e-9)
    ],
    script=lambda record: Script(f"print({record.settings.share} ** 60)", ("left",)),
    code=(run,),
)
CHAPTER = Chapter(
    key="gw",
    title="Grow",
    question="You keep a share of what is left. What remains?",
    settings=Settings,
    controls=(Slider("share", "Share kept", (0.0, 1.0), 0.95, 0.01, main=True),),
    parts=(KEEP,),
    presets=(
        Preset("Nearly all", "it takes its time."),
        Preset("To the end", "it is there.", opens_at=AT_THE_END, share=0.9),
    ),
    symbols=(("share", "the part that is kept at every step"),),
)
PAGE = SimpleNamespace(key="pg", title="Growing", chapters=(CHAPTER,))
