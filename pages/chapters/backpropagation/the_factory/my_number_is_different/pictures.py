"""The pictures of the part: the causes, and where in the network the paths part."""

from dataclasses import replace

from engines.slips import Quantity
from pages.chapters.my_number.case import Record
from pages.chapters.my_number.pictures import distances
from pages.figures import theme
from pages.figures.network import network_panel
from pages.figures.network_looks import Look, Unit, Wire
from pages.figures.network_names import Place
from pages.figures.panel import Panel
from pages.words.numbers import short

PARAMETERS = ("gradient", "update", "new")
TOLD, PARTS = theme.PATH, theme.HERE
BLANK = Unit("")


def panels(record: Record) -> list[Panel]:
    """Draw the causes, and the network."""
    return [distances(record), _network(record)]


def _network(record: Record) -> Panel:
    """Mark what was told, number by number, and at last where a suspect departs."""
    settings, verdict = record.settings, record.verdict
    plain = Look(units=_blank(settings.names.sizes), error=BLANK)
    looks = [plain]
    for one in record.told:
        says = f"you have {record.case.name(one.quantity)}"
        looks.append(_look(record, one.quantity, 0, TOLD, says))
    suspect = next(iter(verdict.departing), 0)
    parts_at = verdict.parts_at(suspect) if suspect else None
    if parts_at is None:
        looks.append(replace(plain, says=(("no path parts here", theme.MUTED),)))
    else:
        says = f"here the paths part: {record.case.name(parts_at)}"
        looks.append(_look(record, parts_at, suspect, PARTS, says))
    return network_panel(
        settings.names,
        settings.parameters,
        looks,
        title="Where in the network?",
        key=f"where{settings.names.sizes}",
        alt="The network: what was told, and where a suspect leaves the right way",
        grow=1.0,
        named=False,
    )


def _blank(sizes: tuple[int, ...]) -> dict[tuple[int, int], Unit]:
    """Return units with nothing written in them."""
    at = [(layer, number) for layer, n in enumerate(sizes) for number in range(n)]
    return dict.fromkeys(at, BLANK)


def _look(record: Record, at: Quantity, cause: int, ink: str, says: str) -> Look:
    """Mark where a quantity is, with its value by a cause."""
    column = record.verdict.example.quantities.index(at)
    value = short(float(record.verdict.values[cause, column]))
    units = _blank(record.settings.names.sizes)
    head = ((says, ink),)
    if at.what in PARAMETERS:
        wires = {Place(*at.place): Wire(lit=ink)}
        return Look(units, wires, BLANK, says=head)
    marked = Unit(value, ring=ink)
    if at.what in ("loss", "new_loss", "sample_loss"):
        return Look(units, error=marked, says=head)
    layer, _, number = at.place
    return Look(units | {(layer + 1, number): marked}, error=BLANK, says=head)
