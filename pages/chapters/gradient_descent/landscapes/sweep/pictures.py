"""The pictures of the sweep: nine small ones, and the height against the number."""

from functools import partial

import numpy as np

from pages.figures import theme
from pages.figures.axes import still
from pages.figures.fields import colours, drawn
from pages.figures.panel import Panel, Span, Trail
from pages.figures.plain import contour, scatter
from pages.figures.shapes import box, dot, label, ring
from pages.words.numbers import short

from .across import across_panel
from .record import ARRIVED, LOST, OUT, STILL, UNDEFINED, Record
from .sheet import SIDE, Sheet
from .values import DRAWN

HEAD, HEAD_NARROW = 0.17, 0.3  # of a square: words in one line, or in two
WIDE = 420  # pixels: on less the words are in two lines
LOW, LOW_NARROW = 270, 300  # pixels: lower, the words do not fit
STAR = {"color": theme.MINIMUM, "symbol": "star", "size": 7}
SAID = {
    LOST: "lost",
    OUT: "left the picture",
    STILL: "stands still",
    UNDEFINED: UNDEFINED,
}
COLOURS = {ARRIVED: theme.SLOPE, LOST: theme.HERE, OUT: theme.HERE}


def panels(record: Record) -> list[Panel]:
    """Draw nine walks side by side, and where every value leads."""
    return [sheet_panel(record), across_panel(record)]


def panels_before_bet(record: Record) -> list[Panel]:
    """Draw the nine walks alone, as far as they are walked."""
    return [sheet_panel(record), across_panel(record, is_told=False)]


def sheet_panel(record: Record) -> Panel:
    """Draw nine small pictures, with the words above each in one line, or in two."""
    narrow = _sheet(record, HEAD_NARROW, LOW_NARROW)
    return _sheet(record, HEAD, LOW, least_width=WIDE, narrow=narrow)


def _sheet(record: Record, head: float, low: int, **more: object) -> Panel:
    sheet = Sheet(record.window, head)
    symbol, by = record.symbol, record.looks.label
    values = "_".join(map(short, record.drawn.tolist()))
    trails = tuple(_trail(record, sheet, at) for at in range(DRAWN))
    title = f"{by}, nine values of {symbol}: click one"
    figure = theme.figure(
        title,
        f"sweep {symbol} {values}",
        [_ground(record, sheet), _stars(record, sheet)],
        xaxis=still((0, 3)),
        yaxis=still((0, 3)),
        margin={"l": 2, "r": 2, "t": 30, "b": 2},
        shapes=[shape for at in range(DRAWN) for shape in _frame(record, sheet, at)],
    )
    spans = [span for at in range(DRAWN) for span in _words(record, sheet, at)]
    alt = (
        f"Nine small pictures of the ground from above, each with a walk from the same "
        f"start, {symbol} from {short(record.drawn[0])} to {short(record.drawn[-1])}"
    )
    return Panel(
        figure,
        alt,
        height=520,
        grow=1.8,
        spans=spans,
        trails=trails,
        clickable=True,
        least_height=low,
        **({"least_width": 0} | more),
    )


def _ground(record: Record, sheet: Sheet) -> dict:
    x, y, depths = sheet.field(record.ground, record.ground.depths)
    return contour(
        x=x.astype("float32"),
        y=y.astype("float32"),
        z=drawn(depths),
        colorscale=theme.DEPTH_SCALE,
        showscale=False,
        **colours(record.ground, "z"),
        ncontours=12,
        line={"color": theme.MUTED, "width": 0.4},
        hoverinfo="none",
    )


def _stars(record: Record, sheet: Sheet) -> dict:
    """Return the minima of the ground on every picture."""
    minima = record.bottoms
    seen = minima[~np.isnan(record.window.held(minima)).any(axis=1)]
    places = np.concatenate([sheet.put(at, seen) for at in range(DRAWN)])
    x, y = places.T.tolist() if len(places) else ([None], [None])
    return scatter(x=x, y=y, mode="markers", marker=STAR, hoverinfo="skip")


def _frame(record: Record, sheet: Sheet, at: int) -> list[dict]:
    """Return the frame of a picture, the learner's own a strong one, and the start."""
    is_own = at == record.own
    look = (theme.INK, 2.5) if is_own else (theme.MUTED, 0.6)
    found = [box(*sheet.box(at), edge=theme.stroke(*look))]
    start = record.walks.points[0, at]
    if record.window.holds(*start):
        place = sheet.put(at, start).tolist()
        found.append(ring(*place, theme.MUTED, 4, 1.5, fill=theme.PAPER))
    return found


def _trail(record: Record, sheet: Sheet, at: int) -> Trail:
    """Return a walk that grows; out of the picture nothing of it is drawn."""
    walked = record.walks.n_steps[at] + 1
    x, y, upto = sheet.line(at, record.walks.points[:walked, at])
    seen = upto[np.minimum(record.shown, walked - 1)].tolist()
    look = record.looks
    head = dot(0, 0, look.colour, 4, line={"color": theme.PAPER, "width": 1})
    return Trail(x, y, seen, theme.stroke(look.colour, 1.5), head)


def _words(record: Record, sheet: Sheet, at: int) -> list[Span]:
    """Return the words above a picture: its value, and what becomes of its walk."""
    left, low = sheet.corner(at)
    value = short(float(record.drawn[at]))
    said = partial(_said, record, at)
    texts = [said(int(t)) for t in record.shown]
    spans, first = [], 0
    for step in range(1, len(texts) + 1):
        if step < len(texts) and texts[step] == texts[first]:
            continue
        words, colour = texts[first]
        joint = "<br>" if sheet.head == HEAD_NARROW else " · " if words else ""
        own = f"<b>{value}</b>" if at == record.own else value
        told = f"<span style='color:{colour}'>{words}</span>" if words else ""
        shape = box(
            (left + SIDE, left + 1),
            (low + 1 - sheet.head, low + 1),
            label=label(
                f"{own}{joint}{told}",
                theme.INK,
                11,
                textposition="middle left",
                padding=0,
            ),
        )
        spans.append(Span(shape, first, step - 1))
        first = step
    return spans


def _said(record: Record, at: int, t: int) -> tuple[str, str]:
    """Return what a walk does after a step in few words, and their colour."""
    state = record.states[t][at]
    if state == ARRIVED:
        step = int(record.ends.arrivals[at])
        return f"arrived, step {step}", COLOURS[ARRIVED]
    if state in SAID:
        return SAID[state], COLOURS.get(state, theme.MUTED)
    return ("still moving" if t == record.n_steps else ""), theme.MUTED
