"""The chain rule of one parameter: its line in the network, its factors as tiles."""

from collections.abc import Iterator
from dataclasses import dataclass

from engines.backpropagation import ChainPath, Factor
from pages.figures import theme
from pages.figures.axes import still
from pages.figures.network import Look, Unit, Wire, network_panel
from pages.figures.network_names import Names, Place
from pages.figures.network_pass import FactoryPass
from pages.figures.network_places import WIDTH
from pages.figures.panel import Layered, Panel, spans_of
from pages.figures.shapes import box, label
from pages.words.numbers import short

LIT, WEAKEST, RESULT = theme.HERE, theme.NEXT, theme.SLOPE
TILE, GAP, ROW, HIGH = 88, 14, 84, 48  # pixels


@dataclass(frozen=True, eq=False)
class Chain:
    """A parameter, the paths that lead to it, and the products along them."""

    record: FactoryPass
    names: Names
    place: Place
    paths: tuple[ChainPath, ...]
    so_far: tuple[tuple[float, ...], ...]  # of each path: the product up to a factor
    total: float  # the sum over the paths

    @property
    def n_factors(self) -> int:
        """How many factors all paths have together."""
        return sum(len(path.factors) for path in self.paths)

    @property
    def n_steps(self) -> int:
        """The line, every factor, the sum where there is one, and the check."""
        return 2 + self.n_factors + (len(self.paths) > 1)

    def n_known(self, step: int) -> int:
        """Return how many factors are known at a step."""
        return min(step, self.n_factors)

    def is_summed(self, step: int) -> bool:
        """Tell whether the gradient itself is known at a step."""
        return step > self.n_factors

    def at(self, step: int) -> tuple[int, int] | None:
        """Return the path and the factor of a step, or None at the ends."""
        spots = [
            (n, k)
            for n, path in enumerate(self.paths)
            for k in range(len(path.factors))
        ]
        return spots[step - 1] if 1 <= step <= len(spots) else None

    def name(self, factor: Factor) -> str:
        """Return what a factor is called on the page."""
        unit = self.names.unit(factor.layer + 1, factor.unit)
        if factor.kind == "error":
            return f"∂E/∂z of {unit}" if self.record.is_logits else f"∂E/∂{unit}"
        if factor.kind == "slope":
            return f"slope of {unit}"
        if factor.kind == "weight":
            place = Place(factor.layer, factor.unit, factor.source)
            return self.names.parameter(place)
        if factor.source is None:
            return "1 for a bias"
        return self.names.unit(factor.layer, factor.source)

    def latex(self, factor: Factor) -> str:
        """Return a factor's symbol for LaTeX: a derivative of one by the next."""
        unit = self.names.unit_latex(factor.layer + 1, factor.unit)
        z = self.names.pre_activation_latex(factor.layer + 1, factor.unit)
        if factor.kind == "error":
            return _by("E", z if self.record.is_logits else unit)
        if factor.kind == "slope":
            is_pair = self.record.is_logits and factor.layer == 1
            return "1" if is_pair else _by(unit, z)
        if factor.kind == "weight":
            return _by(z, self.names.unit_latex(factor.layer, factor.source))
        return _by(z, self.names.parameter_latex(self.place))


def _by(top: str, below: str) -> str:
    return rf"\frac{{\partial {top}}}{{\partial {below}}}"


def chain_panel(chain: Chain) -> Panel:
    """Draw the network with the line lit as far as it has been followed."""
    return network_panel(
        chain.names,
        chain.record.done.parameters,
        [_look(chain, step) for step in range(chain.n_steps)],
        title=f"From the error to {chain.names.parameter(chain.place)}",
        key=f"chain{chain.names.sizes}",
        alt="The network, with the path from the error to the chosen weight lit",
        legend=(theme.lined("the line", theme.stroke(LIT, 4)),),
        clickable=True,
    )


