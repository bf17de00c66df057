"""Twenty questions: who is still possible, and what each question would tell."""

import enum
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from engines.decision_trees.game import SAME, Game, Turn
from engines.decision_trees.impurity import entropy

LIE_CHANCE = 1 / 20  # how often an answer is a lie, while a lie is left


class Ending(enum.Enum):
    """How a game stands: still running, or why it is over."""

    RUNNING = "running: a question can still tell apart what is left"
    FOUND = "found: only one is left"
    TIE = "a tie: no question can tell apart what is left"
    CONTRADICTION = "a contradiction: no row of the table fits the answers"
    OUT_OF_QUESTIONS = "out of questions: all that would help were used up"


@dataclass(frozen=True, eq=False)
class Moment:
    """What is known at one moment of a game, and what each question would add."""

    probabilities: np.ndarray  # (n_rows,), all 0 when nothing fits
    contradictions: np.ndarray  # (n_rows,) answers that a row's cells deny
    entropy: float  # bits left to find out
    answer_shares: np.ndarray  # (n_questions, most_answers) how likely each answer is
    gains: np.ndarray  # (n_questions,) bits that each question is expected to remove
    times_asked: np.ndarray  # (n_questions,); a "not sure" uses a question up
    askable: np.ndarray  # (n_questions,) not used up, and it separates what is left
    ending: Ending


@dataclass(frozen=True, eq=False)
class Play:
    """A game of T turns: T + 1 moments and the T questions between them.

    Row t of every array belongs to the same moment: before the question turns[t].
    """

    turns: tuple[Turn, ...]  # (question, answer); an answer None is "not sure"
    probabilities: np.ndarray  # (T + 1, n_rows)
    contradictions: np.ndarray  # (T + 1, n_rows)
    possible: np.ndarray  # (T + 1, n_rows) bool: at most as many lies as allowed
    entropies: np.ndarray  # (T + 1,) bits
    answer_shares: np.ndarray  # (T + 1, n_questions, most_answers)
    gains: np.ndarray  # (T + 1, n_questions) bits
    askable: np.ndarray  # (T + 1, n_questions) bool
    gains_per_price: np.ndarray  # (T + 1, n_questions) bits a unit of price
    paid: np.ndarray  # (T + 1,) the prices of the questions asked so far, added up
    ending: Ending

    @property
    def n_turns(self) -> int:
        """Return T, the number of questions asked."""
        return len(self.turns)

    @property
    def gained(self) -> np.ndarray:
        """Return the bits that each answer took away, (T,); a lie can bring some."""
        return self.entropies[:-1] - self.entropies[1:]

    @property
    def asked_gains(self) -> np.ndarray:
        """Return the bits each question asked was expected to remove, (T,)."""
        return np.array([self.gains[t, q] for t, (q, _) in enumerate(self.turns)])

    @property
    def n_possible(self) -> np.ndarray:
        """Return how many rows are possible at each moment, (T + 1,)."""
        return self.possible.sum(axis=1)

    def best_questions(self, t: int = -1) -> tuple[int, ...]:
        """Return every question worth its price most at moment t, in column order."""
        return best_questions(self.gains_per_price[t], self.askable[t])


def best_questions(gains: np.ndarray, askable: np.ndarray) -> tuple[int, ...]:
    """Return the askable questions of the largest gain: the first, then its ties.

    ``gains``, or gains per price, and ``askable`` have shape (n_questions,). None
    askable: an empty tuple.

    >>> best_questions(np.array([0.5, 1.0, 1.0]), np.array([True, True, True]))
    (1, 2)
    """
    if not askable.any():
        return ()
    best = gains[askable].max()
    return tuple(np.flatnonzero(askable & (gains >= best - SAME)).tolist())


def likelihoods(game: Game, contradictions: np.ndarray) -> np.ndarray:
    """Return how likely each row gives each answer: (n_rows, n_questions, answers).

    Without a lie left, 1 for the true answer. With one left, 1 - LIE_CHANCE for it,
    and the chance of a lie is shared by the other answers. ``contradictions`` are
    the lies each row would have told already, (n_rows,).
    """
    truth = game.truth.astype(float)
    may_lie = (contradictions < game.lies)[:, np.newaxis, np.newaxis]
    if not may_lie.any():
        return truth
    other = game.is_answer & ~game.truth
    shared = LIE_CHANCE / np.maximum(1, game.is_answer.sum(axis=-1) - 1)
    lying = (1 - LIE_CHANCE) * truth + other * shared[:, np.newaxis]
    return np.where(may_lie, lying, truth)


