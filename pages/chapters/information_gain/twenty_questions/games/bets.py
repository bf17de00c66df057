"""The bets on a game: each one is answered by the record."""

from collections.abc import Sequence

import numpy as np

from engines.decision_trees import greedy_plan
from pages.ui.bets import Bet
from pages.words.numbers import in_bits

from ..record import NAMES, ROUNDING, Settings
from .record import Record

FOUR = 4


def which_question(record: Record) -> Bet | None:
    """Ask which of four questions removes most, the best one among them."""
    play, game = record.play, record.game
    t = 0 if record.is_over else -1
    gains, open_ones = play.gains[t], np.flatnonzero(play.askable[t])
    if len(open_ones) < 2:
        return None
    ranked = open_ones[np.argsort(-gains[open_ones], kind="stable")]
    places = np.linspace(0, len(ranked) - 1, min(FOUR, len(ranked))).round().astype(int)
    four = sorted(set(ranked[places].tolist()))
    best = int(ranked[0])
    same = [q for q in four if q != best and gains[best] - gains[q] < ROUNDING]
    if len(same) == len(four) - 1:
        return None
    each = ", ".join(f"{game.questions[q].name} {gains[q]:.4g}" for q in four)
    return Bet(
        "Which of these questions is expected to remove most of what is missing?",
        game.questions[best].name,
        f"The gains in bits: {each}. The nearer an answer splits what is left into "
        "equal parts, the more it tells.",
        options=[game.questions[q].name for q in four],
        ties=[game.questions[q].name for q in same],
    )


def how_many(record: Record, animal: str) -> Bet:
    """Ask when the machine will stop; the middle is the usual number.

    It stops when it is sure, which a lie can make it of another animal.
    """
    play = record.machine or record.play
    middle = usual(record.settings)
    options = [
        f"{middle - 2} or fewer",
        *(str(middle + more) for more in (-1, 0, 1)),
        f"{middle + 2} or more",
    ]
    answer = options[int(np.clip(play.n_turns - middle, -2, 2)) + 2]
    bits = in_bits(play.entropies[0])
    reason = f"It stopped after {play.n_turns}. {bits} had to be found out"
    if record.machine is None and play.turns:
        mean = play.asked_gains.mean()
        reason += f", and its questions promised {mean:.3g} each on average"
    if record.is_wrong:
        reason += ". But it stopped at a wrong answer"
    return Bet(
        f"After how many questions about {animal} will the machine stop?",
        answer,
        f"{reason}.",
        options=options,
    )


def usual(settings: Settings) -> int:
    """Return the usual number of questions; an allowed lie has to be found out too.

    One false answer among n can be any of n or none: log2(n + 1) bits more.
    """
    usual = round(greedy_plan(settings.truthful).expected)
    if settings.rules.lies:
        usual = next(n for n in range(99) if n >= usual + np.log2(n + 1))
    return max(3, usual)


def which_animal(record: Record, matters: Sequence[str]) -> Bet | None:
    """Ask, after a game, which of four animals takes fewest questions.

    The game itself is on the screen by then, so its own numbers are no bet. The four
    are drawn by the settings that matter and stand in order: their places tell nothing.
    """
    settings, game = record.settings, record.settings.truthful
    needs = dict(zip(NAMES, greedy_plan(game).rows.tolist(), strict=True))
    played = (settings.part, *(getattr(settings, name) for name in matters))
    chance = np.random.default_rng(list(repr(played).encode()))
    four = sorted(chance.permutation(sorted(NAMES))[:FOUR].tolist())
    fewest = min(four, key=needs.__getitem__)
    same = [name for name in four if name != fewest and needs[name] == needs[fewest]]
    if len(same) == FOUR - 1:
        return None
    honest = " Nobody lies." if record.game.lies else ""
    each = ", ".join(f"{name} {needs[name]:g}" for name in four)
    return Bet(
        "This game is over; now for others. With which of these animals would the "
        f"machine be done after fewest questions?{honest}",
        fewest,
        f"Questions needed: {each}. The rarer the answers, the more each of them tells "
        "and the fewer it takes.",
        options=four,
        ties=same,
    )
