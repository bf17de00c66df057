"""The bet of "Which hold": how many of the minima hold at the η in hand."""

from pages.ui.bets import Bet
from pages.words.sentences import capitalised

from .endings import holding_said
from .record import Record
from .words import eta_said, who

ABOUT = (
    *("landscape", "formula", "window", "condition_number", "rotation"),
    *("walker", "learning_rate", "momentum"),
)
MOST_OPTIONS = 6  # more are a slider


def bet(record: Record) -> Bet | None:
    """Ask how many minima hold; of one alone, whether it does."""
    n, k = len(record.holding), record.n
    if not k:
        return None
    frame = {"reason": holding_said(record), "told_at": 1}
    walks = who(record)
    said = f"{capitalised(walks)} with η = {eta_said(record)}"
    if k == 1:
        answer = "yes" if n else "no"
        question = f"{said}: does the minimum hold (✓), do runs come to rest on it?"
        return Bet(question, answer, options=("yes", "no"), **frame)
    question = (
        f"{said}: how many of the {k} minima hold (✓), so that runs come to rest?"
    )
    if k > MOST_OPTIONS:
        return Bet(question, float(n), span=(0.0, float(k)), is_count=True, **frame)
    options = ["none", *map(str, range(1, k)), f"all {k}"]
    return Bet(question, options[n], options=options, **frame)
