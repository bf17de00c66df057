"""What a question promised and its answer removed, with their numbers, as LaTeX."""

import numpy as np

from engines.decision_trees import (
    Game,
    Play,
    lie_patterns,
    regrets,
    surprises,
    volume_bound,
)
from pages.words.formulas import aligned, bracketed, tex

from ..record import ROUNDING
from . import hindsight, lies
from .record import Record


def formulas(record: Record, step: int) -> list[tuple[str, str]]:
    """Return the formulas with the values of this step."""
    play, game = record.play, record.game
    if step == 0:
        return [("What is missing at the start", _entropy(game, play))]
    t = min(step, play.n_turns) - 1
    if t < 0:
        return [("What is missing", _entropy(game, play))]
    lines = []
    if not record.keeps_gains:
        lines.append(("What the question promised", _gain(game, play, t)))
    if game.has_prices and not record.keeps_gains:
        lines.append(("What it promised for each coin", _for_a_coin(game, play, t)))
    if play.turns[t][1] is None:
        return lines
    gained = float(play.gained[t]) if abs(play.gained[t]) > ROUNDING else 0.0
    bits = rf"{tex(play.entropies[t])} - {tex(play.entropies[t + 1])}"
    fall = rf"{bits} = {tex(gained)}"
    lines.append(("What the answer removed", rf"H_{{{t}}} - H_{{{t + 1}}} = {fall}"))
    if not game.lies and _all_alike(game):
        lines.append(("The same, by counting", _counting(play, t)))
    lines += _surprise(record, t)
    if record.has_regrets:
        lines.append(("The regret of the question", _regret(record, t)))
    if t + 1 == play.n_turns and lies.has_bound(record):
        lines.append(("Fewer questions cannot be enough for all", _bound(game)))
    return lines


def _surprise(record: Record, t: int) -> list[tuple[str, str]]:
    """Write how an answer surprised, and where that did not go, if anywhere."""
    surprise, gained = float(surprises(record.play)[t]), float(record.play.gained[t])
    if not np.isfinite(surprise):
        return []
    question, answer = record.play.turns[t]
    share = float(record.play.answer_shares[t, question, answer])
    lines = [rf"-\log_2 {tex(share)} &= {tex(surprise)}"]
    if abs(surprise - gained) > ROUNDING:
        no_news, rarity = hindsight.parts(record, t)
        parts = {"removed": gained, "no news": no_news, "rarity": rarity}
        parts = {name: one for name, one in parts.items() if abs(one) > ROUNDING}
        bits = " + ".join(map(bracketed, parts.values()))
        named = r" + ".join(rf"\text{{{name}}}" for name in parts)
        lines.append(rf"&= {bits} \quad ({named})")
    return [("How much the answer surprised", aligned(lines))]


def _regret(record: Record, t: int) -> str:
    play, (asked, _) = record.play, record.play.turns[t]
    regret = float(regrets(play)[t])
    best = float(play.gains[t, asked]) + regret
    regret = regret if regret > ROUNDING else 0.0
    gains = f"{tex(best)} - {tex(float(play.gains[t, asked]))}"
    return rf"\text{{best gain}} - \text{{gain}} = {gains} = {tex(regret)}"


def _bound(game: Game) -> str:
    """Write the ways to answer that are needed beside those there are."""
    things = lies.n_things(game)
    enough = volume_bound(things, game.lies)

    def needed(q: int) -> str:
        ways = " + ".join(rf"\tbinom{{{q}}}{{{i}}}" for i in range(game.lies + 1))
        return rf"&{things} \left( {ways} \right)"

    few = enough - 1
    found = [(q, things * lie_patterns(q, game.lies)) for q in (enough, few)]
    lines = []
    for (q, ways), sign in zip(found, (r"\le", ">"), strict=True):
        power = rf"2^{{{q}}} = {2**q}"
        lines += [needed(q), rf"&\quad = {ways} {sign} {power}"]
    return aligned(lines)


def _all_alike(game: Game) -> bool:
    """Tell whether bits are logarithms of how many animals are left."""
    return game.goal is None and len(set(game.weights)) == 1


def _entropy(game: Game, play: Play) -> str:
    bits, n = tex(play.entropies[0]), len(game.weights)
    if _all_alike(game):
        return rf"H_0 = \log_2 {n} = {bits}"
    weights = np.bincount(game.goal_of, weights=game.prior)
    shown = [rf"{tex(p)} \log_2 {tex(p)}" for p in weights[:2]]
    more = r" - \cdots" if len(weights) > len(shown) else ""
    return aligned(
        [
            r"H_0 &= -\sum_i p_i \log_2 p_i",
            rf"&= -{' - '.join(shown)}{more}",
            rf"&= {bits}",
        ]
    )


def _gain(game: Game, play: Play, t: int) -> str:
    """Write the gain as the entropy of the answer, less what else decides it."""
    question, _ = play.turns[t]
    n_answers = len(game.questions[question].answers)
    shares = play.answer_shares[t, question, :n_answers]
    shares = shares[shares > 0]
    gain = float(play.gains[t, question])
    terms = "".join(rf" - {tex(p)} \log_2 {tex(p)}" for p in shares)
    whole = float(-(shares * np.log2(shares)).sum())
    answer = rf"H(\text{{answer}}) &= {terms.lstrip(' ')} = {tex(whole)}"
    return aligned([answer, _gain_of(game, whole, gain)])


def _for_a_coin(game: Game, play: Play, t: int) -> str:
    question, _ = play.turns[t]
    gain, price = tex(float(play.gains[t, question])), tex(game.prices[question])
    worth = tex(float(play.gains_per_price[t, question]))
    return (
        rf"\frac{{\text{{gain}}}}{{\text{{price}}}} = \frac{{{gain}}}{{{price}}} "
        rf"= {worth}"
    )


def _gain_of(game: Game, whole: float, gain: float) -> str:
    given = "animal" if game.goal is None else game.goal
    if whole - gain > ROUNDING:
        difference = rf"{tex(whole)} - {tex(whole - gain)} = {tex(gain)}"
        return (
            rf"\text{{gain}} &= H(\text{{answer}}) - H(\text{{answer}} \mid "
            rf"\text{{{given}}}) = {difference}"
        )
    return (
        rf"\text{{gain}} &= H(\text{{answer}}) = {tex(gain)} \quad "
        rf"(\text{{the {given} decides the answer}})"
    )


def _counting(play: Play, t: int) -> str:
    before, after = play.n_possible[t : t + 2]
    if after == 0:
        return rf"{before} \to 0"
    return rf"\log_2 \frac{{{before}}}{{{after}}} = {tex(float(play.gained[t]))}"
