"""The pictures of the measures: the bag's own, mistakes, and two splits."""

from collections.abc import Sequence

from engines.decision_trees import Drawing, impurity_curves
from pages.figures import theme
from pages.figures.axes import axis
from pages.figures.panel import Panel, Span
from pages.figures.plain import bar, scatter
from pages.figures.shapes import box, dot, line, words

from ..pictures import HEIGHT, Mean, means_panel
from ..record import NAMES, SPLITS, Record

# Name in the engine, word on the screen, ink, dash: all other colours are a marble's.
MEASURES = (
    ("entropy", "entropy H", theme.INK, "solid"),
    ("gini", "Gini", theme.MUTED, "dash"),
    ("misclassification", "misclassification", theme.INK, "dot"),
)
LABELS = [label for _, label, _, _ in MEASURES]
ASKED = 1  # of MEASURES: Gini, which the bet asks for
CURVES = (
    *((key, label, theme.stroke(ink, 3, dash)) for key, label, ink, dash in MEASURES),
    ("half entropy", "half of H, to compare with Gini", theme.stroke(theme.INK, 1.5)),
)
WIDTH = 0.8  # of a bar
MOST = {"color": theme.CLEAR, "line": {"color": theme.CURVE, "width": 2}}
FILL = {"color": theme.MUTED}
BET_FIRST = "Gini: bet first"
STRIPES = ((theme.CURVE, ""), (theme.MINIMUM, "/"))  # of the two splits
ANSWERS = (("yes", theme.PATH), ("no", theme.CURVE))


def panels(record: Record, is_over: bool = True) -> list[Panel]:
    """Draw the bag's measures, the guessers' mistakes, the splits and their gains.

    What the bet asks for comes with the first draw, unless the bet is over.
    """
    is_pair = len(record.drawing.present) <= 2
    measures = _measures_of_two if is_pair else _measures_as_bars
    mistakes = _mistakes(record.drawing, is_over)
    return [measures(record, is_over), mistakes, _splits(), _gains(record)]


def panels_before_bet(record: Record) -> list[Panel]:
    """Draw the same, but for what the bet asks for."""
    return panels(record, is_over=False)


def _measures_of_two(record: Record, is_over: bool) -> Panel:
    """Draw the measures of two colours as curves, with the bag riding on them."""
    drawing, curves = record.drawing, impurity_curves()
    curves["half entropy"] = curves["entropy"] / 2
    first = drawing.present[0]
    traces, later = [], []
    for key, label, look in CURVES:
        x, y = curves["share"], curves[key]
        if key in ("gini", "half entropy") and not is_over:
            later.append(line(x, y, look))
            x, y = [None], [None]
        traces.append(_curve(label, look, x, y))
    share = float(drawing.shares[first])
    dots = [
        dot(share, getattr(drawing, key), ink, radius=6) for key, _, ink, _ in MEASURES
    ]
    if not is_over:
        later.append(dots.pop(ASKED))
    axes = {
        "xaxis": axis((-0.05, 1.05), f"share p of {NAMES[first]}"),
        "yaxis": axis((-0.06, 1.1), "impurity"),
    }
    spans = _spans(later, (0.5, 0.12), drawing)
    return _measures("measures", traces, spans, **axes, shapes=dots)


def _curve(label: str, look: dict, x: Sequence, y: Sequence) -> dict:
    hover = f"p = %{{x:.3f}}<br>{label} %{{y:.4f}}<extra></extra>"
    return scatter(x=x, y=y, mode="lines", name=label, line=look, hovertemplate=hover)


def _measures_as_bars(record: Record, is_over: bool) -> Panel:
    """Draw the measures of any number of colours, under the most they can be."""
    drawing, most = record.drawing, record.most
    kinds = (
        ("the most so many colours can have", most, MOST),
        ("this bag", {key: getattr(drawing, key) for key in most}, FILL),
    )
    traces, later = [], []
    for name, values, look in kinds:
        heights = [values[key] for key, _, _, _ in MEASURES]
        if not is_over:
            later.append(_ginis_bar(heights[ASKED], look))
            heights[ASKED] = None
        hover = f"%{{x}}, {name}: %{{y:.6g}}<extra></extra>"
        named = {"name": name, "hovertemplate": hover}
        traces.append(bar(x=LABELS, y=heights, width=WIDTH, marker=look, **named))
    yaxis = axis((0, 1.1 * record.ceiling), "impurity")
    spans = _spans(later, (float(ASKED), 0.0), drawing)
    return _measures("measures bars", traces, spans, yaxis=yaxis, barmode="overlay")


