"""A game as far as it has come: its record, its table and its script."""

from dataclasses import dataclass

import numpy as np

from engines.decision_trees import (
    Ending,
    Game,
    Play,
    hidden_row,
    play_greedy,
    regrets,
    replay,
    surprises,
)
from engines.decision_trees.twenty_questions import LIE_CHANCE
from pages.ui import exports
from pages.ui.chapter import Script, Table

from .. import speech
from ..record import HIDDEN, NAMES, ROUNDING, WATCH, Settings
from . import paid

BEST = "best gain (bits)"  # where prices differ, of another question than the best
COLUMNS = (
    "questions",
    "asked",
    "answer",
    "animals left",
    "gain (bits)",
    BEST,
    "gained (bits)",
    "surprise (bits)",
    "bits left",
)
REGRET = "regret (bits)"  # where the learner asks: the last column but those beside
MACHINES = "machine: questions"
LATER = ("surprise (bits)", REGRET, MACHINES)  # first links were shared without
BESIDE = (MACHINES, "machine asks", "machine: answer", "machine: left")
BESIDE = (*BESIDE, "machine: bits left")
GAINS = ("gain (bits)", BEST, REGRET, *paid.WORTH)  # hidden where gains are kept back


@dataclass(frozen=True, eq=False)
class Record:
    """A game as far as it has come; where it matters, the machine's own for it."""

    settings: Settings
    game: Game
    play: Play
    secret: int | None  # the hidden row; None where only the learner knows it
    machine: Play | None  # where the learner asks: its game for the same, to the end

    @property
    def is_over(self) -> bool:
        """Whether the game has ended."""
        return self.play.ending is not Ending.RUNNING

    @property
    def has_both(self) -> bool:
        """Whether the learner's game has ended, and the machine's stands beside it."""
        return self.is_over and self.machine is not None

    @property
    def has_regrets(self) -> bool:
        """Whether it is told what the learner's questions promised too little.

        Where prices differ, the best question is another one than that of most bits.
        """
        return self.has_both and not self.game.has_prices

    @property
    def n_steps(self) -> int:
        """The number of the stepper's positions."""
        longest = self.machine.n_turns if self.has_both else 0
        return 1 + max(self.play.n_turns, longest)

    @property
    def left(self) -> list[int]:
        """The rows that are possible now."""
        return np.flatnonzero(self.play.possible[-1]).tolist()

    @property
    def is_wrong(self) -> bool:
        """Whether it ended without a doubt, but not with what was hidden."""
        sure = self.play.ending in (Ending.FOUND, Ending.TIE)
        if self.secret is None or not sure:
            return False
        goals = self.game.goal_of
        return goals[self.secret] not in goals[self.left]

    @property
    def was_lied_to(self) -> bool:
        """Whether a question was answered with a lie."""
        return bool(self.lies_told)

    @property
    def lies_told(self) -> tuple[int, ...]:
        """The numbers of the questions that were answered with a lie."""
        return tuple(t for t in self.settings.lies_at if t <= self.play.n_turns)

    @property
    def meant(self) -> int | None:
        """The row that the learner says, after the game, he had in mind."""
        thought = self.settings.thought
        return NAMES.index(thought) if self.is_over and thought in NAMES else None

    @property
    def keeps_gains(self) -> bool:
        """Whether the gains are kept back until the game is over: the learner asks."""
        is_asked = self.machine is not None and not self.is_over
        return is_asked and self.settings.gains == HIDDEN

    @property
    def hides_gains(self) -> bool:
        """Whether the gains are hidden until the bet is over.

        A game that has ended hides none, but for one that is watched. Who asks himself
        bets on the first question: nothing tells the best one before.
        """
        if self.machine is not None:
            return not self.play.turns and not self.keeps_gains
        open_ones = not self.is_over or self.settings.part == WATCH
        return self.settings.gains == HIDDEN and open_ones

    def shows_gains(self, before_bet: bool) -> bool:
        """Tell whether it may be seen what questions would tell, and which is best."""
        return not self.keeps_gains and not (before_bet and self.hides_gains)

    @property
    def chance_of_a_lie(self) -> np.ndarray:
        """How likely it is at each moment that an answer so far was a lie, (T + 1,)."""
        lied = self.play.contradictions > 0
        return (self.play.probabilities * lied).sum(axis=1)


