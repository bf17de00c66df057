"""The bet: who will be lowest in the end."""

from pages.ui.bets import Bet
from pages.words.sentences import counted

from .record import Record
from .words import levels_of, names_of

NOBODY = "nobody: all get lost"


def bet(record: Record) -> Bet | None:
    """Ask who of the racers is lowest after all steps."""
    found = record.race
    if len(record.ranked) < 2 or found.n_steps == 0 or not record.is_defined:
        return None
    names = [record.looks[at].label for at in record.ranked]
    answer, *ties = _winners(record)
    question = (
        f"All start at one place and take {counted(record.settings.n_steps, 'step')}. "
        "Who is lowest in the end?"
    )
    options = (*names, NOBODY)
    return Bet(question, answer, _reason(record), options, ties=ties, told_at=1)


def _winners(record: Record) -> list[str]:
    first, *_ = record.order(record.race.n_steps) or [()]
    return [record.looks[at].label for at in sorted(first)] or [NOBODY]


def _reason(record: Record) -> str:
    """Compare the lowest with the next; say who is lost."""
    last = record.race.n_steps
    order = record.order(last)
    if not order:
        return (
            "Every next step would lead farther than 10⁹, or to where f or its slope "
            "is not defined."
        )
    texts = levels_of(record, last, order[:2])
    verb = "ends" if len(order[0]) == 1 else "end"
    said = [f"{names_of(record, order[0])} {verb} {texts[0]}"]
    if len(order) > 1:
        then = "comes" if len(order[1]) == 1 else "come"
        said.append(f"next {then} {names_of(record, order[1])}, {texts[1]}")
    gone = [at for at in record.ranked if at in record.lost(last)]
    more = f" {names_of(record, gone)} got lost." if gone else ""
    return "; ".join(said) + "." + more
