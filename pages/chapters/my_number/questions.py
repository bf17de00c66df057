"""Below the numbers told: what each next number is worth, once the bet is over."""

from pages.chapters.my_number.case import Record
from pages.chapters.my_number.pictures import RowName
from pages.figures import theme
from pages.figures.axes import axis, hidden
from pages.figures.bars import Bar, bars_panel
from pages.figures.lettering import cut_in_the_middle
from pages.figures.panel import Panel
from pages.ui.control import AfterBet, Note
from pages.words.numbers import in_bits
from pages.words.sentences import counted

MOST = 5
HIGH, AROUND = 34, 92  # pixels: of a row, and of all else
ROOM = 300  # pixels of a row's name


def before(record: Record) -> Note:
    """Say how many digits matter."""
    fewest = min(one.decimals for one in record.told)
    n = counted(fewest, "decimal")
    return Note(f"Keep every digit, 0.30 says more than 0.3; fewest here: {n}.")


def after(record: Record) -> Note:
    """Show what to compute next, where several causes fit."""
    said = before(record)
    if not record.verdict.questions:
        return said
    return Note(said.text, _worth(record))


WORTH = AfterBet(after, before)


def _worth(record: Record) -> Panel:
    """Draw what the best questions are worth, in bits."""
    best, top = record.verdict.questions[:MOST], record.verdict.uncertainty
    shown: list = []
    for at, one in enumerate(best):
        tail = f", {counted(one.decimals, 'decimal')}"
        says = cut_in_the_middle(record.case.name(one.quantity), ROOM, 13, tail=tail)
        shown.append(RowName(at, 0, says, theme.INK))
        words = in_bits(one.gain)
        shown.append(Bar(at + 0.24, 0, one.gain, theme.NEXT, half=0.1, text=words))
    return bars_panel(
        "What should you compute next?",
        "next",
        [shown],
        alt="What each next number is worth, in bits",
        xaxis=axis((0, 1.4 * top), "bits it tells you"),
        yaxis=hidden((len(best) - 0.4, -0.6)),
        height=AROUND + HIGH * len(best),
        lies=True,
        dragmode=False,
    )
