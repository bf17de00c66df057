"""What a unit makes of the digit that excites it most, with its numbers in it."""

from pages.words.formulas import bracketed, tex

from .record import Record


def formulas(record: Record, step: int) -> list[tuple[str, str]]:
    """Weigh the pixels, bend the sum, and pass it on."""
    unit, net = record.unit, record.net
    row = record.rows[step, unit, 0]
    weighed = float(net.learned.inputs[row] @ record.weights[step, unit])
    bias = float(record.biases[step, unit])
    weighs = (
        "The digit that excites it most, its pixels weighed, and the bias:",
        rf"z = \sum_i x_i w_i + b = {tex(weighed)} + {bracketed(bias)}"
        rf" = {tex(weighed + bias)}",
    )
    if record.is_baseline:
        return [weighs]
    out, height = record.speaks[step, unit], float(record.heights[step, unit, 0])
    high = int(out.argmax())
    return [
        weighs,
        ("Its activation:", rf"a = g(z) = {tex(height)}"),
        (
            f"What it adds to the z of the {high}, for which it speaks loudest:",
            rf"a \, w = {tex(height)} \cdot {bracketed(float(out[high]))} = "
            f"{tex(height * float(out[high]))}",
        ),
    ]
