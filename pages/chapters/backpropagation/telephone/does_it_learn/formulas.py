"""Share right, and the first gradient over the last, with an epoch's numbers in it."""

from pages.words.formulas import tex

from .record import N_DIGITS, Record, Trained


def formulas(record: Record, step: int) -> list[tuple[str, str]]:
    """Put this epoch's shares and gradients in, of the networks that are left."""
    left = [one for one in record.networks if not one.is_gone(step)]
    return [line for one in left for line in _of(one, one.at(step))]


def _of(one: Trained, at: int) -> list[tuple[str, str]]:
    share = float(one.history.accuracies[at])
    counts = rf"\frac{{{round(share * N_DIGITS)}}}{{{N_DIGITS}}}"
    right = (f"{one.name}, share right:", f"{counts} = {tex(share)}")
    first, last = one.snapshots.weight_grads[at, [0, -2]].tolist()
    if not last:
        return [right]
    hidden = len(one.network.layer_sizes) - 2
    last_name = rf"|\partial L / \partial W_{{{hidden}}}|"
    names = rf"\frac{{|\partial L / \partial W_1|}}{{{last_name}}}"
    sizes = rf"\frac{{{tex(first)}}}{{{tex(last)}}} = {tex(first / last)}"
    says = f"{one.name}, ∂L/∂W of the first over the last hidden layer:"
    return [right, (says, f"{names} = {sizes}")]
