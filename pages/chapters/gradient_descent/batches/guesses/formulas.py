"""Everyone's slope, one guess, and the scatter, with their numbers, as LaTeX."""

from pages.words.formulas import aligned, tex

from .record import RETURNED, Record


def formulas(record: Record, step: int) -> list[tuple[str, str]]:
    """Return everyone's slope and, for a batch size, a guess and its scatter."""
    mean = r"\nabla L = -\tfrac{1}{N} \sum_i (y_i - a_i)\, (x_i, 1)"
    found = [("Everyone's slope", f"{mean} = {_row(record.slope)}")]
    if step == 0:
        return found
    at, way = step - 1, record.settings.guess_way
    guess = record.guesses[way][at, 0]
    said = rf"g = -\tfrac{{1}}{{{record.sizes[at]}}} \sum (y - a)\, (x, 1)"
    return [
        *found,
        (f"The first guess, {way.lower()}", f"{said} = {_row(guess)}"),
        ("How far guesses are off, squared", _scatter(record, way, at)),
    ]


def _scatter(record: Record, way: str, at: int) -> str:
    n, size = record.ground.n_samples, record.sizes[at]
    one, told = record.scatters[RETURNED][0], record.scatters[way][at]
    spread = r"\frac{1}{B} \cdot \frac{1}{N} \sum_i |g_i - \nabla L|^2"
    numbers = rf"\frac{{1}}{{{size}}} \cdot {tex(float(one))}"
    if way != RETURNED:
        spread += r" \cdot \frac{N - B}{N - 1}"
        numbers += rf" \cdot \frac{{{n} - {size}}}{{{n} - 1}}"
    return aligned([f"&{spread}", f"&= {numbers} = {tex(float(told))}"])


def _row(pair) -> str:
    x, y = (tex(value) for value in pair.tolist())
    return rf"({x},\; {y})"
