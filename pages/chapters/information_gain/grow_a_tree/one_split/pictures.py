"""The pictures of "One split": the node with a cut to drag, and all features ranked."""

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
from .outlines import Shown, curve, histogram, shown_classes, stacks
from .ranked import ranked_panel
from .record import Record

ROOM = 380  # pixels: of a title
LONGEST = 28  # letters of a name
BELOW = -12  # pixels: the ends of the values


def panels(record: Record) -> list[Panel]:
    """Draw the node of every step with the learner's cut, and its features."""
    classes = shown_classes(record.dataset)
    shown = record.settings.shown_feature
    ranked = partial(ranked_panel, record, classes)
    beside = record.growth.once(("ranked", shown), ranked)
    return [node_panel(record, classes), beside]


def node_panel(record: Record, classes: Shown) -> Panel:
    """Draw a feature's classes at the node, its gains below, and the learner's cut."""
    x, y = looks.WINDOW
    floor = segment((0, WIDE), (HISTOGRAM.bottom,) * 2, theme.MUTED, 1)
    axes = {"xaxis": still(x), "yaxis": still(y), "margin": {"b": 4}}
    told = "Your cut", classes.key, ROOM, "node", [hovers.over_the_curve()]
    figure = keyed_figure(*told, shapes=[floor], **axes)
    shown = record.settings.shown_feature  # no more of it is in what stays
    key = ("node", shown, record.is_over)
    spans = record.growth.once(key, partial(_spans, record, classes))
    frames = [moving(record, step) for step in range(record.n_steps)]
    alt = "A feature's classes at the node, what each cut gains, and your own cut"
    hover = record.growth.once(
        ("hover", *key[1:]), partial(hovers.of_the_curve, record, trace=0)
    )
    moves = {"frames": frames, "spans": spans, "hovers": (hover,)}
    return Panel(figure, alt, 400, 1.25, **moves)


def _spans(record: Record, classes: Shown) -> list[Span]:
    return [
        Span(shape, step, step)
        for step in range(record.n_steps)
        for shape in _stays(record, step, classes)
    ]


def _stays(record: Record, step: int, classes: Shown) -> Iterator[dict]:
    """Yield what no hand moves: the classes, the values, and what was searched."""
    search, feature = record.search(step), record.feature(step)
    outlines = stacks(histogram(search, feature, classes), HISTOGRAM)
    for outline, colour in zip(outlines, reversed(classes.colours), strict=True):
        if outline:
            yield path(outline, INVISIBLE, fillcolor=colour)
    low, high = (short(float(end), 4) for end in search.spans[feature])
    ends = {"up": BELOW, "size": 12}
    yield words(0, CURVE.bottom, low, theme.MUTED, side="left", **ends)
    yield words(WIDE, CURVE.bottom, high, theme.MUTED, side="right", **ends)
    name = shortened(record.names[feature], LONGEST)
    yield words(WIDE / 2, CURVE.bottom, name, theme.INK, up=BELOW)
    if step:
        yield from _searched(record, step)


def _searched(record: Record, step: int) -> Iterator[dict]:
    """Yield the curve of the gains, the best of all, and where the tree cuts."""
    search, feature = record.search(step), record.feature(step)
    gains = search.cuts(feature).gains
    yield path(curve(high(record, step, gains), CURVE), theme.stroke(looks.CURVES, 2))
    (best,) = CURVE.y(high(record, step, [search.best_gain]))
    yield segment((0, WIDE), (best, best), TREES, 1.5, "dash")
    if feature == record.tree.features[search.node]:
        share = search.share(feature, record.thresholds[step - 1])
        at = CURVE.x([share])[0]
        yield segment((at, at), (CURVE.bottom, HISTOGRAM.top), TREES, 2, "dash")


def moving(record: Record, step: int) -> list[dict]:
    """Return the learner's own cut at a step, and what is said of it."""
    own, place = record.own[step], record.settings.cut
    (at,) = CURVE.x([place / 100])
    both = own.gain, record.search(step).best_gain
    gain, best = CURVE.y(high(record, step, both))
    shapes = [path(f"M{at},{CURVE.bottom}V{HISTOGRAM.top}", looks.OWN_LINE)]
    if step and best > gain:
        shapes.append(path(f"M{at},{gain}V{best}", looks.REGRET))
    (told,) = hand.said(record, step, [place])
    texts = [looks.saying(*pair) for pair in zip(SAID, told, strict=True)]
    return [*shapes, dot(at, gain, OWN, 5), *texts]
