"""The shapes of a small network: wires, units, and the plates that words stand on.

`wire`, `unit`, `mistake` and `says` draw one thing in one of its looks, as it is in one
of the drawings; the shapes have their depths.
"""

from collections.abc import Iterator, Sequence

from pages.figures import theme
from pages.figures.lettering import pixels
from pages.figures.network_looks import Lines, Stands, Unit, Wire
from pages.figures.network_names import Place
from pages.figures.network_spots import Drawing, Spot
from pages.figures.panel import Layered
from pages.figures.shapes import IN_PIXELS, INVISIBLE, dot, label, segment, top_words

SNUG = 0.88  # a plate may be narrower than a box that must hold its words
LEFT = {"": 0.5, "left": 0.0, "right": 1.0}  # the share of a plate left of its spot
LABELS = 1  # the depth of the parameters' labels, and of nothing else
OPACITY = {Stands.AHEAD: 0.25, Stands.BEHIND: 0.5, Stands.NOW: 1.0}
RING = {Stands.AHEAD: 1, Stands.BEHIND: 2, Stands.NOW: 4}


def wire(
    drawing: Drawing, place: Place, value: float, said: str, look: Wire
) -> Iterator[Layered]:
    """Yield a weight's line, its label, and what it carries; a bias is a label only."""
    now = look.stands is Stands.NOW
    ink = look.lit or (theme.INK if now else theme.MUTED)
    lines = [(f"<b>{said}</b>" if now else said, ink)]
    if look.second:
        lines.append((look.second, look.colour))
    if place.source is not None:
        yield 0, _line(drawing, place, value, look)
        if look.carried:
            spot, carried = drawing.carried(place), (look.carried, look.carried_colour)
            if spot:
                yield 3, plate(drawing, spot, (carried,))
            else:
                lines.append(carried)
    yield LABELS, plate(drawing, drawing.of(place, len(lines)), lines)


def _line(drawing: Drawing, place: Place, value: float, look: Wire) -> dict:
    """Return a weight's line: its width is its size, colour and dash its sign."""
    start = drawing.unit(place.layer, place.source)
    end = drawing.unit(place.layer + 1, place.unit)
    colour = theme.PATH if value > 0 else theme.NEXT if value < 0 else theme.MUTED
    dash = "solid" if value > 0 else "dash" if value < 0 else "dot"
    width = round(min(max(3.2 * abs(value) ** 0.5, 1.0), 8.0), 1)
    if look.lit and look.stands is Stands.NOW:
        width = max(width, 4.0)
    ends = (start.x, end.x), (start.y, end.y)
    faded = OPACITY[look.stands]
    return segment(*ends, look.lit or colour, width, dash, opacity=faded)


def unit(drawing: Drawing, spot: Spot, name: str, look: Unit) -> Iterator[Layered]:
    """Yield a unit's circle, the name and the value in it, and the lines beside it."""
    is_ahead, value = look.stands is Stands.AHEAD, look.value
    colour = theme.MUTED if is_ahead else look.ring
    line = theme.stroke(colour, RING[look.stands], "dot" if is_ahead else "solid")
    yield 2, dot(spot.x, spot.y, theme.PAPER, drawing.radius, line=line)
    if look.stands is Stands.NOW:
        value = f"<b>{value}</b>"
    lines = (name, theme.MUTED), (value, theme.MUTED if is_ahead else theme.INK)
    yield 3, plate(drawing, spot, lines, fill="")
    if look.above:
        yield 3, plate(drawing, drawing.above(spot, len(look.above)), look.above)
    if look.after:
        yield 3, plate(drawing, drawing.after(spot, len(look.after)), look.after)


def mistake(drawing: Drawing, number: int, look: Wire) -> Iterator[Layered]:
    """Yield the way from an output to the error, and the mistake on it."""
    out, error = drawing.unit(len(drawing.sizes) - 1, number), drawing.error
    width = 4 if look.stands is Stands.NOW else 1.5
    ink, faded = look.lit or theme.MUTED, OPACITY[look.stands]
    yield 0, segment((out.x, error.x), (out.y, error.y), ink, width, opacity=faded)
    if look.carried:
        lines = [(look.second, look.colour)] if look.second else []
        lines.append((look.carried, look.carried_colour))
        yield 3, plate(drawing, drawing.mistake(number), lines)


def says(drawing: Drawing, words: Lines) -> Iterator[Layered]:
    """Yield the words above it all."""
    if words:
        turned = [(drawing.turned(text), ink) for text, ink in words]
        yield 3, top_words(turned, drawing.head_side)


def plate(
    drawing: Drawing,
    spot: Spot,
    lines: Sequence[tuple[str, str]],
    fill: str = theme.PAPER,
) -> dict:
    """Return a small plate at `spot` with lines of (text, colour)."""
    *others, (text, ink) = lines
    wide = SNUG * max([pixels(said, drawing.text) for said, _ in lines])
    if others:
        text = "<br>".join([*(_coloured(*line, ink) for line in others), text])
    words = label(drawing.turned(text), ink, drawing.text, padding=0)
    if spot.side:
        words["textposition"] = f"middle {spot.side}"
    left = spot.right - wide * LEFT[spot.side]
    high = drawing.line * len(lines) / 2
    return {
        "type": "rect",
        **IN_PIXELS,
        "xanchor": spot.x,
        "yanchor": spot.y,
        "x0": round(left),
        "x1": round(left + wide),
        "y0": round(-spot.down - high),
        "y1": round(-spot.down + high),
        **({"fillcolor": fill} if fill else {}),
        "line": INVISIBLE,
        "label": words,
    }


def _coloured(text: str, colour: str, last: str) -> str:
    """Return a line that says its colour, where it is not that of the last one."""
    return text if colour == last else f'<span style="color:{colour}">{text}</span>'
