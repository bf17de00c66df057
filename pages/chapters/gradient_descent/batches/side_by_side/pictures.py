"""The pictures of "Side by side": the loss from above, its fall, what is fitted."""

from collections.abc import Sequence

import numpy as np

from pages.figures import theme
from pages.figures.axes import Window, axis
from pages.figures.fields import Coordinates, Path, contour_panel
from pages.figures.panel import Panel, rounded
from pages.figures.places import Name, named
from pages.figures.plain import scatter
from pages.figures.shapes import path
from pages.figures.sizes import Sizes, sizes_panel
from pages.figures.walkers import names_of, small

from .looks import LOOKS
from .record import Ground, Record

SAYS = Coordinates("w", "b", "L", "slope w (per scaled length)", "height b", "sample")
POWERS = (-7, 2)  # of ten, of losses above the lowest
STAR = {"symbol": "star", "size": 13, "color": theme.MINIMUM}
BEST = theme.stroke(theme.MINIMUM, 2, "dash")
STRAIGHT, CURVED = 2, 17  # points of what is fitted
LINE_WINDOW = Window((0.6, 7.3), (-0.4, 3.1))
CURVE_HEIGHTS = (-0.15, 1.2)
MARGIN = 0.05  # of the lengths, to each side
FAR = 3  # windows: farther off, a line need not be drawn to scale


def panels(record: Record) -> list[Panel]:
    """Draw the loss from above with all three walks, its fall, and what is fitted."""
    return [ground_panel(record), fall_panel(record), fit_panel(record)]


def fit_window(ground: Ground) -> Window:
    """Return the window that shows all samples, and what is fitted between them."""
    if ground.samples.kind == "line":
        return LINE_WINDOW
    lengths = ground.samples.columns[:, 0]
    room = MARGIN * float(np.ptp(lengths))
    return Window(
        (float(lengths.min()) - room, float(lengths.max()) + room), CURVE_HEIGHTS
    )


