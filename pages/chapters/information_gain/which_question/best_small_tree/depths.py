"""How deep both trees are, and what is said where that is less than was wished for."""

from pages.ui.chapter import Remedy
from pages.ui.control import Note
from pages.words.numbers import of_rows
from pages.words.sentences import counted

from .record import Record


def on_a_path(depth: int) -> str:
    """Say how deep a tree may be."""
    return f"at most {counted(depth, 'question')} on a path"


def too_large(record: Record) -> list[str]:
    """Say that the search ended too early."""
    found = record.found
    if record.is_whole:
        return []
    return [
        f"**Too large:** a search to {counted(found.wished, 'question')} on a path "
        f"would keep you waiting, so both trees have {on_a_path(found.depth)}."
    ]


def of_deeper(record: Record) -> list[str]:
    """Say what is known of deeper trees all the same; a bet is told by it."""
    if record.is_whole:
        return []
    costs = record.found.costs
    most = f"gets no more than {of_rows(costs.wrong)} rows wrong"
    if not record.is_of_wrong:
        most = f"leaves no more than {of_rows(costs.unsettled)} rows mixed"
    return [f"Of deeper trees this is sure: the best {most}."]


def depth_note(record: Record) -> Note | None:
    """Say, beside the slider, that the trees are not as deep as it says."""
    if record.is_whole:
        return None
    wished = counted(record.found.wished, "question")
    return Note(
        f"Too large for {wished}: both trees have {on_a_path(record.found.depth)}."
    )


def remedy(record: Record) -> Remedy | None:
    """Offer the depth to which the search was complete."""
    depth = record.found.depth
    if record.is_whole or not depth:
        return None
    return Remedy(f"Take {on_a_path(depth)}", {"at_most": depth})
