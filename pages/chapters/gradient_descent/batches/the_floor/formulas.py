"""The numbers of a step and of the floor, in their formulas, as LaTeX.

They are those of the cloud whose walks are shown.
"""

from pages.words.formulas import aligned, bracketed, tex

from .record import DRAWN, START, Record

FLOOR, EPOCH = "The floor", "What one reshuffled epoch adds"
VARIANCE = r"\sigma^2 &= \frac{\lambda^2 \operatorname{var}(c)}{B}"


def formulas(record: Record, step: int) -> list[tuple[str, str]]:
    """Return a step of the first walk, the noise, and what it comes to."""
    t = int(record.shown[step])
    found = [("What one batch's slope varies by", _noise(record))]
    if t < record.n_steps:
        found.insert(0, ("A step of the first walk", _walk(record, t)))
    if record.settings.way != DRAWN:
        return [*found, (EPOCH, _epoch(record))]
    if record.has_floor:
        found.append((FLOOR, _floor(record)))
    if t:  # at first there is but the start
        found.append((f"What is expected at step {t}", _expected(record, t)))
    return found


def formulas_before_bet(record: Record, step: int) -> list[tuple[str, str]]:
    """Return them without what tells either floor."""
    return [one for one in formulas(record, step) if one[0] not in (FLOOR, EPOCH)]


def _walk(record: Record, t: int) -> str:
    cloud, settings = record.cloud, record.settings
    before, after = cloud.weights[t : t + 2, 0].tolist()
    pull = float(cloud.pulls[t, 0])
    return aligned(
        [
            rf"w_{{{t + 1}}} &= w_{{{t}}} - \eta\lambda\,(w_{{{t}}} - \bar c_B)",
            rf"&= {tex(before)} - {tex(settings.floor_rate)} \cdot "
            rf"{tex(settings.bend)} \cdot ({tex(before)} - {bracketed(pull)})",
            rf"&= {tex(after)}",
        ]
    )


def _noise(record: Record) -> str:
    """Return σ², with what is left of it where nothing is put back."""
    n, batch = record.settings.n_numbers, record.batch
    bowl, spread = record.cloud.bowl, tex(float(record.bowl.samples.var()))
    numbers = rf"\frac{{{tex(bowl.curvature)}^2 \cdot {spread}}}{{{batch}}}"
    if not bowl.with_replacement:
        left = r" \cdot \frac{N - B}{N - 1}"
        numbers += rf" \cdot \frac{{{n} - {batch}}}{{{n} - 1}}"
    else:
        left = ""
    return aligned(
        [f"{VARIANCE}{left}", rf"&= {numbers} = {tex(bowl.gradient_variance)}"]
    )


def _floor(record: Record) -> str:
    settings, bowl = record.settings, record.bowl
    rate, bend = tex(settings.floor_rate), tex(settings.bend)
    return aligned(
        [
            r"\frac{\eta\,\sigma^2}{\lambda\,(2 - \eta\lambda)} &= "
            rf"\frac{{{rate} \cdot {tex(bowl.gradient_variance)}}}"
            rf"{{{bend} \cdot (2 - {rate} \cdot {bend})}}",
            rf"&= {tex(record.measures[DRAWN].floor)}",
        ]
    )


def _expected(record: Record, t: int) -> str:
    """Return what is left of the start, and what noise has added."""
    total = float(record.measures[DRAWN].predicted[t])
    left = (1 - record.product) ** (2 * t) * START**2
    noise = max(total - left, 0.0)
    return aligned(
        [
            rf"&(1 - \eta\lambda)^{{2 \cdot {t}}} \cdot {tex(START)}^2",
            r"&\quad + \eta^2\sigma^2 \sum_{i < t} (1 - \eta\lambda)^{2i}",
            rf"&= {tex(left)} + {tex(noise)} = {tex(total)}",
        ]
    )


def _epoch(record: Record) -> str:
    """Return the variance of a permuted sum: only the weights' differences count."""
    bowl, rate = record.cloud.bowl, record.cloud.learning_rate
    n, spread = len(bowl.samples), float(bowl.samples.var())
    added = float(bowl.epoch_variances(rate)[-1])
    share = added * (n - 1) / (n * spread)
    lines = [
        r"a_i &= \frac{\eta\lambda}{B}\,(1 - \eta\lambda)^{\text{batches after}}",
        r"Q &= \frac{N}{N - 1} \operatorname{var}(c) \sum_i (a_i - \bar a)^2",
        rf"&= \frac{{{n}}}{{{n - 1}}} \cdot {tex(spread)} \cdot {tex(share)}"
        rf" = {tex(added)}",
    ]
    if record.has_floor:
        m, end = len(bowl.sizes), float(bowl.floors(rate)[-1])
        whole = r"\text{at an epoch's end: } \frac{Q}{1 - (1 - \eta\lambda)^{2 \cdot "
        lines.append(rf"&{whole}{m}}}}} = {tex(end)}")
    return aligned(lines)
