"""What is said and shown of prices in the games; nothing where all cost the same."""

from collections.abc import Sequence

from engines.decision_trees import Game, Play
from pages.figures import theme
from pages.figures.bars import Bar
from pages.figures.keys import keyed_title
from pages.figures.panel import Panel
from pages.words.numbers import few
from pages.words.sentences import counted, listed

from .. import speech
from ..record import ROUNDING
from .record import Record

MOST_BEST = 4  # of equal questions that are named one by one
KEY = (("■ for a coin", theme.CURVE), ("━ in all", theme.MUTED))


def best(record: Record, t: int) -> str:
    """Say which question tells most for a coin, and which would tell more in all."""
    play, game = record.play, record.game
    found = play.best_questions(t)
    if not found:
        return ""
    asked = [f"*{speech.spoken(game.questions[q])}*" for q in found]
    noun = "question" if len(found) == 1 else "questions"
    most = speech.bits(play.gains_per_price[t, found[0]])
    return (
        f"The {noun} expected to remove most for each coin now: "
        f"{listed(asked, most=MOST_BEST)}, {most} a coin."
        f"{_not_worth_it(record, t, found)}"
    )


def _not_worth_it(record: Record, t: int, found: Sequence[int]) -> str:
    """Name the question of the largest gain, where its price makes it less."""
    play, game = record.play, record.game
    gains = play.gains[t] * play.askable[t]
    most = int(gains.argmax())
    if most in found or gains[most] - max(gains[q] for q in found) < ROUNDING:
        return ""
    first, other = speech.a_coin(
        play.gains_per_price[t, found[0]], play.gains_per_price[t, most]
    )
    return (
        f" *{speech.spoken(game.questions[most])}* would remove more, "
        f"{speech.bits(gains[most])}, but for {speech.coins(game.prices[most])}: "
        f"{speech.with_unit(other)} a coin against {first}."
    )


def paid(record: Record, play: Play, step: int) -> list[str]:
    """Say what a question costs, and what is paid by then."""
    if not record.game.has_prices:
        return []
    question, _ = play.turns[step - 1]
    price, so_far = record.game.prices[question], play.paid[step]
    return [f"Its price: {speech.coins(price)}; paid so far: {speech.coins(so_far)}."]


def promise(record: Record, t: int) -> str:
    """Say what a question promised a coin; of the learner's, what the best one did."""
    play, (question, _) = record.play, record.play.turns[t]
    worth, found = play.gains_per_price[t], play.best_questions(t)
    promised = f"promised to remove {speech.bits(play.asked_gains[t])} on average"
    if record.machine is None or not found:
        each, _ = speech.a_coin(worth[question], play.asked_gains[t])
        return f"The question {promised}, {each} a coin."
    mine, top = speech.a_coin(worth[question], worth[found[0]])
    said = f"Your question {promised}, {mine} a coin"
    if worth[found[0]] - worth[question] > ROUNDING:
        return f"{said}; the best {top}."
    return f"{said}, and none promised more a coin."


def in_all(record: Record) -> list[str]:
    """Say what a game has cost, and what the machine's has."""
    play = record.play
    if not record.game.has_prices or not play.turns:
        return []
    yours = float(play.paid[-1])
    said = f"Paid: {speech.coins(yours)} for {counted(play.n_turns, 'question')}."
    return [said, *_beside(record, yours)]


def _beside(record: Record, yours: float) -> list[str]:
    if not record.has_both:
        return []
    machines = float(record.machine.paid[-1])
    if abs(yours - machines) < ROUNDING:
        return ["The machine paid as much as you."]
    less = "less" if yours < machines else "more"
    mine, its = speech.compared(yours, machines)
    return [
        f"You paid {less} than the machine: {speech.with_coins(mine)} against {its}."
    ]


def of_the_machine(record: Record, n: int) -> str:
    """Return what the machine has paid by its question n, as the end of a sentence."""
    if not record.game.has_prices:
        return ""
    return f", for {speech.coins(record.machine.paid[n])}"


def why_most_a_coin(record: Record, t: int, four: Sequence[int]) -> str:
    """Give the reason of the bet on most bits a coin: each gain, over its price."""
    play, game = record.play, record.game
    worth = speech.a_coin(*play.gains_per_price[t, four])
    each = ", ".join(
        f"{game.questions[q].name} {_over(play.gains[t, q], game.prices[q])} = {bits}"
        for q, bits in zip(four, worth, strict=True)
    )
    return f"The gains in bits, each divided by its price in coins: {each}."


def _over(gain: float, price: float) -> str:
    return f"{few(gain if gain > ROUNDING else 0.0, 4)} / {few(price, 4)}"


def names(game: Game) -> list[str]:
    """Return the questions' names; where prices differ, each with its own."""
    if not game.has_prices:
        return [question.name for question in game.questions]
    both = zip(game.questions, game.prices, strict=True)
    return [f"{question.name} ({few(price, 4)})" for question, price in both]


def of_a_question(game: Game, question: int) -> str:
    """Return what a question costs, to stand behind it."""
    return f" ({speech.coins(game.prices[question])})" if game.has_prices else ""


def keyed(panel: Panel, room: float) -> Panel:
    """Return the panel of bars with a title that tells the two of a question apart."""
    return panel.with_layout(**keyed_title("What each would tell", KEY, room))


def axis_title(game: Game) -> str:
    """Return what the gains' axis counts: with prices, for each of the two bars."""
    return "■ bits a coin, ━ bits" if game.has_prices else "gain (bits)"


def in_all_bar(play: Play, t: int, question: int, line: int) -> list[Bar]:
    """Return the thin bar of the gain itself, behind that of the gain a coin."""
    gain = float(play.gains[t, question])
    if gain - float(play.gains_per_price[t, question]) < ROUNDING:
        return []
    return [Bar(line, 0, gain, theme.MUTED, 0.09)]
