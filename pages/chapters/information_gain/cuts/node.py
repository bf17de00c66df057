"""The picture of a node with a cut to drag: its classes, what each cut gains."""

from collections.abc import Iterator
from functools import partial

from pages.figures import theme
from pages.figures.axes import still
from pages.figures.keys import keyed_figure
from pages.figures.lettering import shortened
from pages.figures.panel import Panel, Span
from pages.figures.shapes import INVISIBLE, dot, path, segment, words
from pages.words.numbers import short

from . import hand, hovers, looks
from .looks import CURVE, HISTOGRAM, OWN, SAID, TREES, WIDE, high
from .outlines import Classes, curve, histogram, stacks
from .shown import Shown

ROOM = 380  # pixels: of a title
LONGEST = 28  # letters of a name
BELOW = -12  # pixels: the ends of the values


def node_panel(shown: Shown, classes: Classes) -> Panel:
    """Draw a feature's classes at the node, its gains below, and the learner's cut."""
    x, y = looks.WINDOW
    floor = segment((0, WIDE), (HISTOGRAM.bottom,) * 2, theme.MUTED, 1)
    axes = {"xaxis": still(x), "yaxis": still(y), "margin": {"b": 4}}
    told = "Your cut", classes.key, ROOM, "node", [hovers.over_the_curve()]
    figure = keyed_figure(*told, shapes=[floor], **axes)
    spans = shown.once("node", partial(_spans, shown, classes))
    frames = [moving(shown, step) for step in range(shown.n_steps)]
    alt = "A feature's classes at the node, what each cut gains, and your own cut"
    hover = shown.once("hover", partial(hovers.of_the_curve, shown, trace=0))
    moves = {"frames": frames, "spans": spans, "hovers": (hover,)}
    return Panel(figure, alt, 400, 1.25, **moves)


def _spans(shown: Shown, classes: Classes) -> list[Span]:
    return [
        Span(shape, step, step)
        for step in range(shown.n_steps)
        for shape in _stays(shown, step, classes)
    ]


def _stays(shown: Shown, step: int, classes: Classes) -> Iterator[dict]:
    """Yield what no hand moves: the classes, the values, and what was searched."""
    search, feature = shown.search(step), shown.feature(step)
    outlines = stacks(histogram(search, feature, classes), HISTOGRAM)
    for outline, colour in zip(outlines, reversed(classes.colours), strict=True):
        if outline:
            yield path(outline, INVISIBLE, fillcolor=colour)
    low, high = (short(float(end), 4) for end in search.spans[feature])
    ends = {"up": BELOW, "size": 12}
    yield words(0, CURVE.bottom, low, theme.MUTED, side="left", **ends)
    yield words(WIDE, CURVE.bottom, high, theme.MUTED, side="right", **ends)
    name = shortened(shown.names[feature], LONGEST)
    yield words(WIDE / 2, CURVE.bottom, name, theme.INK, up=BELOW)
    if shown.is_searched(step):
        yield from _searched(shown, step)


def _searched(shown: Shown, step: int) -> Iterator[dict]:
    """Yield the curve of the gains, the best of all, and where the tree cuts."""
    search, feature = shown.search(step), shown.feature(step)
    gains = search.cuts(feature).gains
    yield path(curve(high(shown, step, gains), CURVE), theme.stroke(looks.CURVES, 2))
    (best,) = CURVE.y(high(shown, step, [search.best_gain]))
    yield segment((0, WIDE), (best, best), TREES, 1.5, "dash")
    chosen = shown.chosen(step)
    if chosen is not None:
        share = search.share(feature, chosen)
        at = CURVE.x([share])[0]
        yield segment((at, at), (CURVE.bottom, HISTOGRAM.top), TREES, 2, "dash")


def moving(shown: Shown, step: int) -> list[dict]:
    """Return the learner's own cut at a step, and what is said of it."""
    own, place = shown.own_gains[step], shown.place
    (at,) = CURVE.x([place / 100])
    both = own, shown.search(step).best_gain
    gain, best = CURVE.y(high(shown, step, both))
    shapes = [path(f"M{at},{CURVE.bottom}V{HISTOGRAM.top}", looks.OWN_LINE)]
    if shown.is_searched(step) and best > gain:
        shapes.append(path(f"M{at},{gain}V{best}", looks.REGRET))
    (told,) = hand.said(shown, step, [place])
    texts = [looks.saying(*pair) for pair in zip(SAID, told, strict=True)]
    return [*shapes, dot(at, gain, OWN, 5), *texts]
