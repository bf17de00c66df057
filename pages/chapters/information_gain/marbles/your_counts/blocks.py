"""Shares times entropies as blocks: level them, and the gain is what sank."""

from collections.abc import Sequence

from pages.figures import theme
from pages.figures.axes import axis
from pages.figures.lettering import pixels, shortened
from pages.figures.panel import Panel
from pages.figures.shapes import box, plate, segment, words
from pages.words.numbers import short

from .record import AVERAGE, CLASS, GAIN, GROUP, Record

HEIGHT = 360
RIGHT = 1.42  # where the axis ends, in shares: levels are named beyond 1
WIDE = 155  # pixels of the whole bag, where the room is least
LETTERS, SIZE = 14, 11
EDGE = theme.stroke(theme.CURVE, 1.5)
NOW = theme.stroke(theme.HERE, 2.5)


def blocks_panel(record: Record) -> Panel:
    """Draw each group as wide as its share and as high as its entropy.

    Of a bag alone each class is as wide as its share and as high as its surprise: the
    average height is the entropy.
    """
    split, of = record.split, record.unit.of
    if record.is_split:
        widths, bits = split.weights.tolist(), split.child_entropies.tolist()
        names, what = [name for name, _ in record.given.groups], "entropy"
    else:
        names, what = list(record.given.class_names), "surprise"
        widths = (split.counts / record.n).tolist()
        terms = split.terms.tolist()
        bits = [t / w if w else 0.0 for t, w in zip(terms, widths, strict=True)]
    heights = [*map(of, bits)]
    level = of(split.entropy)
    top = max([*heights, level, 0.05])
    figure = theme.figure(
        f"Share × {what}",
        "blocks",
        [],
        xaxis=axis((0, RIGHT), "share of the bag", tickvals=(0, 0.5, 1)),
        yaxis=axis((0, 1.35 * top), f"{what} ({record.unit.many})", nticks=5),
        dragmode=False,
    )
    blocks = _blocks(names, widths, heights)
    frames = [_frame(record, step, blocks) for step in range(len(record.steps))]
    alt = f"Blocks as wide as a share and as high as its {what}, under the level H"
    return Panel(figure, alt, HEIGHT, frames=frames)


Block = tuple[tuple[float, float], float, str]  # its two ends, its height, its words


def _blocks(
    names: Sequence[str], widths: Sequence[float], heights: Sequence[float]
) -> list[Block]:
    blocks, left = [], 0.0
    for name, width, high in zip(names, widths, heights, strict=True):
        blocks.append(((left, left + width), high, _said(name, width, high)))
        left += width
    return blocks


def _said(name: str, width: float, high: float) -> str:
    """Return what is written above a block: as much as it has room for."""
    number, room = short(high, 3), width * WIDE
    for letters in range(LETTERS, 2, -1):
        text = shortened(name, letters)
        if max(pixels(text, SIZE), pixels(number, SIZE)) <= room:
            return f"{text}<br>{number}"
    return number if pixels(number, SIZE) <= room else ""


def _frame(record: Record, step: int, blocks: list[Block]) -> list[dict]:
    """Return the blocks that are told by a step, the levels, and the gain."""
    kind, now = record.steps[step]
    told = [at for what, at in record.steps[: step + 1] if what in (CLASS, GROUP)]
    is_going_on = kind in ("bag", CLASS, GROUP)
    shapes: list[dict] = []
    for at in told:
        ends, high, said = blocks[at]
        shapes.append(box(ends, (0, high), theme.CURVE, EDGE, opacity=0.3))
        if is_going_on and at == now:
            shapes.append(box(ends, (0, high), edge=NOW))
        if said and is_going_on:
            ink, up = theme.INK, 8 + 7 * said.count("<br>")
            shapes.append(words(sum(ends) / 2, high, said, ink, up=up, size=SIZE))
    return [*shapes, *_levels(record, step)]


def _levels(record: Record, step: int) -> list[dict]:
    split, of = record.split, record.unit.of
    whole, after = of(split.entropy), of(split.expected_entropy)
    average, gain = record.first(AVERAGE), record.first(GAIN)
    shapes = _level(whole, f"H<br>{short(whole, 4)}", theme.INK, "solid", up=16)
    if average is not None and step >= average:
        said = f"average<br>{short(after, 4)}"
        shapes += _level(after, said, theme.PATH, "dash", up=-16)
    if gain is not None and step >= gain:
        shapes.append(box((0, 1), (after, whole), theme.HERE, opacity=0.3))
        said = f"gain {short(of(split.gain), 4)}"
        shapes.append(plate(0.5, whole, said, theme.HERE, up=14))
    return shapes


def _level(height: float, said: str, ink: str, dash: str, up: int) -> list[dict]:
    """Return a line across the bag, and its name behind its end."""
    return [
        segment((0, 1), (height, height), ink, 2, dash),
        words(1.02, height, said, ink, up=up, size=12, side="left"),
    ]