def question_gains(
    game: Game, probabilities: np.ndarray, contradictions: np.ndarray
) -> tuple[np.ndarray, np.ndarray]:
    """Return each question's gain and how likely its answers are.

    gain = H(answer) - sum over what may be found of p H(answer | it): the bits by
    which the entropy falls on average. Without lies the second part is 0 when rows
    themselves are to be found. ``probabilities`` and ``contradictions`` have shape
    (n_rows,); returned are (n_questions,) bits and (n_questions, most_answers).
    Source: Shannon 1948, section 12 (the mutual information).

    >>> from engines.datasets import load
    >>> from engines.decision_trees import new_game
    >>> game = new_game(load("eight_days"), goal="Play")
    >>> gains, _ = question_gains(game, game.prior, np.zeros(8, dtype=int))
    >>> gains.round(6)
    array([0.265712, 0.158868])
    """
    each = probabilities[:, np.newaxis, np.newaxis] * likelihoods(game, contradictions)
    joint = np.zeros((len(game.goals), *each.shape[1:]))
    np.add.at(joint, game.goal_of, each)
    shares, goals = joint.sum(axis=0), joint.sum(axis=-1)
    gains = entropy(shares) - (goals * entropy(joint)).sum(axis=0)
    return np.where(gains > SAME, gains, 0.0), shares


def replay(game: Game, turns: Sequence[Turn]) -> Play:
    """Go through questions and answers; return what was known at every moment.

    A turn is (question, answer), both numbers from 0 in the order of
    ``game.questions`` and their ``answers``, or (question, None) for "not sure",
    which tells nothing. A row's probability is its weight times the likelihood of
    each answer. Turns after the end of the game are left out. Raises ValueError for
    a question or an answer that does not exist.

    >>> from engines.datasets import load
    >>> from engines.decision_trees import new_game
    >>> game = new_game(load("zoo"))
    >>> milk = [question.name for question in game.questions].index("milk")
    >>> replay(game, [(milk, 0)]).n_possible
    array([101,  41])
    """
    moments = [first_moment(game)]
    for turn in turns:
        if moments[-1].ending is not Ending.RUNNING:
            break
        moments.append(next_moment(game, moments[-1], turn))
    return written(game, turns[: len(moments) - 1], moments)


def first_moment(game: Game) -> Moment:
    """Return what is known before any question."""
    nobody = np.zeros(len(game.prior), dtype=int)
    return _moment(game, game.prior, nobody, np.zeros(len(game.questions), dtype=int))


def next_moment(game: Game, now: Moment, turn: Turn) -> Moment:
    """Return what is known after one more turn; raises as `replay` does."""
    question, answer = _checked(game, turn)
    asked = now.times_asked.copy()
    asked[question] += 1
    if answer is None:  # whoever does not know will not know it later
        asked[question] = game.most_times
        return _moment(game, now.probabilities, now.contradictions, asked)
    likely = likelihoods(game, now.contradictions)[:, question, answer]
    weights = now.probabilities * likely
    total = weights.sum()
    probabilities = weights / total if total > 0 else weights
    denied = now.contradictions + ~game.truth[:, question, answer]
    return _moment(game, probabilities, denied, asked)


def _moment(game: Game, probabilities, contradictions, times_asked) -> Moment:
    gains, shares = question_gains(game, probabilities, contradictions)
    goals = np.bincount(game.goal_of, weights=probabilities, minlength=len(game.goals))
    possible = contradictions <= game.lies
    separates = game.separates(possible)
    askable = separates & (times_asked < game.most_times)
    return Moment(
        probabilities=probabilities,
        contradictions=contradictions,
        entropy=float(entropy(goals)),
        answer_shares=shares,
        gains=gains,
        times_asked=times_asked,
        askable=askable,
        ending=_ending(game, possible, separates, askable),
    )


def _ending(game: Game, possible, separates, askable) -> Ending:
    if not possible.any():
        return Ending.CONTRADICTION
    if len(set(game.goal_of[possible].tolist())) == 1:
        return Ending.FOUND
    if not separates.any():
        return Ending.TIE
    return Ending.RUNNING if askable.any() else Ending.OUT_OF_QUESTIONS


def written(game: Game, turns: Sequence[Turn], moments: Sequence[Moment]) -> Play:
    """Write a game's moments into one record."""
    contradictions = np.stack([moment.contradictions for moment in moments])
    gains = np.stack([moment.gains for moment in moments])
    asked = [game.prices[question] for question, _ in turns]
    return Play(
        turns=tuple(turns),
        probabilities=np.stack([moment.probabilities for moment in moments]),
        contradictions=contradictions,
        possible=contradictions <= game.lies,
        entropies=np.array([moment.entropy for moment in moments]),
        answer_shares=np.stack([moment.answer_shares for moment in moments]),
        gains=gains,
        askable=np.stack([moment.askable for moment in moments]),
        gains_per_price=game.gains_per_price(gains),
        paid=np.cumsum([0.0, *asked]),
        ending=moments[-1].ending,
    )


def _checked(game: Game, turn: Turn) -> Turn:
    question, answer = turn
    if not 0 <= question < len(game.questions):
        last = len(game.questions) - 1
        raise ValueError(f"There is no question {question}; there are 0 to {last}.")
    answers = game.questions[question].answers
    if answer is not None and not 0 <= answer < len(answers):
        known = ", ".join(f"{i} ({word})" for i, word in enumerate(answers))
        raise ValueError(f"There is no answer {answer}; choose one of {known} or None.")
    return question, answer
