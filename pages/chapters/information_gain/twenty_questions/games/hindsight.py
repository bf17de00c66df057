"""What is said of surprise and what it removes, and of regrets when a game is over."""

import numpy as np

from engines.decision_trees import regrets, relative_entropies, surprises

from .. import speech
from ..record import ROUNDING
from .record import Record


def surprised(record: Record, t: int) -> list[str]:
    """Set the surprise of an answer against the bits that it removes, and say why.

    Beside the machine's game only where they differ: the picture shows them equal.
    """
    surprise, gained = float(surprises(record.play)[t]), float(record.play.gained[t])
    differ = surprise - gained
    if max(surprise, abs(differ)) < ROUNDING:  # it was certain
        return []
    if abs(differ) < ROUNDING:
        if record.has_both:
            return []
        return [f"All of the surprise is removed{_alike(record, t)}."]
    than = "more than it removes" if differ > 0 else "less than it removes"
    why = ", and ".join(_reasons(record, t))
    first = f"It surprises by {speech.bits(abs(differ))} {than}: {why}."
    before, after = record.play.entropies[t : t + 2].tolist()
    if surprise > before + ROUNDING and after > before / 2 + ROUNDING:
        return [
            f"{first} Surprising is not telling: most of what was missing still is."
        ]
    return [first]


def _alike(record: Record, t: int) -> str:
    """Say that all were equally likely, where that is why."""
    play, game = record.play, record.game
    chances = play.probabilities[t][play.possible[t]]
    if game.goal is not None or game.lies or np.ptp(chances) > ROUNDING:
        return ""
    n = speech.every(len(chances), "animal")
    return f", for {n} were equally likely"


def _reasons(record: Record, t: int):
    """Yield what makes surprise and bits removed differ: they are added up."""
    known = "animal" if record.game.goal is None else record.game.goal
    no_news, rarity = parts(record, t)
    if no_news > ROUNDING:
        felt = speech.bits(no_news)
        yield f"{felt} would surprise even somebody who knew the {known}"
    if abs(rarity) > ROUNDING:
        kind = "rarer" if rarity > 0 else "commoner"
        by = speech.bits(abs(rarity))
        yield f"what is left had been {kind} than average, by {by}"


def parts(record: Record, t: int) -> tuple[float, float]:
    """Return the two parts of an answer's surprise that remove nothing, in bits.

    Who knew the goal would feel the first one, too. The second is how much rarer what
    is left was beforehand than all was on average; it is below 0 where it was commoner.
    """
    play = record.play
    moved = float(relative_entropies(record.game, play)[t])
    return float(surprises(play)[t]) - moved, moved - float(play.gained[t])


def all_surprises(record: Record) -> list[str]:
    """Set all surprises, added up, against all that is removed."""
    play = record.play
    each = surprises(play)
    if np.isfinite(each).sum() < 2:
        return []
    whole, gone = float(np.nansum(each)), float(play.gained.sum())
    surprise, removed = speech.compared(whole, max(gone, 0.0))
    if abs(whole - gone) < ROUNDING:
        return [
            f"Added up, the answers surprise by {speech.with_unit(surprise)}: exactly "
            "what they remove."
        ]
    if gone < ROUNDING:
        removed = "nothing"
    return [
        f"Added up, the answers surprise by {speech.with_unit(surprise)}, and remove "
        f"{removed}."
    ]


# --- regrets ------------------------------------------------------------------------


def better(record: Record, t: int) -> int:
    """Return the question that promised most at a moment: the first of equals."""
    play = record.play
    return int(np.where(play.askable[t], play.gains[t], -1.0).argmax())


def regretted(record: Record) -> list[str]:
    """Say, when a game is over, what its questions promised less than the best ones.

    Bits a coin do not add up: where prices differ, it is said that there are no sums.
    """
    if record.game.has_prices:
        return [
            "**Regrets** are not added up where prices differ: the best question is "
            "the one with most bits a coin, and bits a coin have no sum."
        ]
    whole = float(regrets(record.play).sum())
    won = record.play.n_turns - record.machine.n_turns
    honest = "a regret judges a question by what was known before its answer"
    if whole < ROUNDING:
        said = "**Regrets:** none. No question of yours promised less than the best."
        return [f"{said} Lost without a regret: {honest}." if won > 0 else said]
    said = (
        f"**Regrets:** your questions promised {speech.bits(whole)} less than the best "
        f"ones, added up. {_largest(record)}"
    )
    return [f"{said} Won in spite of that: {honest}." if won < 0 else said]


def _largest(record: Record) -> str:
    play, game, t = record.play, record.game, int(regrets(record.play).argmax())
    asked, _ = play.turns[t]
    best = better(record, t)
    mine, most = speech.compared(play.gains[t, asked], play.gains[t, best])
    spoken, rather = (speech.spoken(game.questions[q]) for q in (asked, best))
    return (
        f"No regret is larger than that at question {t + 1}, "
        f"{speech.bits(float(regrets(record.play)[t]))}: *{spoken}* promised {mine}, "
        f"*{rather}* {most}."
    )


def instead(record: Record, t: int) -> str:
    """Say which question would have promised more, when the game is over."""
    asked = speech.spoken(record.game.questions[better(record, t)])
    regret = speech.bits(float(regrets(record.play)[t]))
    return f"A regret of {regret}: better was *{asked}*"