def _ginis_bar(height: float, look: dict) -> dict:
    """Return Gini's bar as a shape."""
    x = ASKED - WIDTH / 2, ASKED + WIDTH / 2
    return box(x, (0, height), look["color"], look.get("line"))


def _spans(later: list[dict], place: tuple, drawing: Drawing) -> list[Span]:
    """Return what comes with the first draw, and the words in its place until then."""
    if not later:
        return []
    asked = words(*place, BET_FIRST, theme.INK)
    return [Span(asked, 0, 0), *(Span(shape, 1, drawing.n_draws) for shape in later)]


def _measures(key: str, traces: list[dict], spans: list[Span], **layout) -> Panel:
    title, alt = "Three measures of one bag", "Entropy, Gini and misclassification"
    figure = theme.figure(title, key, traces, legend=(), dragmode=False, **layout)
    return Panel(figure, alt, HEIGHT + 60, spans=spans)


def _mistakes(drawing: Drawing, is_over: bool) -> Panel:
    """Draw how often the two guessers were wrong so far."""
    (_, gini, *gini_look), (_, best, *best_look) = MEASURES[1:]
    by_draw, by_name = drawing.drawn_guess_mistakes, drawing.best_guess_mistakes
    return means_panel(
        drawing,
        "Mistakes of the two guessers",
        "mistakes a draw",
        Mean(
            "drawn guesses wrong",
            by_draw,
            drawing.gini,
            gini,
            *gini_look,
            is_secret=not is_over,
        ),
        Mean(
            "best guesses wrong", by_name, drawing.misclassification, best, *best_look
        ),
    )


def _splits() -> Panel:
    """Draw two splits of the same rows: one bar for each child, yes and no."""
    rows = {
        f"{name}, child {at}": child.tolist()
        for name, children in SPLITS
        for at, child in enumerate(children, 1)
    }
    figure = theme.figure(
        "Two ways to split the same 800 rows",
        "splits",
        [_answers(rows, at) for at in range(len(ANSWERS))],
        barmode="stack",
        xaxis=axis((0, 620), "rows"),
        yaxis={"autorange": "reversed"},
        dragmode=False,
    )
    return Panel(figure, "Two splits of 800 rows", HEIGHT)


def _answers(rows: dict[str, list[int]], at: int) -> dict:
    """Return how many rows of each child have this answer, as bars."""
    answer, paint = ANSWERS[at]
    counts = [child[at] for child in rows.values()]
    return bar(
        y=list(rows),
        x=counts,
        orientation="h",
        name=answer,
        marker={"color": paint},
        text=[f"{count} {answer}" if count else "" for count in counts],
        textposition="inside",
        insidetextanchor="middle",
        textangle=0,
        textfont={"color": theme.PAPER},
        hovertemplate=f"%{{y}}: %{{x}} {answer}<extra></extra>",
    )


def _gains(record: Record) -> Panel:
    """Draw what each measure says the two splits gain."""
    most = max(max(pair) for pair in record.gains.values())
    figure = theme.figure(
        "What each measure says they gain",
        "gains",
        [_gains_of(at, record) for at in range(len(SPLITS))],
        barmode="group",
        yaxis=axis((0, 1.3 * most), "gain"),
        dragmode=False,
    )
    return Panel(figure, "The gain of both splits by each measure", HEIGHT)


def _gains_of(at: int, record: Record) -> dict:
    """Return what each measure says one split gains, as bars."""
    name, (paint, stripe) = SPLITS[at][0], STRIPES[at]
    gains = [record.gains[key][at] for key, _, _, _ in MEASURES]
    pattern = {"shape": stripe, "size": 6, "fillmode": "overlay"}
    return bar(
        x=LABELS,
        y=gains,
        name=name,
        marker={"color": paint, "pattern": pattern},
        text=[f"{name[-1]}<br>{gain:.3f}" for gain in gains],
        textposition="outside",
        textangle=0,
        hovertemplate=f"{name}, %{{x}}: %{{y:.6f}}<extra></extra>",
    )
