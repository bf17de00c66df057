"""The formulas of the step, with its numbers in them."""

from pages.words.formulas import bracketed, tex

from ..record import Trip


def update(trip: Trip, layer: int) -> tuple[str, list[str]]:
    """Return every weight's step: what the formulas say, and a line each."""
    if trip.standing.velocity.any():
        return _update_with_velocity(trip)
    numbers, lines = trip.numbers, []
    for place in trip.names.places():
        if place.source is None and not place.value_in(numbers.updates):
            continue
        name = trip.names.parameter_latex(place)
        before = place.value_in(numbers.parameters)
        grad = bracketed(place.value_in(trip.grads))
        after = tex(place.value_in(numbers.next_parameters))
        lines.append(
            rf"{name} &\leftarrow {tex(before)} - {numbers.learning_rate:g} \cdot "
            rf"{grad} = {after}"
        )
    n = len(trip.settings.sample)
    which = f"the mean of its gradients over all {n} samples" if trip.is_mean else ""
    return f"Every weight, against {which or 'its gradient'}, by η:", lines


def _update_with_velocity(trip: Trip):
    """Write the velocity of every weight, and its step."""
    numbers, lines, beta = trip.numbers, [], trip.settings.momentum
    before, after = (
        numbers.parameters.with_vector(one)
        for one in (trip.standing.velocity, trip.velocity)
    )
    for place in trip.names.places():
        if not place.value_in(after):
            continue
        name = trip.names.parameter_latex(place)
        old, grad = (bracketed(place.value_in(one)) for one in (before, trip.grads))
        speed, now = place.value_in(after), place.value_in(numbers.parameters)
        moved = tex(place.value_in(numbers.next_parameters))
        lines.append(
            rf"v_{{{name}}} &= {beta:g} \cdot {old} + {grad} = {tex(speed)}, \quad "
            rf"{name} \leftarrow {tex(now)} - {numbers.learning_rate:g} \cdot "
            rf"{bracketed(speed)} = {moved}"
        )
    return "Every velocity, and every weight against it, by η:", lines
