"""What a game has cost, for its table and script; nothing where prices are alike."""

from collections.abc import Sequence

from engines.decision_trees import Game, Play

WORTH = ("gain per price", "best gain per price")
COLUMNS = ("price", *WORTH, "paid")


def columns(game: Game, n_plays: int) -> tuple[str, ...]:
    """Return the table's columns for one game, or for the machine's beside it."""
    if not game.has_prices:
        return ()
    return (*COLUMNS, "machine: paid")[: len(COLUMNS) + n_plays - 1]


def cells(game: Game, plays: Sequence[Play], step: int) -> tuple:
    """Return what a question costs and gives for that, and what is paid by then."""
    if not game.has_prices:
        return ()
    play, asked = plays[0], (None, None, None)
    so_far = [float(one.paid[min(step, one.n_turns)]) for one in plays]
    if 0 < step <= play.n_turns:
        worth, (question, _) = play.gains_per_price[step - 1], play.turns[step - 1]
        most = worth[play.askable[step - 1]].max()
        asked = game.prices[question], float(worth[question]), float(most)
    return (*asked, *so_far)


def script(game: Game) -> str:
    """Write the lines of the script that add up what was paid."""
    return f"""
prices = {[*game.prices]!r}  # of each question
print(repr(float(sum(prices[question] for question, _ in turns))))
"""