def watched(settings: Settings) -> Record:
    """Let the machine ask and the table answer, perhaps once or twice with a lie."""
    game, secret = settings.rules, NAMES.index(settings.animal)
    play = play_greedy(game, secret, *settings.lies_at)
    return Record(settings, game, play, secret, None)


def answered(settings: Settings) -> Record:
    """Replay what the learner has answered so far; only he knows the animal."""
    game = settings.rules
    return Record(settings, game, replay(game, settings.turns), None, None)


def asked(settings: Settings) -> Record:
    """Replay what the learner has asked so far; let the machine play to the end."""
    game = settings.rules
    secret, play = hidden_row(game, settings.number), replay(game, settings.turns)
    return Record(settings, game, play, secret, play_greedy(game, secret))


def table(record: Record) -> Table:
    """List the game turn by turn; beside it the machine's, once both are over.

    Where prices differ the best question is another one than that of most bits: there
    neither the best gain nor the regret is listed, but what was best for a coin.
    """
    rows, plays = [], [record.play]
    plays += [record.machine] if record.has_both else []
    for step in range(record.n_steps):
        row = _row(record.game, record.play, step)
        if record.machine is not None:
            is_asked = 0 < step <= record.play.n_turns
            row += (float(regrets(record.play)[step - 1]) if is_asked else None,)
        if record.has_both:
            n, asked, answer, count, *_, bits = _row(record.game, record.machine, step)
            row = (*row, n, asked, answer, count, bits)
        rows.append((*row, *paid.cells(record.game, plays, step)))
    regret = () if record.machine is None else (REGRET,)
    beside = BESIDE if record.has_both else ()
    columns = (*COLUMNS, *regret, *beside, *paid.columns(record.game, len(plays)))
    whole = Table(columns, rows, later=LATER, kept=GAINS if record.keeps_gains else ())
    return whole.without(BEST, REGRET) if record.game.has_prices else whole


def _row(game: Game, play: Play, step: int) -> tuple:
    """Return one row; after the end of a game the last state stays."""
    t = min(step, play.n_turns)
    left, bits = int(play.n_possible[t]), float(play.entropies[t])
    if step == 0 or step > play.n_turns:
        return (t, "", "", left, None, None, None, None, bits)
    question, answer = play.turns[step - 1]
    asked = game.questions[question]
    best = float(play.gains[step - 1, play.askable[step - 1]].max())
    gain, gained = float(play.asked_gains[step - 1]), float(play.gained[step - 1])
    gained = gained if abs(gained) > ROUNDING else 0.0
    surprise = float(surprises(play)[step - 1])
    return (
        t,
        asked.name,
        speech.answered(asked, answer),
        left,
        gain,
        best,
        gained,
        surprise if np.isfinite(surprise) else None,
        bits,
    )


def script(record: Record) -> Script:
    """Write a NumPy script that goes through the same questions and answers."""
    game, play = record.game, record.play
    cells = ["".join(map(str, row)) for row in game.answers.tolist()]
    counts = [len(question.answers) for question in game.questions]
    body = f"""
# One row an animal: the number of its answer to each question.
cells = {cells!r}
answers = np.array([[int(cell) for cell in row] for row in cells])
n_answers = {counts!r}  # to each question
goal = np.array({game.goal_of.tolist()!r})  # what is to be found out
weights = np.array({list(game.weights)!r})
lies, lie_chance = {game.lies}, {LIE_CHANCE!r}
turns = {list(play.turns)!r}  # question, answer; None is "not sure"

p = weights / weights.sum()
wrong = np.zeros(len(p), dtype=int)
for question, answer in turns:
    if answer is None:
        continue
    true = answers[:, question] == answer
    others = n_answers[question] - 1
    lying = np.where(true, 1 - lie_chance, lie_chance / others)
    p = p * np.where(wrong < lies, lying, true)
    p = p / max(p.sum(), 1e-300)
    wrong = wrong + ~true

shares = np.bincount(goal, weights=p)
shares = shares[shares > 0]
print(len(turns))
print(repr(abs(float((shares * np.log2(shares)).sum()))))
"""
    says = "Twenty questions: how many were asked, and the bits left."
    prints = ("questions", "bits left")
    if game.has_prices:
        body, prints = body + paid.script(game), (*prints, "paid")
    return Script(exports.script(says, (), body), prints)
