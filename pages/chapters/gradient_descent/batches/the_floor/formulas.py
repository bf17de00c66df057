"""The numbers of a step and of both floors, in their formulas, as LaTeX."""

from pages.words.formulas import aligned, bracketed, tex

from .record import DRAWN, SHUFFLED, START, Record

SIGMA = r"\sigma^2 = \frac{\lambda^2 \operatorname{var}(c)}{B}"


def formulas(record: Record, step: int) -> list[tuple[str, str]]:
    """Return a step of the first walk, the noise, and what it comes to."""
    t = int(record.shown[step])
    how = record.settings.way.lower()
    found = [("What one batch's slope varies by", _noise(record))]
    if t < record.n_steps:
        found.insert(0, (f"A step of the first walk, {how}", _walk(record, t)))
    if record.has_floor:
        found.append(("The floor, with replacement", _floor(record)))
    expected = f"What is expected at step {t}, with replacement"
    found.append((expected, _expected(record, t)))
    return [*found, ("What one reshuffled epoch adds", _epoch(record))]


def _walk(record: Record, t: int) -> str:
    cloud, settings = record.cloud, record.settings
    before, after = cloud.weights[t : t + 2, 0].tolist()
    pull = float(cloud.pulls[t, 0])
    return aligned(
        [
            rf"w_{{{t + 1}}} &= w_{{{t}}} - \eta\lambda\,(w_{{{t}}} - \bar c_B)",
            rf"&= {tex(before)} - {tex(settings.floor_rate)} \cdot "
            rf"{tex(settings.bend)} \cdot ({tex(before)} - {bracketed(pull)})"
            rf" = {tex(after)}",
        ]
    )


def _noise(record: Record) -> str:
    """Return σ² of both ways."""
    n, batch = record.settings.n_numbers, record.batch
    drawn, other = record.drawn.bowl, record.shuffled.bowl
    spread = tex(float(drawn.samples.var()))
    numbers = rf"\frac{{{tex(drawn.curvature)}^2 \cdot {spread}}}{{{batch}}}"
    return aligned(
        [
            rf"\text{{with replacement: }} {SIGMA} &= {numbers}"
            rf" = {tex(drawn.gradient_variance)}",
            rf"\text{{reshuffled: }} \sigma^2 \, \frac{{N - B}}{{N - 1}} &= "
            rf"{tex(drawn.gradient_variance)} \cdot \frac{{{n} - {batch}}}{{{n} - 1}}"
            rf" = {tex(other.gradient_variance)}",
        ]
    )


def _floor(record: Record) -> str:
    settings, bowl = record.settings, record.bowl
    rate, bend = tex(settings.floor_rate), tex(settings.bend)
    return (
        r"\frac{\eta\,\sigma^2}{\lambda\,(2 - \eta\lambda)} = "
        rf"\frac{{{rate} \cdot {tex(bowl.gradient_variance)}}}"
        rf"{{{bend} \cdot (2 - {rate} \cdot {bend})}}"
        rf" = {tex(record.measures[DRAWN].floor)}"
    )


def _expected(record: Record, t: int) -> str:
    """Return what is left of the start, and what noise has added."""
    total = float(record.measures[DRAWN].predicted[t])
    left = (1 - record.product) ** (2 * t) * START**2
    noise = max(total - left, 0.0) if t else 0.0
    return (
        rf"(1 - \eta\lambda)^{{2 \cdot {t}}} \cdot {tex(START)}^2 + "
        r"\eta^2\sigma^2 \sum_{i < t} (1 - \eta\lambda)^{2i} = "
        rf"{tex(left)} + {tex(noise)} = {tex(total)}"
    )


def _epoch(record: Record) -> str:
    """Return the variance of a permuted sum: only the weights' differences count."""
    bowl, cloud = record.shuffled.bowl, record.measures[SHUFFLED].cloud
    n, rate = len(bowl.samples), cloud.learning_rate
    added = float(bowl.epoch_variances(rate)[-1])
    spread = float(bowl.samples.var())
    share = added * (n - 1) / (n * spread)
    return aligned(
        [
            r"a_i &= \frac{\eta\lambda}{B}\,(1 - \eta\lambda)^{\text{batches after}}",
            r"Q &= \frac{N}{N - 1} \operatorname{var}(c) \sum_i (a_i - \bar a)^2 = "
            rf"\frac{{{n}}}{{{n - 1}}} \cdot {tex(spread)} \cdot {tex(share)}"
            rf" = {tex(added)}",
        ]
    )
