"""Play a game, with or without the page, and hear what is said of it."""

from dataclasses import dataclass
from typing import Any

from engines.datasets import load
from pages.chapters.information_gain.twenty_questions.chapter import CHAPTER
from pages.ui.bets import Bet
from pages.ui.chapter import Part
from tests.pages.app import fine, start
from tests.pages.figures import checked
from tests.pages.looking import settings_at

ZOO = load("zoo")
KEY = "ig_twenty"
HAIR, EGGS, MILK, PREDATOR, LEGS = 0, 2, 3, 6, 12
ALL_NOT_SURE = tuple((question, None) for question in range(16))


@dataclass(frozen=True)
class Played:
    """A part at some settings, and its record."""

    part: Part
    record: Any

    @property
    def steps(self) -> range:
        return range(len(self.part.labels(self.record)))

    @property
    def stories(self) -> list[str]:
        return [" ".join(self.part.story(self.record, step)) for step in self.steps]

    @property
    def ending(self) -> str:
        return " ".join(self.part.ending(self.record))

    @property
    def bet(self) -> Bet | None:
        return self.part.bet(self.record)

    def panel(self, number: int, before_bet: bool = False) -> Any:
        return self.part.standing("panels", not before_bet)(self.record)[number]


def played(game: str = CHAPTER.parts[0].title, **values: Any) -> Played:
    """Return a game at these values of its controls, and the defaults of the others."""
    part = CHAPTER.part_at({"game": game})
    return Played(part, part.run(settings_at(CHAPTER, game=game, **values)))


def labels(panel: Any, step: int) -> list[str]:
    """Return the words on a panel's shapes at a step."""
    return [s["label"]["text"] for s in panel.frames[step] if "label" in s]


def layout(panel: Any) -> Any:
    """Return the layout of a panel that Plotly has checked."""
    return checked(panel.figure).layout


def open_page(**query: object):
    """Open the chapter by a link."""
    more = {f"{KEY}_{name}": str(value) for name, value in query.items()}
    return start("information_gain", ig_chapter=CHAPTER.title, **more)


def click(app, name: str):
    """Press a button of the chapter."""
    return fine(app.button(key=f"{KEY}_{name}").click().run())


def ask(app, question: int):
    """Press a question of the game in which the learner asks."""
    row = next(one for one in app.pills if one.key.startswith(f"{KEY}_ask_"))
    return fine(row.set_value(question).run())


def choose_game(app, title: str):
    """Choose another game."""
    return fine(app.selectbox(key=f"{KEY}_game").set_value(title).run())
