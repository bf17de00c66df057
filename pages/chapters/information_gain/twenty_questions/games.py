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
    endings,
    formulas,
    moves,
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
from pages.figures.twenty_questions import (
    HIDDEN,
    BitsLeft,
    Offers,
    bits_panel,
    offers_panel,
)
from pages.ui import bets
from pages.ui.bets import Bet
from pages.ui.exports import TakeHome
from pages.ui.old_chapter import Numbers, Opinion, Remedy


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
        told = _gains_told(settings, record)
        steps = []
        for t in range(record.n_steps):
            over = t == play.n_turns and record.over
            asked = play.turns[t][0] if t < play.n_turns else None
            best = () if over else play.best_questions(t)
            says = _why_no_bars(record) if over else ""
            if not told and (t == play.n_turns or settings.game == WATCH):
                says = HIDDEN
            steps.append(Offers(play.gains[t], play.askable[t], asked, best, says))
        names = [question.name for question in game.questions]
        return offers_panel(names, steps, float(play.gains.max(initial=0)))

    def bet(self, settings: Settings, record: Record) -> Bet | None:
        """Ask the game's bet."""
        return wagers.bet(settings, record)

    def story(self, settings: Settings, record: Record, step: int) -> list[str]:
        """Tell one question."""
        told = _gains_told(settings, record)
        seen = record.over or settings.game == DUEL
        rival = record.machine if seen else None
        return words.story(settings, record, rival, step, told)

    def ending(
        self, settings: Settings, record: Record
    ) -> tuple[list[str], Remedy | None]:
        """Say how the game ends; offer to allow for a lie that hid the animal."""
        lost = record.secret is not None and not record.play.possible[-1, record.secret]
        remedy = Remedy("Allow one lie", {"lies": ONE_LIE}) if lost else None
        return endings.ending(settings, record), remedy

    def numbers(self, settings: Settings, record: Record, step: int) -> Numbers:
        """Put the shares of this question's answers into the formulas."""
        columns, rows = formulas.table(record)
        told = formulas.of_a_turn(record, step)
        return Numbers(told, columns, formulas.without_gaps(rows), step + 1)

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
        return TakeHome(columns, rows, formulas.game_script(record), formulas.PRINTS)


# What stands in place of the bars when a game is over.
_NOTHING = {
    Ending.FOUND: "nothing is left to find out",
    Ending.TIE: "no question tells them apart",
    Ending.CONTRADICTION: "no animal fits",
    Ending.OUT_OF_QUESTIONS: "no question is left",
}


def _why_no_bars(record: Record) -> str:
    return (
        "sure, and wrong" if endings.is_wrong(record) else _NOTHING[record.play.ending]
    )


def _gains_told(settings: Settings, record: Record) -> bool:
    """Tell whether all gains may be seen: they are not while a bet asks for them."""
    if not settings.hidden or bets.is_over(KEY, settings):
        return True
    finished = record.over and settings.game != WATCH
    return finished or wagers.bet(settings, record) is None


def _crowd(title: str, record: Record, play: Play) -> Panel:
    """Draw who is left; frame the hidden one, or what was named and what was meant."""
    hidden = record.secret is not None and (record.machine is None or record.over)
    guess, meant = _named(record), moves.thought_of() if _guessed(record) else None
    steps = []
    for step in range(record.n_steps):
        t = min(step, play.n_turns)
        possible = play.possible[t]
        doubted = possible & (play.contradictions[t] > 0)
        last = t == play.n_turns
        ringed = record.secret if hidden else guess if last else None
        steps.append(Crowd(possible, doubted, ringed, meant))
    notes = ["framed: the hidden one"] * hidden
    notes += ["framed: what the machine says"] * (guess is not None)
    notes += ["dashed frame: what you thought of"] * (meant is not None)
    notes += ["half faded: if one answer was a lie"] * (record.game.lies > 0)
    return crowd_panel(TABLE, record.game.names, title, steps, notes)


def _guessed(record: Record) -> bool:
    """Tell whether the machine has come to the end of guessing the learner's animal."""
    return record.secret is None and record.over


def _named(record: Record) -> int | None:
    """Return the row that the machine names to the learner, where it names one."""
    rows = np.flatnonzero(record.play.possible[-1]).tolist()
    names_one = _guessed(record) and record.game.goal is None and len(rows) == 1
    return rows[0] if names_one else None


def _bits(settings: Settings, record: Record) -> Panel:
    yours = "your questions" if settings.asks_back else "the machine's questions"
    walks = [BitsLeft(yours, record.play.entropies, theme.PATH)]
    if record.over and record.machine is not None:
        name = "the machine's questions"
        walks.append(BitsLeft(name, record.machine.entropies, theme.HERE, "dash"))
    usual = greedy_plan(settings.truthful).most
    if record.game.lies:
        usual = wagers.usual(settings) + 1
    longest = max(len(walk.entropies) - 1 for walk in walks) if record.over else 0
    end = max(usual, record.play.n_turns if settings.asks_back else longest)
    return bits_panel(walks, record.n_steps, end)
