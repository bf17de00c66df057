"""The bets on a game: each one is answered by the record."""

from collections.abc import Sequence

import numpy as np

from engines.decision_trees import (
    Play,
    entropy,
    greedy_plan,
    lie_patterns,
    play_greedy,
)
from pages.ui.bets import Bet
from pages.words.sentences import counted

from .. import speech
from ..record import NAMES, ROUNDING, WATCH, Settings
from . import prices
from .record import Record

FOUR = 4


def which_question(record: Record) -> Bet | None:
    """Ask which of four questions removes most, the best one among them."""
    play, game = record.play, record.game
    t = 0 if record.is_over else -1
    gains, open_ones = play.gains_per_price[t], np.flatnonzero(play.askable[t])
    if len(open_ones) < 2:
        return None
    ranked = open_ones[np.argsort(-gains[open_ones], kind="stable")]
    places = np.linspace(0, len(ranked) - 1, min(FOUR, len(ranked))).round().astype(int)
    four = sorted(set(ranked[places].tolist()))
    best = int(ranked[0])
    same = [q for q in four if q != best and gains[best] - gains[q] < ROUNDING]
    if len(same) == len(four) - 1:
        return None
    bits = speech.compared(*gains[four])
    names = [game.questions[q].name for q in four]
    each = ", ".join(f"{name} {bit}" for name, bit in zip(names, bits, strict=True))
    asks = "is expected to remove most of that?"
    reason = f"The gains in bits: {each}. {_why(record, t, best)}"
    if game.has_prices:
        asks = "is expected to remove most of that for each coin?"
        reason = prices.why_most_a_coin(record, t, four)
    return Bet(
        f"{speech.missing(play.entropies[t]).capitalize()}: which of these questions "
        f"{asks}",
        game.questions[best].name,
        reason,
        options=names,
        ties=[game.questions[q].name for q in same],
        told_at=1 if record.settings.part == WATCH else None,
    )


def _why(record: Record, t: int, best: int) -> str:
    """Say what makes a question tell much: only here and there an even split does."""
    play, game = record.play, record.game
    shares = play.answer_shares[t, best]
    gain, name = play.gains[t, best], game.questions[best].name
    if game.goal is not None:
        left = speech.missing(play.entropies[t] - gain)
        return (
            f"After “{name}” {left} on average: what counts is how few {game.goal}s "
            "each answer leaves, not how even the split is."
        )
    if game.lies:
        gain, own = speech.compared(gain, entropy(shares))
        return (
            f"“{name}” promises {gain}, less than the {speech.with_unit(own)} by which "
            "its answers surprise, because an answer may be false."
        )
    return (
        f"The likeliest answer to “{name}” has a chance of "
        f"{speech.chance(shares.max())}: the more even the chances of the answers "
        "are, and the more answers there are, the more is told of the animal."
    )


def how_many(record: Record, animal: str) -> Bet:
    """Ask when the machine will stop; the middle is the usual number.

    It stops when it is sure, which a lie can make it of another animal. Every step
    tells more of it, so who has stepped bets no more.
    """
    play = record.play
    middle = usual(record.settings)
    options = [
        f"{middle - 2} or fewer",
        *(str(middle + more) for more in (-1, 0, 1)),
        f"{middle + 2} or more",
    ]
    answer = options[int(np.clip(play.n_turns - middle, -2, 2)) + 2]
    went = speech.went(play.entropies[0], play.entropies[-1])
    mean = speech.bits(play.asked_gains.mean())
    wrong = " But it stopped at a wrong answer." if record.is_wrong else ""
    return Bet(
        f"After how many questions about {animal} will the machine stop?",
        answer,
        f"It stopped after {counted(play.n_turns, 'question')}, which promised {mean} "
        f"each on average: the bits missing {went}.{wrong}",
        options=options,
        told_at=1,
    )


def usual(settings: Settings) -> int:
    """Return the usual number of questions; allowed lies have to be found out too.

    One false answer among n can be any of n or none: log2(n + 1) bits more.
    """
    usual, lies = round(greedy_plan(settings.truthful).expected), settings.rules.lies
    if lies:
        wanted = (usual + np.log2(lie_patterns(n, lies)) for n in range(99))
        usual = next(n for n, needed in enumerate(wanted) if n >= needed)
    return max(3, usual)


def which_animal(record: Record, matters: Sequence[str]) -> Bet | None:
    """Ask, after a game, which of four other animals takes fewest questions.

    The game itself is on the screen by then, so its own numbers are no bet; its end
    tells nothing of others. While gains are kept back that is asked, too: it tells
    none. The four are drawn by the settings that matter and stand in order: their
    places tell nothing.
    """
    game = record.settings.truthful
    rows = greedy_plan(game).rows.round(6)  # whole numbers, but for rounding
    needs = dict(zip(NAMES, rows.tolist(), strict=True))
    four = _four(record, needs, matters)
    fewest = min(four, key=needs.__getitem__)
    same = [name for name in four if name != fewest and needs[name] == needs[fewest]]
    if len(same) == FOUR - 1:
        return None
    honest = " if nobody lies" if record.game.lies else ""
    over = f"This game is over after {counted(record.play.n_turns, 'question')}"
    when = over if record.is_over else "While the gains are hidden, a bet on others"
    each = ", ".join(f"{name} {needs[name]:g}" for name in four)
    rare = _how_rare(record, fewest, max(four, key=needs.__getitem__))
    return Bet(
        f"{when}: with which of these animals would the machine be done after fewest "
        f"questions{honest}?",
        fewest,
        f"Questions needed: {each}.{rare}",
        options=four,
        ties=same,
        told_at_the_end=False,
    )


def _four(record: Record, needs: dict[str, float], matters: Sequence[str]) -> list[str]:
    """Draw four animals that do not all need the same number of questions, if any do.

    Once a game is over, others than it may have been about.
    """
    settings = record.settings
    played = (settings.part, *(getattr(settings, name) for name in matters))
    chance = np.random.default_rng(list(repr(played).encode()))
    drawn = chance.permutation(sorted(NAMES)).tolist()
    if record.is_over:
        rows = record.left if record.secret is None else [record.secret]
        played = {NAMES[row] for row in rows}
        others = [name for name in drawn if name not in played]
        drawn = others if len(others) >= FOUR else drawn
    four, others = drawn[: FOUR - 1], drawn[FOUR - 1 :]
    others.sort(key=lambda name: len({needs[one] for one in (*four, name)}) < 2)
    return sorted([*four, *others[:1]])


def _how_rare(record: Record, fewest: str, most: str) -> str:
    """Compare how much the answers surprise for two animals, where that explains it."""
    game = record.settings.truthful
    rare, common = (
        surprise_a_question(play_greedy(game, NAMES.index(name)))
        for name in (fewest, most)
    )
    if rare - common < ROUNDING:
        return ""
    first, other = speech.compared(rare, common)
    return (
        f" Rare answers tell more: those for the {fewest} surprise by {first} bits "
        f"each on average, those for the {most} by {other}."
    )


def surprise_a_question(play: Play) -> float:
    """Return the bits by which the answers of a game surprise, on average."""
    shares = [play.answer_shares[t, q, a] for t, (q, a) in enumerate(play.turns)]
    return float(-np.log2(shares).mean())
