"""The pictures of "Best small tree": the greedy tree and the best, growing together."""

from functools import partial

from pages.figures.fitted_tree import drawn_alike
from pages.figures.growth import growth_panel, growth_so_far
from pages.figures.panel import Panel
from pages.figures.trees_so_far import panels_so_far
from pages.words.numbers import of_rows

from .. import tree_lists
from .record import Record

KEY_ROOM = 300  # pixels, of one of two panels wherever they are
ALTS = "The greedy tree as it grows", "The best tree as it grows"


def panels(record: Record) -> list[Panel]:
    """Draw both, with what each leaf gets wrong, and where they part."""
    n_steps, found = record.n_steps, []
    for at, (name, growth) in enumerate(record.growths.items()):
        looks = {record.parting[at]: "first"} if record.parting else None
        more = {"notes": _notes(record, name), "looks": looks, "n_steps": n_steps}
        more |= _key(record)
        drawn = partial(growth_panel, growth, *_classes(record, name), **more)
        found.append(drawn(title=name, key=f"small_{at}", alt=ALTS[at]))
    return drawn_alike(found)


def panels_before_bet(record: Record) -> list[Panel]:
    """Draw them so that no gap, size or note tells what is to come."""
    trees = [
        growth_so_far(
            growth,
            *_classes(record, name),
            title=name,
            key=f"small_{at}",
            **_key(record),
        )
        for at, (name, growth) in enumerate(record.growths.items())
    ]
    return panels_so_far(trees, record.n_steps)


def _classes(record: Record, name: str):
    table = record.settings.table
    return table.codes(table.target)[0], record.trees[name].classes


def _key(record: Record) -> dict:
    """Return what lets both keys break alike."""
    return {"beside": (*record.growths,), "room": KEY_ROOM}


def _notes(record: Record, name: str) -> dict[int, str]:
    """Say of every box how many rows it has, and how many are wrong, or mixed."""
    tree = record.trees[name]
    found = {number: _in_rows(tree.nodes[number].n_samples) for number in tree.asked}
    for end in tree.ends:
        n = of_rows(end.n_samples)
        wrong = end.n_samples - end.class_counts.max(initial=0)
        found[end.number] = _in_rows(end.n_samples)
        if wrong > 1e-9:
            of_wrong = f"{of_rows(wrong)} of {n} wrong"
            found[end.number] = of_wrong if record.is_of_wrong else f"{n} mixed"
    return found


def _in_rows(number: float) -> str:
    text = of_rows(number)
    return f"{text} {'row' if text == '1' else 'rows'}"


def below(record: Record, step: int) -> None:
    """Offer the trees of a step as lists."""
    tree_lists.show_growths(record.growths, step)
