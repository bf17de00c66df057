"""How sharp an end is, and the line from one end to the other."""

from pages.words.formulas import tex

from .record import LARGE, SMALL, Record


def formulas(record: Record, step: int) -> list[tuple[str, str]]:
    """Show what is measured, and put this start's numbers in."""
    small, large = (float(record.sharpness[kind, step]) for kind in (SMALL, LARGE))
    losses = (float(record.losses[kind, step]) for kind in (LARGE, SMALL))
    first, last = map(tex, losses)
    line = r"\theta(s) = (1 - s)\,\theta_{\text{all}} + s\,\theta_{\text{small}}"
    lines = [
        (
            "Sharpness, the largest eigenvalue of the Hessian: in small batches, and "
            "all at once",
            r"\lambda_{\max}(\nabla^2 L) = "
            rf"{tex(small)} \quad\text{{and}}\quad {tex(large)}",
        ),
        (
            "The line from one end (s = 0) to the other (s = 1)",
            rf"{line}, \quad L(\theta(0)) = {first}, \quad L(\theta(1)) = {last}",
        ),
    ]
    if record.is_rescaled:
        c = tex(record.settings.rescale)
        swap = rf"\tfrac{{1}}{{{c}}} W_2\,\mathrm{{ReLU}}({c}\,(W_1 x + b_1))"
        same = r"W_2\,\mathrm{ReLU}(W_1 x + b_1)"
        lines.append(("Rescaling leaves the function as it is", rf"{swap} = {same}"))
    return lines