def _look(chain: Chain, step: int) -> Look:
    record = chain.record
    passed = record.done.passed
    values = (passed.activations[0][0], passed.activations[1][0], record.said)
    found = [f for path in chain.paths for f in path.factors][: chain.n_known(step)]
    rings, slopes, wires, mistakes = set(), {}, {}, {}
    for factor in found:
        unit = factor.layer + 1, factor.unit
        if factor.kind == "error":
            mistakes[factor.unit] = Wire("", LIT, f"◀ {short(factor.value)}", LIT, LIT)
        elif factor.kind == "slope":
            rings.add(unit)
            slopes[unit] = ((f"slope {short(factor.value)}", theme.SLOPE),)
        elif factor.kind == "weight":
            wires[Place(factor.layer, factor.unit, factor.source)] = Wire(lit=LIT)
        elif factor.source is not None:
            rings.add((factor.layer, factor.source))
    wires[chain.place] = _wanted(chain, step, found)
    units = {
        (layer, k): Unit(
            short(value),
            above=slopes.get((layer, k), ()),
            ring=LIT if (layer, k) in rings else theme.MUTED,
        )
        for layer, held in enumerate(values)
        for k, value in enumerate(held)
    }
    targets = [short(value) for value in passed.targets[0]]
    return Look(units, wires, Unit(short(passed.loss)), targets, mistakes)


def _wanted(chain: Chain, step: int, found: list[Factor]) -> Wire:
    """Mark the chosen parameter: it is lit when the line has reached it."""
    second = f"∂ {short(chain.total)}" if chain.is_summed(step) else "∂ ?"
    reached = any(factor.kind == "input" for factor in found)
    return Wire(second, RESULT, lit=LIT if reached else "")


# --- tiles --------------------------------------------------------------------------


def tiles_panel(chain: Chain) -> Panel:
    """Draw every path as a row of tiles: each factor's name and value."""
    rows = len(chain.paths)
    high = ROW * (rows + 1 if rows > 1 else rows)
    figure = theme.figure(
        "The product along the line",
        f"tiles{chain.names.sizes}",
        [],
        legend=[
            _square("factor", theme.MUTED),
            _square("the nearest to 0 on its path", WEAKEST),
            _square("product, gradient", RESULT),
        ],
        below=0.02,
        xaxis=still((0, WIDTH)),
        yaxis=still((high, 0)),
        dragmode=False,
    )
    frames = [list(_tiles(chain, step)) for step in range(chain.n_steps)]
    alt = "The factors of the chain rule, one tile each, and their product"
    room = {"least_width": WIDTH + 16, "grow": 2.0}
    return Panel(figure, alt, 84 + high, spans=spans_of(frames), **room)


def _square(name: str, colour: str) -> theme.Entry:
    return theme.square(name, theme.PAPER, line={"color": colour, "width": 3})


def _tiles(chain: Chain, step: int) -> Iterator[Layered]:
    """Yield the tiles known at a step, each path's product, and their sum."""
    left = chain.n_known(step)
    for row, path in enumerate(chain.paths):
        known = max(0, min(left, len(path.factors)))
        left -= len(path.factors)
        whole = known == len(path.factors)
        for k, factor in enumerate(path.factors):
            weakest = whole and k == path.smallest
            value = short(factor.value, 4) if k < known else "?"
            ink = WEAKEST if weakest else theme.MUTED
            name = f"{'× ' if k else ''}{chain.name(factor)}"
            yield 0, _tile(k, row, name, value, ink, 4 if weakest else 1.5)
            if 0 < k < known:
                yield 1, _under(k, row, f"→ {short(chain.so_far[row][k])}")
        if whole:
            end = len(path.factors)
            yield 0, _tile(end, row, "product", short(path.value, 4), RESULT, 3)
    if len(chain.paths) > 1 and chain.is_summed(step):
        end = len(chain.paths[0].factors)
        total = short(chain.total, 4)
        yield 0, _tile(end, len(chain.paths), "sum over paths", total, RESULT, 4)


def _tile(column: int, row: int, name: str, value: str, ink: str, width: float) -> dict:
    x, y = GAP / 2 + column * (TILE + GAP), 8 + ROW * row
    text = label(f"{name}<br><b>{value}</b>", theme.INK, 12)
    edge = {"color": ink, "width": width}
    return box((x, x + TILE), (y, y + HIGH), theme.PAPER, edge, label=text)


def _under(column: int, row: int, text: str) -> dict:
    """Write the product so far under a tile."""
    x, y = GAP / 2 + column * (TILE + GAP), 8 + ROW * row + HIGH
    said = label(text, theme.MUTED, 11)
    return box((x, x + TILE), (y + 2, y + 20), theme.CLEAR, label=said)