def answers(ground: Ground, weights: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """Return lengths along the axis, (P,), and the answers there, (..., P).

    Those far out of the picture are drawn no farther than needed.
    """
    window = fit_window(ground)
    n_points = STRAIGHT if ground.samples.kind == "line" else CURVED
    along = np.linspace(*window.x, n_points)
    scaled = (along - ground.scale.means[0]) / ground.scale.scales[0]
    z = weights[..., :1] * scaled + weights[..., 1:]
    low, high = window.y
    far = FAR * (high - low)
    said = ground.neuron.activation.value(z)
    return along, np.clip(said, low - far, high + far)


def fit_panel(record: Record) -> Panel:
    """Draw the samples, and what each of the three makes of them at every moment."""
    ground = record.ground
    samples, window = ground.samples, fit_window(ground)
    figure = theme.figure(
        "The samples, and what is fitted",
        f"fit{record.settings.samples}",
        [_samples(ground), *_best(ground)],
        xaxis=axis(window.x, "petal length (cm)"),
        yaxis=axis(window.y, _target(ground)),
        dragmode="pan",
    )
    frames, names = [[] for _ in record.moments], []
    for look, one in zip(LOOKS, record.learners, strict=True):
        along, said = answers(ground, one.weights[record.rows(one)])
        x = rounded(along)
        for frame, heights in zip(frames, said, strict=True):
            points = "L".join(
                f"{at},{high}" for at, high in zip(x, rounded(heights, 4), strict=True)
            )
            frame.append(path(f"M{points}", look.line()))
        names.append(_name(window, look, along, said))
    alt = f"Petal length and {samples.target}, with the three fits"
    return Panel(figure, alt, 520, frames=frames, names=named(window, names))


def _samples(ground: Ground) -> dict:
    """Return the samples as faint dots: many of them lie on each other."""
    samples = ground.samples
    return scatter(
        x=samples.columns[:, 0],
        y=samples.targets,
        mode="markers",
        marker={"size": 7, "color": theme.CURVE, "opacity": 0.4},
        hovertemplate="petal length %{x} cm, y = %{y}<extra></extra>",
    )


def _best(ground: Ground) -> list[dict]:
    """Return the fit with the lowest loss, where there is one."""
    if not ground.surface.minima:
        return []
    along, said = answers(ground, np.array(ground.surface.minima[0]))
    hover = "the fit with the lowest loss<extra></extra>"
    return [scatter(x=along, y=said, mode="lines", line=BEST, hovertemplate=hover)]


def _target(ground: Ground) -> str:
    if ground.samples.kind == "line":
        return "petal width (cm)"
    return f"chance of {ground.samples.target}"


def _name(window: Window, look, along: np.ndarray, said: np.ndarray) -> Name:
    """Return the name of a fit, somewhere along it."""
    if len(along) < CURVED:
        shares = np.array([0.95, 0.8, 0.6, 0.4, 0.2])
        x = along[0] + shares * (along[-1] - along[0])
        y = said[:, :1] + shares * (said[:, -1:] - said[:, :1])
    else:
        x, y = along[-2::-2], said[:, -2::-2]
    points = np.stack(np.broadcast_arrays(x, y), axis=-1)
    return Name(window.held(points), look.short, look.colour, 8)


def paths(record: Record) -> list[Path]:
    """Return the three walks over slope and height, as far as each moment knows."""
    upto = [*range(1, len(record.moments) + 1)]
    return [
        Path(
            one.weights[record.rows(one)],
            one.losses[record.rows(one)],
            upto,
            look.short,
            look.line(),
            look.colour,
            small,
        )
        for look, one in zip(LOOKS, record.learners, strict=True)
    ]


def ground_panel(record: Record) -> Panel:
    """Draw the loss from above, with all three walks on it."""
    walks = paths(record)
    words = names_of(record.window, walks, "sample", record.moments)
    return contour_panel(
        "The loss L(w, b) from above",
        "ground",
        record.ground.field,
        walks,
        SAYS,
        alt="The loss over slope and height, from above, with three walks",
        height=520,
        traces=_bottom(record.ground),
        names=named(record.window, words),
    )


def _bottom(ground: Ground) -> list[dict]:
    hover = "the lowest loss<extra></extra>"
    return [
        scatter(x=[w], y=[b], mode="markers", marker=STAR, hovertemplate=hover)
        for w, b in ground.surface.minima
    ]


def falls(record: Record) -> list[Sizes]:
    """Return everybody's losses at the moments, above the lowest where there is one."""
    found, x = [], np.array(record.moments)
    for at, (look, one) in enumerate(zip(LOOKS, record.learners, strict=True)):
        lost = [m for m in range(len(x)) if record.has_flown(at, m)]
        end = lost[0] + 1 if lost else len(x)
        values = record.heights[at][record.rows(one)][:end]
        upto = [min(m + 1, end) for m in range(len(x))]
        more = {"zero": "at the bottom", "rank": at, "look": look, "x": x[:end]}
        more["shakes"] = one.size < record.ground.n_samples
        found.append(Sizes("", values, upto, bool(lost), **more))
    return found


def fall_panel(record: Record) -> Panel:
    """Draw everybody's loss by what it has cost: the samples asked."""
    has_bottom = record.ground.lowest is not None
    return sizes_panel(
        "Loss, by samples asked",
        "fall",
        falls(record),
        "samples asked",
        "L − lowest L" if has_bottom else "L",
        powers=POWERS,
        last=record.moments[-1],
        alt="The loss of all three against the number of samples asked",
        height=520,
    )


def drawn(values: np.ndarray, ends: Sequence[float]) -> np.ndarray:
    """Return where losses (...) are drawn; what lies beyond is at the edge."""
    with np.errstate(divide="ignore", invalid="ignore"):
        high = np.log10(values)
    return np.clip(np.nan_to_num(high, nan=ends[1]), *ends)
