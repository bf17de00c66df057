"""A small network worked with plain numbers, one after the other, slips and all.

It shares no line with the engine: lists, loops and `math` only. `by_hand` says what
somebody finds who makes one slip, or goes by another convention.
"""

import math

from engines.slips import FactoryExample, Quantity
from tests.engines.slips.comparing import rounding_to
from tests.engines.slips.plain_activations import AT_TARGET, KINDS, SLOPES, sigmoid

Found = dict[Quantity, float]


def dot(one, other):
    return sum(x * y for x, y in zip(one, other, strict=True))


def share_of(loss: str, n_outputs: int) -> float:
    shares = {"half_squared_error": 0.5, "squared_error": 1.0}
    return shares.get(loss, 1 / n_outputs)


class ByHand:
    """One example, one slip, or every number rounded before it is used again."""

    def __init__(self, example: FactoryExample, slip: str, decimals=None) -> None:
        self.r, self.is_rounded = rounding_to(decimals), decimals is not None
        self.example, self.slip = example, slip
        self.sizes = example.network.layer_sizes
        self.loss = example.network.loss
        self.is_pair = self.loss.endswith("entropy")
        self.counted = slip.removeprefix("counted_as_")
        if self.is_pair or not slip.startswith("counted_as_"):
            self.counted = self.loss
        self.w = [weights.tolist() for weights in example.parameters.weights]
        self.b = [biases.tolist() for biases in example.parameters.biases]
        self.found: Found = {}

    def note(self, what, place, value):
        self.found[Quantity(what, place)] = value

    def is_square(self, layer):
        return self.sizes[layer] == self.sizes[layer + 1]

    def weight(self, layer, i, j, swap="swapped_weights"):
        if self.slip == swap and self.is_square(layer):
            i, j = j, i
        return self.w[layer][i][j]

    def forward(self, x, y):
        """Return what every layer sends, its z, and the loss."""
        sent, zs = [x], []
        for layer, n_out in enumerate(self.sizes[1:]):
            z = []
            for j in range(n_out):
                terms = [a * self.weight(layer, i, j) for i, a in enumerate(sent[-1])]
                bias = 0.0 if self.slip == "bias_left_out" else self.b[layer][j]
                z.append(self.r(sum(terms) + bias))
            zs.append(z)
            kind = self.example.network.kind_of(layer)
            sent.append([self.r(KINDS[kind](one)) for one in z])
        if self.loss == "binary_cross_entropy":
            sent[-1] = [self.r(sigmoid(z)) for z in zs[-1]]
        if self.loss == "softmax_cross_entropy":
            whole = sum(map(math.exp, zs[-1]))
            sent[-1] = [self.r(math.exp(z) / whole) for z in zs[-1]]
        return sent, zs, self.r(self.loss_of(sent[-1], y))

    def loss_of(self, a, y):
        if not self.is_pair:
            squares = [(one - other) ** 2 for one, other in zip(a, y, strict=True)]
            return share_of(self.counted, len(y)) * sum(squares)
        log = {"in_bits": math.log2, "in_log10": math.log10}.get(self.slip, math.log)
        loss = -sum(other * log(one) for one, other in zip(a, y, strict=True))
        if self.loss == "binary_cross_entropy":
            pairs = zip(a, y, strict=True)
            loss -= sum((1 - other) * log(1 - one) for one, other in pairs)
        return loss

    def errors(self, a, y):
        y = y[::-1] if self.slip == "targets_exchanged" else y
        if self.is_pair:
            whole = sum(y) if self.loss == "softmax_cross_entropy" else 1
            errors = [one * whole - other for one, other in zip(a, y, strict=True)]
        else:
            twice = 2 * share_of(self.counted, len(y))
            errors = [twice * (one - other) for one, other in zip(a, y, strict=True)]
        times = {"no_half": 2, "no_two": 0.5, "sign": -1, "target_minus_output": -1}
        return [self.r(times.get(self.slip, 1) * error) for error in errors]

    def slope(self, layer, z, a, y):
        kind, is_last = self.example.network.kind_of(layer), layer == len(self.w) - 1
        if is_last and self.is_pair:
            return a * (1 - a) if self.slip == "slope_of_pair" else 1.0
        if self.slip == "no_slope" or is_last and self.slip == "no_output_slope":
            return 1.0
        if is_last and self.slip == "slope_at_target" and kind in AT_TARGET:
            return AT_TARGET[kind](y)
        if self.is_rounded and kind in AT_TARGET:  # on paper: from the answer
            return AT_TARGET[kind](a)
        return SLOPES[kind](a if self.slip == "slope_at_activation" else z)

    def backward(self, rows, ways):
        """Return every gradient by its place, (layer, unit, source)."""
        grads, last = {}, len(self.w) - 1
        blame = [self.errors(ways[n][0][-1], y) for n, (_, _, y) in enumerate(rows)]
        for layer in range(last, -1, -1):
            n_in, n_out = self.sizes[layer : layer + 2]
            deltas = self.deltas(layer, rows, ways, blame)
            raw = self.raw(layer, ways, deltas)
            grads |= self.named(layer, raw, deltas)
            bare = self.slip == "mistake_handed_back" and layer == last
            back = [
                [self.way_back(layer, i, j, raw) for j in range(n_out)]
                for i in range(n_in)
            ]
            blame = [
                [self.r(dot(one, way)) for way in back]
                for one in (blame if bare else deltas)
            ]
        return grads

    def deltas(self, layer, rows, ways, blame):
        """Return the deltas of a layer, sample by sample, and note what they are of."""
        is_last, found = layer == len(self.w) - 1, []
        for n, (sample, _, y) in enumerate(rows):
            sent, zs, _ = ways[n]
            found.append([])
            for j, z in enumerate(zs[layer]):
                target = y[j] if is_last else None
                slope = self.r(self.slope(layer, z, sent[layer + 1][j], target))
                found[-1].append(self.r(blame[n][j] * slope))
                place = (layer, sample, j)
                self.note("error" if is_last else "blame", place, blame[n][j])
                self.note("slope", place, slope)
                self.note("delta", place, found[-1][j])
        return found

    def share(self, rows):
        return 1 if self.slip == "summed" else 1 / len(rows)

    def raw(self, layer, ways, deltas):
        """Return the gradients of a layer's weights, [from][to], before any mix-up."""
        n_in, n_out = self.sizes[layer : layer + 2]
        sends_z = layer and self.slip == "sent_z"
        came = [zs[layer - 1] if sends_z else sent[layer] for sent, zs, _ in ways]
        columns = [[x[i] for x in came] for i in range(n_in)]
        blames = [[delta[j] for delta in deltas] for j in range(n_out)]
        share = self.share(deltas)
        return [[self.r(share * dot(x, d)) for d in blames] for x in columns]

    def named(self, layer, raw, deltas):
        """Return the gradients of a layer's weights and biases under their names."""
        n_in, n_out = self.sizes[layer : layer + 2]
        turned = self.slip in ("transposed", "swapped_weights") and self.is_square(
            layer
        )
        grads = {
            (layer, j, i): raw[j][i] if turned else raw[i][j]
            for i in range(n_in)
            for j in range(n_out)
        }
        for j in range(n_out):
            forgets = self.slip in ("no_bias", "bias_left_out")
            total = self.r(self.share(deltas) * sum(delta[j] for delta in deltas))
            grads[layer, j, None] = 0.0 if forgets else total
        return grads

    def way_back(self, layer, i, j, raw):
        if self.slip == "update_first":
            return self.w[layer][i][j] - self.example.learning_rate * raw[i][j]
        swap = self.slip if self.slip == "transposed" else "swapped_weights"
        return self.weight(layer, i, j, swap)

    def moves(self, layer, j, i):
        if i is None and self.slip in ("biases_move", "biases_stay"):
            return self.slip == "biases_move"
        return i is not None or bool(self.example.moves[layer][j])

    def run(self) -> Found:
        example, gathered, velocity = self.example, {}, {}
        rate = {"no_rate": 1.0, "rate_twice": example.learning_rate**2}
        rate = rate.get(self.slip, example.learning_rate)
        rate *= -1 if self.slip in ("step_added", "target_minus_output") else 1
        beta = 0.0 if self.slip == "no_momentum" else example.momentum
        fresh = 1 - beta if self.slip == "damped_momentum" else 1.0
        for at in range(example.n_rounds):
            n = len(example.inputs)
            taken = range(n) if example.together else [at % n]
            rows = [
                (s, example.inputs[s].tolist(), example.targets[s].tolist())
                for s in taken
            ]
            self.found = {}
            ways = [self.forward(x, y) for _, x, y in rows]
            self.note_ways(rows, ways)
            for key, grad in self.backward(rows, ways).items():
                left = gathered.get(key, 0.0) if self.slip == "leftover" else 0.0
                gathered[key] = grad + left
                before = velocity.get(key, 0.0)
                velocity[key] = self.r(beta * before + fresh * gathered[key])
                update = self.r(-rate * velocity[key]) if self.moves(*key) else 0.0
                self.note("gradient", key, gathered[key])
                self.note("update", key, update)
                self.note("new", key, self.move(*key, update))
            after = [self.forward(x, y)[2] for _, x, y in rows]
            self.note("new_loss", (), self.whole(after))
        return self.found

    def note_ways(self, rows, ways):
        for (sample, _, _), (sent, zs, loss) in zip(rows, ways, strict=True):
            for layer, z in enumerate(zs):
                for j, one in enumerate(z):
                    self.note("z", (layer, sample, j), one)
                    self.note("activation", (layer, sample, j), sent[layer + 1][j])
            if len(rows) > 1:
                self.note("sample_loss", (sample,), loss)
        self.note("loss", (), self.whole([loss for *_, loss in ways]))

    def whole(self, losses):
        return self.r(sum(losses) / (1 if self.slip == "summed" else len(losses)))

    def move(self, layer, j, i, update):
        if i is None:
            self.b[layer][j] = self.r(self.b[layer][j] + update)
            return self.b[layer][j]
        self.w[layer][i][j] = self.r(self.w[layer][i][j] + update)
        return self.w[layer][i][j]


def by_hand(
    example: FactoryExample, slip: str = "", decimals: int | None = None
) -> Found:
    """Return what somebody finds who makes this slip, or none."""
    return ByHand(example, slip, decimals).run()
