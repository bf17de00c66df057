"""One neuron worked with plain numbers, one after the other, slips and all.

It shares no line with the engine: lists, loops and `math` only.
"""

import math

from engines.slips import NeuronExample, Quantity
from tests.engines.slips.comparing import rounding_to
from tests.engines.slips.plain_activations import AT_TARGET, KINDS, SLOPES

VALUES = KINDS | {"linear": KINDS["identity"], "step": lambda z: float(z > -1e-9)}
SLOPES = SLOPES | {"linear": SLOPES["identity"], "step": lambda z: 1.0}


class ByHand:
    """One example, one slip, or every number rounded before it is used again."""

    def __init__(self, example: NeuronExample, slip: str, decimals=None) -> None:
        self.r, self.is_rounded = rounding_to(decimals), decimals is not None
        self.example, self.slip = example, slip.removeprefix("neuron_")
        self.kind, self.n = example.activation, len(example.targets)
        self.w = example.weights.tolist()
        self.b = example.bias or 0.0
        self.is_log = example.loss == "log"
        half = example.loss == "half_squared_error"
        self.share = {"half": 0.5, "whole": 1.0}.get(self.slip, 0.5 if half else 1.0)
        self.keys = [*range(len(self.w)), *([] if example.bias is None else [None])]
        self.left = dict.fromkeys(self.keys, 0.0)

    def divisor(self):
        by = {"summed": 1, "averaged": self.n, "less_one": self.n - 1}
        return by.get(self.slip, 1 if self.example.summed else self.n)

    def answer(self, x, w, b):
        z = sum(one * weight for one, weight in zip(x, w, strict=True))
        if self.slip != "bias_left_out":
            z += b
        z = self.r(z)
        if self.slip == "zero_is_off":
            return z, 1.0 if z > 1e-9 else 0.0
        return z, self.r(VALUES[self.kind](z))

    def loss(self, a, y):
        if not self.is_log:
            return self.r(self.share * (y - a) * (y - a))
        log = {"in_bits": math.log2, "in_log10": math.log10}.get(self.slip, math.log)
        return self.r(-log(a) if y == 1 else -log(1 - a))

    def slope(self, z, a, y):
        if self.is_log:
            return a * (1 - a) if self.slip == "slope_of_pair" else 1.0
        if self.slip == "no_slope":
            return 1.0
        if self.slip == "slope_at_target":
            return AT_TARGET[self.kind](y)
        if self.is_rounded and self.kind in AT_TARGET:  # on paper: from the answer
            return self.r(AT_TARGET[self.kind](a))
        return SLOPES[self.kind](a if self.slip == "slope_at_activation" else z)

    def look(self, sample, w, b):
        """Return what is found of a sample, and its own gradients."""
        x, y = self.example.inputs[sample].tolist(), float(self.example.targets[sample])
        z, a = self.answer(x, w, b)
        error = self.r(a - y if self.slip == "sign" else y - a)
        slope, factor = self.slope(z, a, y), 1 if self.is_log else 2 * self.share
        factor *= {"no_half": 2, "no_two": 0.5, "delta_added": -1}.get(self.slip, 1)
        delta = self.r(-factor * error * slope)
        grads = {
            i: delta * (1 if self.slip == "no_input" else x[i]) for i in range(len(x))
        }
        grads = {i: self.r(grad) for i, grad in grads.items()}
        grads[None] = 0.0 if self.slip in ("no_bias", "bias_left_out") else delta
        found = dict(z=z, activation=a, sample_loss=self.loss(a, y), slope=slope)
        found["error"] = -error if self.slip == "output_minus_target" else error
        return found | dict(delta=delta), grads

    def step(self, grads):
        """Move the weights; return the gradients gone by, the updates, the new ones."""
        rate = self.example.learning_rate
        rate = {"no_rate": 1.0, "rate_twice": rate**2}.get(self.slip, rate)
        rate *= -1 if self.slip in ("step_added", "delta_added") else 1
        moves = {"bias_moves": True, "bias_stays": False}
        moves = moves.get(self.slip, self.example.bias_moves)
        used, updates, new = {}, {}, {}
        for key in self.keys:
            before = self.left[key] if self.slip == "leftover" else 0.0
            used[key] = self.left[key] = grads[key] + before
            stays = key is None and not moves
            updates[key] = 0.0 if stays else self.r(-rate * used[key])
            if key is None:
                self.b = self.r(self.b + updates[key])
            else:
                self.w[key] = self.r(self.w[key] + updates[key])
            new[key] = self.b if key is None else self.w[key]
        return used, updates, new

    def all_at_once(self, note, note_step):
        w, b, sums = [*self.w], self.b, dict.fromkeys([*self.keys, None], 0.0)
        moved, losses = dict.fromkeys(self.keys, 0.0), []
        for sample in range(self.n):
            if self.slip == "one_by_one":
                w, b = [*self.w], self.b
            found, grads = self.look(sample, w, b)
            losses.append(found["sample_loss"])
            note(sample, found)
            for key in sums:
                sums[key] += grads.get(key, 0.0)
            if self.slip == "one_by_one":
                _, updates, new = self.step(grads)
                moved = {key: moved[key] + updates[key] for key in self.keys}
        if self.slip == "one_by_one":
            note_step(None, sums, moved, new)
        else:
            by = 1 if self.slip == "no_mean" else self.divisor()
            mean = {key: self.r(total / by) for key, total in sums.items()}
            note_step(None, *self.step(mean))
        return self.r(sum(losses) / self.divisor())

    def one_at_a_time(self, note, note_step):
        w, b = [*self.w], self.b
        for sample in range(self.n):
            old = self.slip == "old_weights"
            found, grads = self.look(sample, w if old else self.w, b if old else self.b)
            note(sample, found)
            note_step(sample, *self.step(grads))

    def run(self):
        told = {}

        def note(sample, found):
            told.update({Quantity(what, (sample,)): one for what, one in found.items()})

        def note_step(sample, used, updates, new):
            for what, by in (("gradient", used), ("update", updates), ("new", new)):
                told.update({Quantity(what, (sample, i)): by[i] for i in self.keys})

        for _ in range(self.example.n_rounds):
            make = self.all_at_once if self.example.together else self.one_at_a_time
            told[Quantity("loss")] = make(note, note_step)
        after = [self.look(s, self.w, self.b)[0]["sample_loss"] for s in range(self.n)]
        told[Quantity("new_loss")] = self.r(sum(after) / self.divisor())
        return told


def by_hand(
    example: NeuronExample, slip: str = "", decimals: int | None = None
) -> dict[Quantity, float]:
    """Return what somebody finds who makes this slip, or none: what is asked for."""
    told = ByHand(example, slip, decimals).run()
    return {quantity: told[quantity] for quantity in example.quantities}
