"""An example while it is read: its parts, and the whole that they make."""

from dataclasses import dataclass, field
from typing import Any

from pages.words.sentences import counted

from . import own

MOST = 4  # units of a layer
NAMES = {"h": "h", "q": "q (the second hidden layer)", "y": "the outputs"}
Row = list[float]


@dataclass
class Example:
    """What the lines have said so far."""

    inputs: list[Row] = field(default_factory=list)
    targets: list[Row] = field(default_factory=list)
    weights: dict[str, list[Row]] = field(default_factory=dict)  # by layer, rows: from
    units: dict[tuple[str, int], Row] = field(default_factory=dict)  # into one unit
    biases: dict[tuple[str, int | None], tuple[Row, bool]] = field(default_factory=dict)
    hidden: list[str] = field(default_factory=lambda: ["Sigmoid"])
    second: str = ""
    output: str = "Sigmoid"
    softmax: bool = False
    loss: str = ""
    eta: float | None = None
    momentum: float = 0.0
    way: str = own.TOGETHER
    open_layer: str = ""

    def go_on(self, line: Any, rows: list[Row]) -> None:
        """Take rows that stand on lines of their own, below the layer's name."""
        if not self.open_layer:
            raise line.refused("begin it with a word, as in “inputs 0.05 0.1”")
        self.weights[self.open_layer] += rows

    def values(self) -> dict[str, Any]:
        """Return the controls' values; a ValueError says what is amiss."""
        samples = self._samples()
        layers = ["h", "q", "y"] if self._has("q") else ["h", "y"]
        tables = {layer: self._table(layer) for layer in layers}
        sizes = self._sizes(tables, layers)
        loss = self._loss(sizes[-1])
        letters = {"h": "w", "q": "u", "y": "v"}
        found = {
            "own_in": sizes[0],
            "own_h": sizes[1],
            "own_h2": sizes[2] if len(sizes) == 4 else 0,
            "own_out": sizes[-1],
            "own_loss": loss,
            "own_f1": self.hidden[0],
            "own_f2": self.second or self.hidden[-1],
            "own_fo": self.output,
            "own_x": samples,
            "own_beta": self.momentum,
            "own_velocity": (),
            "own_way": self.way,
            "own_at": "1",
            **{f"own_{letters[one]}": self._whole(one, tables[one]) for one in layers},
        }
        return found if self.eta is None else {**found, "eta": self.eta}

    def _has(self, layer: str) -> bool:
        return layer in self.weights or any(one == layer for one, _ in self.units)

    def _samples(self) -> tuple[tuple[float, ...], ...]:
        if not self.inputs or not self.targets:
            missing = "inputs" if not self.inputs else "targets"
            raise ValueError(f"There are no {missing}; write “{missing} 0.05 0.1”.")
        n = len(self.inputs)
        if n != len(self.targets):
            raise ValueError(
                f"There are {counted(n, 'line')} of inputs, but "
                f"{counted(len(self.targets), 'line')} of targets; write one of each "
                "for every sample."
            )
        if n > own.MOST_SAMPLES:
            raise ValueError(f"There are {n} samples; give {own.MOST_SAMPLES} at most.")
        for what, rows in (("inputs", self.inputs), ("targets", self.targets)):
            if len({len(row) for row in rows}) > 1:
                raise ValueError(f"The samples have different numbers of {what}.")
        pairs = zip(self.inputs, self.targets, strict=True)
        return tuple((*first, *last) for first, last in pairs)

    def _table(self, layer: str) -> list[Row]:
        """Return the weights into a layer, a row a sender."""
        columns = {unit: row for (one, unit), row in self.units.items() if one == layer}
        if columns:
            wanted = list(range(1, max(columns) + 1))
            if sorted(columns) != wanted:
                missing = next(unit for unit in wanted if unit not in columns)
                raise ValueError(f"The weights into {layer}{missing} are missing.")
            rows = [columns[unit] for unit in wanted]
            if len({len(row) for row in rows}) > 1:
                raise ValueError(
                    f"The units of {NAMES[layer]} have different numbers of weights; "
                    "give each one weight for every unit before it."
                )
            return [list(row) for row in zip(*rows, strict=True)]
        if layer not in self.weights:
            raise ValueError(
                f"There are no weights into {NAMES[layer]}; write “weights into "
                f"{layer}: 0.1 0.2 / 0.3 0.4”, a row for each unit before it."
            )
        rows = self.weights[layer]
        if len({len(row) for row in rows}) > 1:
            raise ValueError(
                f"The rows of the weights into {NAMES[layer]} have different lengths; "
                "a row is a unit before it, with a weight to each unit."
            )
        return rows

    def _sizes(self, tables: dict[str, list[Row]], layers: list[str]) -> list[int]:
        """Return the layers' sizes; every table must fit the layer before it."""
        sizes = [len(self.inputs[0])]
        for layer in layers:
            rows, before = tables[layer], sizes[-1]
            if len(rows) != before:
                raise ValueError(
                    f"The weights into {NAMES[layer]} have "
                    f"{counted(len(rows), 'row')}, but {counted(before, 'unit')} "
                    f"{'sends' if before == 1 else 'send'} to it; write a row for each "
                    "sender, rows apart by /."
                )
            sizes.append(len(rows[0]))
        if sizes[-1] != len(self.targets[0]):
            raise ValueError(
                f"The weights lead to {counted(sizes[-1], 'output')}, but there are "
                f"{counted(len(self.targets[0]), 'target')}; give a target for each."
            )
        if max(sizes) > MOST:
            raise ValueError(
                f"A layer has {max(sizes)} units; at most {MOST} are drawn here."
            )
        return sizes

    def _whole(self, layer: str, rows: list[Row]) -> tuple[tuple[float, ...], ...]:
        """Return a table with its biases and who learns; those not given are off."""
        n = len(rows[0])
        biases, learns = [0.0] * n, [0.0] * n
        for (one, unit), (given, learn) in self.biases.items():
            if one != layer:
                continue
            if unit is None and len(given) not in (1, n):
                raise ValueError(
                    f"There are {counted(len(given), 'bias', 'biases')} for "
                    f"{NAMES[layer]}, which has {counted(n, 'unit')}; give one for "
                    "each, or one for all."
                )
            if unit is not None and unit > n:
                raise ValueError(f"There is no unit {layer}{unit} to have a bias.")
            places = range(n) if unit is None else [unit - 1]
            for place in places:
                biases[place] = given[place] if len(given) == n > 1 else given[0]
                learns[place] = float(learn)
        return (*map(tuple, rows), tuple(biases), tuple(learns))

    def _loss(self, n_outputs: int) -> str:
        """Return the loss; cross-entropy may be of shares, or of each output alone."""
        half, _, _, log, softmax = own.LOSSES
        loss = self.loss or (softmax if self.softmax else half)
        if loss == "cross-entropy":
            loss = softmax if self.softmax or n_outputs > 1 else log
        if loss == softmax and n_outputs == 1:
            raise ValueError(
                "A softmax of one output is always 1; give two outputs, or log loss."
            )
        if loss in own.PAIRS and not all(
            0 <= y <= 1 for row in self.targets for y in row
        ):
            raise ValueError(f"{loss} wants targets from 0 to 1.")
        return loss
