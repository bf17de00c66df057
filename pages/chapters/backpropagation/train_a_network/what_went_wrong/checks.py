"""Second opinions on both trainings, their table, and the script to take home."""

import numpy as np

from pages.chapters.backpropagation import plain_training as plain
from pages.ui.chapter import Opinion, Script, Table, agree
from pages.words.formulas import aligned, tex

from ..train import checks
from ..train import record as trained
from ..train import table as one_table
from .record import NAMES, Record, at, is_gone

PRINTS = tuple(f"{what}, mended" for what in one_table.PRINTS)
COLUMNS = ("epoch", "loss, broken", "share right, held out, broken", *PRINTS)


def opinions_at(record: Record, step: int) -> list[Opinion]:
    """Train both again from the look before, in plain NumPy, update by update."""
    with np.errstate(all="ignore"):
        return [
            _again(name, one, step)
            for name, one in zip(NAMES, record.both, strict=True)
            if not is_gone(one, step)
        ]


def _again(name: str, one: trained.Record, step: int) -> Opinion:
    """Compare all that is shown of a look with what plain training comes to."""
    look = at(one, step)
    vector, felt = _trained_again(one, look)
    first, last = _stretch(one, look)
    snapshot = one.history.snapshots[look]
    ours = one.history.losses[look], one.history.test_losses[look], *_shown(one, look)
    largest = max(float(np.abs(snapshot).max()), 1.0)
    sizes = one.history.weight_grad_sizes[first:last]
    steepest = max(float(np.abs(sizes).max(initial=0.0)), 1e-6)
    what = f"Weights, gradients, losses and shares of the {name} run, "
    return agree(
        np.concatenate([ours, snapshot / largest, sizes.ravel() / steepest]),
        np.concatenate([_told(one, vector), vector / largest, felt / steepest]),
        "plain NumPy",
        what + ("trained on from the step before" if look else "before training"),
        1e-6,
    )


def _shown(one: trained.Record, look: int) -> np.ndarray:
    """Return both shares; less than nothing explained is as good as any of its kind."""
    return np.maximum(np.nan_to_num(one.scores[look], nan=-1.0), -1.0)


def _told(one: trained.Record, vector: np.ndarray) -> list[float]:
    """Return both losses and both shares with these weights."""
    loss, sizes = one.problem.network.loss, one.problem.network.layer_sizes
    losses, shares = [], []
    for inputs, targets in map(one.problem.part, (False, True)):
        layers = plain.plain_layers(vector, sizes)
        outputs, _ = plain.plain_forward(one.settings.activation, layers, inputs)
        losses.append(plain.plain_loss(loss, outputs, targets))
        shares.append(plain.plain_share(loss, outputs, targets))
    return [*losses, *np.maximum(np.nan_to_num(shares, nan=-1.0), -1.0)]


def _stretch(one: trained.Record, look: int) -> tuple[int, int]:
    """Return the updates since the look before; at the start the first one."""
    looks = one.history.looks
    return (int(looks[look - 1]), int(looks[look])) if look else (0, 1)


def _trained_again(one: trained.Record, look: int) -> tuple[np.ndarray, np.ndarray]:
    """Return the weights at a look, and the gradients' sizes on the way, in a row."""
    problem, settings = one.problem, one.settings
    kinds = settings.activation, problem.network.loss, problem.network.layer_sizes
    inputs, targets = problem.part(held_out=False)
    vector = one.history.snapshots[look - 1] if look else _first_weights(one)
    n_weights, felt = len(vector) - sum(problem.network.layer_sizes[1:]), []
    for update in range(*_stretch(one, look)):
        rows = checks.batch_at(problem, update)
        gradient = plain.plain_gradient(*kinds, vector, inputs[rows], targets[rows])
        gradient[:n_weights] += settings.l2 * vector[:n_weights]
        felt += [_size(gradient[part]) for part in checks.by_layer(one)]
        if look:
            vector = vector - settings.learning_rate * gradient
    return vector, np.array(felt)


