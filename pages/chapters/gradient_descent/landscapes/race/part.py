"""Several optimizers walk from one start: who is lowest in the end?"""

from dataclasses import dataclass

from engines.gradient_descent import Race, race
from pages.figures import theme
from pages.figures.axes import axis
from pages.figures.series import Series, series_panel
from pages.ui.chapter import Part, Script, Table

from ..settings import Settings


@dataclass(frozen=True, eq=False)
class Record:
    settings: Settings
    race: Race


def run(settings):
    rules = [settings.optimizer(name) for name in settings.walkers]
    return Record(
        settings, race(settings.surface, rules, settings.start, settings.n_steps)
    )


def panels(record):
    n = record.race.n_steps + 1
    lines = [
        Series(name, range(n), record.race.values[:, i], theme.stroke(theme.PATH))
        for i, name in enumerate(record.settings.walkers)
    ]
    top = float(record.race.values[0].max())
    return [
        series_panel(
            "f",
            "f",
            lines,
            n,
            alt="f",
            xaxis=axis((0, n), "step"),
            yaxis=axis((0, top), "f"),
        )
    ]


PART = Part(
    "Race",
    run=run,
    labels=lambda record: [f"step {t}" for t in range(record.race.n_steps + 1)],
    panels=panels,
    story=lambda record, step: ["They walk."],
    ending=lambda record: ["They have walked."],
    formulas=lambda record, step: [],
    table=lambda record: Table(
        ("step", "f"),
        [(t, row[0]) for t, row in enumerate(record.race.values.tolist())],
    ),
    script=lambda record: Script("print(0)", ("f",)),
    code=(race,),
)
