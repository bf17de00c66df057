"""The four games: watch, answer, ask, duel."""

from dataclasses import dataclass

import numpy as np

from engines.decision_trees import (
    Ending,
    Game,
    Play,
    greedy_plan,
    hidden_row,
    play_greedy,
    question_gains,
    replay,
)
from engines.decision_trees.twenty_questions import likelihoods, next_moment
from pages.chapters.information_gain.twenty_questions import (
    formulas,
    opinions,
    wagers,
    words,
)
from pages.chapters.information_gain.twenty_questions.settings import (
    DUEL,
    KEY,
    MINE,
    NAMES,
    ONE_LIE,
    TABLE,
    WATCH,
    Settings,
)
from pages.figures import theme
from pages.figures.crowd import Crowd, crowd_panel
from pages.figures.panel import Panel
from pages.figures.twenty_questions import Offers, Walk, bits_panel, offers_panel
from pages.ui import bets
from pages.ui.bets import Bet
from pages.ui.chapter import Numbers, Opinion, Remedy
from pages.ui.exports import TakeHome


@dataclass(frozen=True, eq=False)
class Record:
    """A game as far as it has come; where it matters, the machine's own for it."""

    game: Game
    play: Play
    secret: int | None  # the hidden row; None where only the learner knows it
    machine: Play | None  # the machine's game for the same animal, to its end

    @property
    def over(self) -> bool:
        """Whether the learner's game has ended."""
        return self.play.ending is not Ending.RUNNING

    @property
    def n_steps(self) -> int:
        """The number of the stepper's positions."""
        longest = self.machine.n_turns if self.machine and self.over else 0
        return 1 + max(self.play.n_turns, longest)


def secret_of(settings: Settings) -> int | None:
    """Return the hidden row, where the page knows it."""
    if settings.game == MINE:
        return None
    if settings.game == WATCH:
        return NAMES.index(settings.animal)
    return hidden_row(settings.rules, settings.number)


class Games:
    """The anatomy of a chapter, for one game."""

    code = (
        replay,
        next_moment,
        likelihoods,
        question_gains,
        play_greedy,
    )

    def run(self, settings: Settings) -> Record:
        """Play, or replay what the learner has played so far."""
        game, secret = settings.rules, secret_of(settings)
        if settings.game == WATCH:
            play = play_greedy(game, secret, settings.lie_at or None)
            return Record(game, play, secret, None)
        machine = None if secret is None else play_greedy(game, secret)
        return Record(game, replay(game, settings.turns), secret, machine)

    def labels(self, settings: Settings, record: Record) -> list[str]:
        """Number the questions."""
        return ["start", *(f"question {n}" for n in range(1, record.n_steps))]

    def panels(self, settings: Settings, record: Record) -> list[Panel]:
        """Draw who is left, what the questions tell, and the bits to go.

        When the learner has asked to the end, the machine's crowd replaces the
        questions: the two games side by side.
        """
        both = record.over and record.machine is not None
        title = "Who is left, by your questions" if both else "Who is left"
        first = _crowd(title, record, record.play)
        if both:
            second = _crowd("Who is left, by the machine's", record, record.machine)
        else:
            second = self._offers(settings, record)
        return [first, second, _bits(settings, record)]

    def _offers(self, settings: Settings, record: Record) -> Panel:
        play, game = record.play, record.game
        told = not settings.hidden or bets.is_over(KEY, settings)
        steps = []
        for t in range(record.n_steps):
            asked = play.turns[t][0] if t < play.n_turns else None
            newest = 0 if settings.game == WATCH else play.n_turns
            known = told or (t != newest and settings.game != WATCH)
            best = play.best_questions(t)
            steps.append(Offers(play.gains[t], play.askable[t], asked, best, known))
        names = [question.name for question in game.questions]
        return offers_panel(names, steps, float(play.gains.max(initial=0)))

    def bet(self, settings: Settings, record: Record) -> Bet | None:
        """Ask the game's bet."""
        return wagers.bet(settings, record)

    def story(self, settings: Settings, record: Record, step: int) -> list[str]:
        """Tell one question."""
        told = not settings.hidden or bets.is_over(KEY, settings)
        shown = _with_machine(settings, record)
        return words.story(settings, record, shown, step, told)

    def ending(
        self, settings: Settings, record: Record
    ) -> tuple[list[str], Remedy | None]:
        """Say how the game ends; offer to allow for a lie that hid the animal."""
        lost = record.secret is not None and not record.play.possible[-1, record.secret]
        remedy = Remedy("Allow one lie", {"lies": ONE_LIE}) if lost else None
        return words.ending(settings, record), remedy

    def numbers(self, settings: Settings, record: Record, step: int) -> Numbers:
        """Put the shares of this question's answers into the formulas."""
        columns, rows = formulas.table(record)
        told = formulas.of_a_turn(record, step)
        return Numbers(told, columns, rows, step + 1)

    def opinions(self, settings: Settings, record: Record, step: int) -> list[Opinion]:
        """Count rows of the table again, and ask every question both ways."""
        t = min(step, record.play.n_turns)
        return opinions.of_a_game(record.game, record.play, t)

    def reference(self, settings: Settings, record: Record) -> Opinion | None:
        """Ask scikit-learn for every gain of the game."""
        return opinions.by_trees(record.game, record.play)

    def take_home(self, settings: Settings, record: Record) -> TakeHome:
        """Give the table of questions, and the game as a script."""
        columns, rows = formulas.table(record)
        return TakeHome(columns, rows, formulas.game_script(record))


def _with_machine(settings: Settings, record: Record) -> Play | None:
    """Return the machine's game where it may be seen: in a duel, or afterwards."""
    seen = record.over or settings.game == DUEL
    return record.machine if seen else None


def _crowd(title: str, record: Record, play: Play) -> Panel:
    steps = []
    known = record.secret is not None and (record.machine is None or record.over)
    for step in range(record.n_steps):
        t = min(step, play.n_turns)
        possible = play.possible[t]
        doubted = possible & (play.contradictions[t] > 0)
        ringed = (record.secret,) if known else ()
        if record.secret is None and record.over and t == play.n_turns:
            ringed = tuple(np.flatnonzero(possible).tolist())
        steps.append(Crowd(possible, doubted, ringed))
    notes = ["framed: the hidden one"] * known
    notes += ["half faded: if one answer was a lie"] * (record.game.lies > 0)
    return crowd_panel(TABLE, record.game.names, title, steps, notes)


def _bits(settings: Settings, record: Record) -> Panel:
    yours = "your questions" if settings.asks_back else "the machine's questions"
    walks = [Walk(yours, record.play.entropies, theme.PATH)]
    machine = _with_machine(settings, record)
    if machine is not None:
        name = "the machine's questions"
        walks.append(Walk(name, machine.entropies, theme.HERE, "dash"))
    usual = greedy_plan(settings.truthful).most * (1 + record.game.lies)
    longest = max(len(walk.entropies) - 1 for walk in walks) if record.over else 0
    end = max(usual, record.play.n_turns if settings.asks_back else longest)
    return bits_panel(walks, record.n_steps, end)