def _size(gradient: np.ndarray) -> float:
    """Return the root mean square, of numbers of any size."""
    largest = float(np.abs(gradient).max()) or 1.0
    return largest * float(np.sqrt(((gradient / largest) ** 2).mean()))


def _first_weights(one: trained.Record) -> np.ndarray:
    """Return the first weights, drawn as their scheme says, and biases of 0."""
    sizes, settings = one.problem.network.layer_sizes, one.settings
    generator, found = np.random.default_rng(settings.seed), []
    for n_in, n_out in zip(sizes[:-1], sizes[1:], strict=True):
        shape = n_in, n_out
        if settings.scheme in ("zeros", "constant"):
            found.append(np.full(shape, float(settings.scheme == "constant")))
        elif settings.scheme == "orthogonal":
            tall = generator.standard_normal((max(shape), min(shape)))
            q, r = np.linalg.qr(tall)
            q = q * np.sign(np.diagonal(r))
            found.append(q if n_in >= n_out else q.T)
        else:
            spread = 2 / n_in if settings.scheme == "he" else 2 / (n_in + n_out)
            found.append(np.sqrt(spread) * generator.standard_normal(shape))
    weights = [settings.scale * one.ravel() for one in found]
    return np.concatenate([*weights, np.zeros(sum(sizes[1:]))])


def table(record: Record) -> Table:
    """List all looks of both; one that has flown off has none any more."""
    rows = []
    for step in range(record.n_steps):
        broken, mended = (_numbers(one, step) for one in record.both)
        epoch = record.longest.epoch_at(step)
        rows.append((epoch, broken[0], broken[-1], *mended))
    return Table(COLUMNS, rows)


def _numbers(one: trained.Record, step: int) -> list[float | None]:
    if is_gone(one, step):
        return [None] * len(PRINTS)
    look = at(one, step)
    losses = one.history.losses[look], one.history.test_losses[look]
    return [float(value) for value in (*losses, *one.scores[look])]


def script(record: Record) -> Script:
    """Write the mended training as a script."""
    return Script(one_table.script(record.mended).text, PRINTS)


def reference(record: Record) -> Opinion | None:
    """Ask scikit-learn about the end of the mended run."""
    return checks.reference(record.mended)


def formulas(record: Record, step: int) -> list[tuple[str, str]]:
    """Put this step's numbers in: what the last update did to the first layer."""
    return [*updates(record, step), *_pulled(record)]


def updates(record: Record, step: int) -> list[tuple[str, str]]:
    """Put the last updates' numbers in, without what would answer the bet."""
    pairs = zip(NAMES, record.both, strict=True)
    there = [(name, one) for name, one in pairs if step and not is_gone(one, step)]
    return [_update(name, one, at(one, step)) for name, one in there]


def _update(name: str, one: trained.Record, look: int) -> tuple[str, str]:
    felt = float(one.felt("weight_grad_sizes", look)[0])
    moved = float(one.felt("update_sizes", look)[0])
    rate = tex(one.settings.learning_rate)
    says = f"The {name} run, first layer, last update (root mean squares):"
    return (
        says,
        rf"|\Delta W_1| = \eta \, |\partial L / \partial W_1| = {rate} \cdot "
        + (rf"{tex(felt, 4)} = {tex(moved, 4)}"),
    )


def _pulled(record: Record) -> list[tuple[str, str]]:
    """Return what the penalty does to a weight in both runs."""
    found = []
    for name, one in zip(NAMES, record.both, strict=True):
        rate, l2 = one.settings.learning_rate, one.settings.l2
        if l2:
            left = rf"w - \eta \lambda w = (1 - {tex(rate)} \cdot {tex(l2)})\, w"
            lines = [left.replace("=", "&="), rf"&= {tex(1 - rate * l2)}\, w"]
            found.append((f"The penalty of the {name} run alone:", aligned(lines)))
    return found
