"""A small network, drawn: units, weights, and what is written on them at each step.

`network_panel` draws any network with one hidden layer that `Names` can name; what a
step writes on it is a `Look`, and what a look leaves out is not shown. A still drawing
is a panel with one look. So, to mark one weight:

    look = Look(wires={place: Wire(second="wrong", colour=theme.HERE, lit=theme.HERE)})
    network_panel(names, parameters, [look], title="...", key="...", alt="...")
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache

from engines.backpropagation import Parameters
from pages.figures import theme
from pages.figures.axes import still
from pages.figures.lettering import pixels
from pages.figures.network_looks import Lines, Look, Stands, Unit, Wire
from pages.figures.network_names import Names, Place
from pages.figures.network_places import Across, Down, Drawing, Small, Spot
from pages.figures.panel import Layered, Panel, spans_of
from pages.figures.plain import scatter
from pages.figures.shapes import IN_PIXELS, INVISIBLE, dot, label, segment, top_words
from pages.words.numbers import short

SPARE = 24  # beside a drawing that shrinks, whose circles do not
SNUG = 0.88  # a plate may be narrower than a box that must hold its words
HIGH = 420  # pixels at most; the windows that show it whole are lower
MARGIN, HEAD = 4, 30  # pixels around a drawing, and above it
RIM = 3  # for half the ring of the topmost unit, and of the lowest
LABELS = 1  # the depth of the parameters' labels, and of nothing else
OPACITY = {Stands.AHEAD: 0.25, Stands.BEHIND: 0.5, Stands.NOW: 1.0}
RING = {Stands.AHEAD: 1, Stands.BEHIND: 2, Stands.NOW: 4}


def network_panel(
    names: Names,
    parameters: Parameters,
    looks: Sequence[Look],
    *,
    title: str,
    key: str,
    alt: str,
    grow: float = 2.5,
    least: int = 580,
    clickable: bool = False,
    named: bool = True,
) -> Panel:
    """Draw the network with one look for each step, wide and for a phone.

    In less than `least` pixels the words of the wide one have no room. A click on a
    weight's or a bias's label gives a point that `place_at` turns into its place.
    Where the parameters are not `named`, there is one drawing, which may shrink.
    """
    wide = Across(names.sizes) if named else Small(names.sizes)
    tall = Down(names.sizes)
    panel = _panel(wide, names, parameters, looks, title, key, alt, named)
    panel = replace(panel, height=HIGH, grow=grow, clickable=clickable)
    if not named:
        return panel
    heading = "" if any(look.says for look in looks) else title
    narrow = _panel(tall, names, parameters, looks, heading, key, alt, named)
    narrow = replace(narrow, height=HEAD + tall.height, clickable=clickable)
    return replace(panel, least_width=least, narrow=narrow)


def _panel(
    drawing: Drawing,
    names: Names,
    parameters: Parameters,
    looks: Sequence[Look],
    title: str,
    key: str,
    alt: str,
    named: bool,
) -> Panel:
    spare = 0 if named else SPARE
    ends = drawing.left - spare, drawing.left + drawing.width + spare
    figure = theme.figure(
        title,
        key,
        [_hovers(drawing, names)],
        xaxis=still(ends),
        yaxis=still((drawing.height + RIM, -RIM)),
        dragmode=False,
        margin={"l": MARGIN, "r": MARGIN, "t": HEAD, "b": 0},
    )
    frames = _Drawn(drawing, names, parameters).frames(looks)
    kept = [[one for one in frame if named or one[0] != LABELS] for frame in frames]
    return Panel(figure, alt, spans=spans_of(kept))


def plate(drawing: Drawing, spot: Spot, lines: Lines, fill: str = theme.PAPER) -> dict:
    """Return a small plate at `spot` with lines of (text, colour)."""
    text = drawing.turned("<br>".join(_coloured(lines)))
    wide = SNUG * max(pixels(text, drawing.text) for text, _ in lines)
    left = {"left": 0.0, "right": -wide}.get(spot.side, -wide / 2) + spot.right
    high = drawing.line * len(lines) / 2
    said = label(text, lines[-1][1], drawing.text, padding=0)
    if spot.side:
        said["textposition"] = f"middle {spot.side}"
    return {
        "type": "rect",
        **IN_PIXELS,
        "xanchor": round(spot.x, 1),
        "yanchor": round(spot.y, 1),
        "x0": round(left),
        "x1": round(left + wide),
        "y0": round(-spot.down - high),
        "y1": round(-spot.down + high),
        "fillcolor": fill,
        "line": INVISIBLE,
        "label": said,
    }


def _coloured(lines: Lines) -> list[str]:
    """Return lines that say their colour, where it is not that of the last one."""
    *_, (_, last) = lines
    return [
        text if colour == last else f'<span style="color:{colour}">{text}</span>'
        for text, colour in lines
    ]


def _hovers(drawing: Drawing, names: Names) -> dict:
    """Let every label say whose it is, and be clicked."""
    spots, texts = [], []
    for name, place in names.parameters().items():
        spots.append(drawing.of(place).middle)
        texts.append(f"{name}: {names.role(place)}")
    return scatter(
        x=[x for x, _ in spots],
        y=[y for _, y in spots],
        mode="markers",
        marker={"size": 26, "opacity": 0},
        text=texts,
        hovertemplate="%{text}<extra></extra>",
        showlegend=False,
    )


@dataclass(frozen=True)
class _Drawn:
    """A network in one of its drawings."""

    drawing: Drawing
    names: Names
    parameters: Parameters

    def frames(self, looks: Sequence[Look]) -> list[list[Layered]]:
        """Return each step's shapes with their depths; what stays is one object."""

        @cache
        def once(draw: Callable, *what: object) -> tuple:
            return tuple(draw(*what))

        return [list(self._shapes(look, once)) for look in looks]

    def _shapes(self, look: Look, once: Callable) -> Iterator[Layered]:
        """Yield (depth, shape) of what is there at one step: wires, units, words."""
        for name, place in self.names.parameters().items():
            yield from once(self._wire, place, name, look.wires.get(place, Wire()))
        for layer, size in enumerate(self.names.sizes):
            for number in range(size):
                spot = self.drawing.unit(layer, number)
                name = self.names.unit(layer, number)
                unit = look.units.get((layer, number), Unit())
                yield from once(self._unit, spot, name, unit)
        for number in range(self.names.sizes[2]):
            wire = look.mistakes.get(number, Wire(stands=look.error.stands))
            yield from once(self._mistake, number, wire)
        yield from once(self._unit, self.drawing.error, "E", look.error)
        if look.says:
            yield from once(self._says, look.says)

    def _wire(self, place: Place, name: str, wire: Wire) -> Iterator[Layered]:
        value, drawing = place.value_in(self.parameters), self.drawing
        now, said = wire.stands is Stands.NOW, f"{name} {short(value, 4)}"
        ink = wire.lit or (theme.INK if now else theme.MUTED)
        lines = [(f"<b>{said}</b>" if now else said, ink)]
        if wire.second:
            lines.append((wire.second, wire.colour))
        if place.source is not None:
            yield 0, self._line(place, value, wire)
            spot, carried = drawing.carried(place), (wire.carried, wire.carried_colour)
            if wire.carried and spot:
                yield 3, plate(drawing, spot, (carried,))
            elif wire.carried:
                lines.append(carried)
        yield LABELS, plate(drawing, drawing.of(place, len(lines)), tuple(lines))

    def _line(self, place: Place, value: float, wire: Wire) -> dict:
        """Return a weight's line: its width is its size, colour and dash its sign."""
        start = self.drawing.unit(place.layer, place.source)
        end = self.drawing.unit(place.layer + 1, place.unit)
        colour = theme.PATH if value > 0 else theme.NEXT if value < 0 else theme.MUTED
        dash = "solid" if value > 0 else "dash" if value < 0 else "dot"
        width = round(min(max(3.2 * abs(value) ** 0.5, 1.0), 8.0), 1)
        if wire.lit and wire.stands is Stands.NOW:
            width = max(width, 4.0)
        ends = (start.x, end.x), (start.y, end.y)
        faded = OPACITY[wire.stands]
        return segment(*ends, wire.lit or colour, width, dash, opacity=faded)

    def _unit(self, spot: Spot, name: str, unit: Unit) -> Iterator[Layered]:
        drawing, now = self.drawing, unit.stands is Stands.NOW
        ahead = unit.stands is Stands.AHEAD
        line = theme.stroke(
            theme.MUTED if ahead else unit.ring,
            RING[unit.stands],
            "dot" if ahead else "solid",
        )
        yield 2, dot(spot.x, spot.y, theme.PAPER, drawing.radius, line=line)
        value = f"<b>{unit.value}</b>" if now else unit.value
        lines = (name, theme.MUTED), (value, theme.MUTED if ahead else theme.INK)
        yield 3, plate(drawing, spot, lines, theme.CLEAR)
        if unit.above:
            yield 3, plate(drawing, drawing.above(spot, len(unit.above)), unit.above)
        if unit.after:
            yield 3, plate(drawing, drawing.after(spot, len(unit.after)), unit.after)

    def _mistake(self, number: int, wire: Wire) -> Iterator[Layered]:
        """Yield the way from an output to the error, and the mistake on it."""
        out, error = self.drawing.unit(2, number), self.drawing.error
        ends, now = ((out.x, error.x), (out.y, error.y)), wire.stands is Stands.NOW
        ink, faded = wire.lit or theme.MUTED, OPACITY[wire.stands]
        yield 0, segment(*ends, ink, 4 if now else 1.5, opacity=faded)
        if wire.carried:
            lines = [(wire.second, wire.colour)] if wire.second else []
            lines.append((wire.carried, wire.carried_colour))
            yield 3, plate(self.drawing, self.drawing.mistake(number), tuple(lines))

    def _says(self, says: Lines) -> Iterator[Layered]:
        turned = [(self.drawing.turned(text), ink) for text, ink in says]
        yield 3, top_words(turned, self.drawing.head_side)
