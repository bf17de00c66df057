"""Which lines of the engine each step of "Chain rule" runs."""

from engines.backpropagation import ChainPath, Factor, chain_paths, sum_of
from engines.backpropagation.chain import links_back
from engines.backpropagation.gradient_check import measured_gradients
from pages.words.source import lines_of

from .record import Record

CODE = (chain_paths, links_back, ChainPath, Factor, sum_of, measured_gradients)
LINES = {
    "error": (chain_paths, "errors = network", "error = Factor"),
    "slope": (links_back, "slope = float", 'yield Factor("slope"'),
    "weight": (links_back, "weight = float", 'yield Factor("weight"'),
    "input": (chain_paths, "came = 1.0 if", "last = Factor"),
}


def ran(record: Record, step: int) -> str:
    """Return the lines that find a factor, the paths before them, or what they make."""
    if step == 0:
        return lines_of(chain_paths, "later = [", "for units in product")
    if step == record.n_steps - 1:
        return lines_of(measured_gradients, "rises = np.imag", "return rises")
    at = record.at(step)
    if at is None:
        product = lines_of(ChainPath, "return prod")
        return product + "\n" + lines_of(sum_of, "total = terms")
    path, factor = at
    return lines_of(*LINES[record.paths[path].factors[factor].kind])
