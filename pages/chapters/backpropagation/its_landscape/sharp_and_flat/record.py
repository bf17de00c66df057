"""Eight starts, each trained in small batches and on all samples: two ends."""

from dataclasses import dataclass, replace
from functools import cached_property, lru_cache

import numpy as np

from engines.backpropagation import (
    Network,
    Parameters,
    initialize,
    losses_at,
    named_rightly,
    random_plane,
    sharpness,
    stacked,
    train,
)
from engines.backpropagation.passes import forward
from engines.datasets import PlaneSamples, plane_samples
from engines.gradient_descent import OPTIMIZERS
from pages.ui.long_work import telling

from ..settings import N_SAMPLES, Settings

N_STARTS, WIDTH, N_UPDATES = 8, 6, 500
NOISE, N_TEST = 0.3, 400
RULE, RATE = "adam", 0.01
SCHEMES = {"relu": "he", "tanh": "xavier", "sigmoid": "xavier"}
SMALL, LARGE = 0, 1  # rows of all that both kinds of batch have
ALONG = np.linspace(-0.5, 1.5, 41)  # of the way from the large batch's end
BETWEEN = slice(10, 31)  # places from one end to the other
AROUND = np.linspace(-1.0, 1.0, 41)  # of the length of the weights


@dataclass(frozen=True, eq=False)
class Record:
    """Both ends of every start, and the losses between and around them."""

    settings: Settings
    ends: np.ndarray  # (2, N, P) where small batches end, and the large one
    unscaled: np.ndarray  # (N, P) where small batches ended before rescaling
    losses: np.ndarray  # (2, N)
    test_losses: np.ndarray  # (2, N)
    right: np.ndarray  # (2, N) share of the test samples that is named rightly
    sharpness: np.ndarray  # (2, N) the Hessian's largest eigenvalue
    sharpness_before: np.ndarray  # (N,) of the unscaled ends
    between: np.ndarray  # (N, 41) loss along the line, at ALONG
    between_test: np.ndarray  # (N, 41)
    ways: np.ndarray  # (2, N, P) the direction that is taken from each end
    around: np.ndarray  # (2, N, 41) loss at AROUND along it

    @property
    def network(self) -> Network:
        """The network of all starts."""
        return network_of(self.settings)

    @property
    def is_rescaled(self) -> bool:
        """Whether the ends of small batches are not as training left them."""
        return self.settings.rescale != 1

    @property
    def n_updates(self) -> tuple[int, int]:
        """How many updates small batches take, and large ones."""
        return _n_updates(self.settings)

    @cached_property
    def highest(self) -> np.ndarray:
        """The highest loss between both ends, start by start, (N,)."""
        return self.between[:, BETWEEN].max(axis=1)

    @cached_property
    def n_flatter(self) -> int:
        """In how many starts small batches end flatter."""
        return int((self.sharpness[SMALL] < self.sharpness[LARGE]).sum())


def network_of(settings: Settings) -> Network:
    """Return the network: two hidden layers, however many other parts have."""
    network = settings.network
    return Network((2, WIDTH, WIDTH, 1), settings.activation, loss=network.loss)


def samples_of(settings: Settings) -> tuple[PlaneSamples, PlaneSamples]:
    """Return noisy samples to train on, and others to test on."""
    held_out = plane_samples(settings.data, N_TEST, NOISE, seed=1)
    return plane_samples(settings.data, N_SAMPLES, NOISE), held_out


def _n_updates(settings: Settings) -> tuple[int, int]:
    """Return the updates of small batches, and of the large one."""
    n_epochs = int(N_UPDATES * settings.batch) // N_SAMPLES
    return N_UPDATES, N_UPDATES if settings.equal == "updates" else n_epochs


@lru_cache(maxsize=32)
def _trained(settings: Settings) -> np.ndarray:
    """Return where all starts end in small batches and on all samples, (2, N, P)."""
    samples, _ = samples_of(settings)
    network, seeds = network_of(settings), range(N_STARTS)
    seeds = [settings.seed * N_STARTS + seed for seed in seeds]
    scheme = SCHEMES[settings.activation]
    starts = [initialize(network.layer_sizes, scheme, seed) for seed in seeds]
    given = network, stacked(starts), samples.inputs, samples.targets
    ends, watch = [], telling("Training")
    sizes = int(settings.batch), N_SAMPLES
    for size, n in watch([*zip(sizes, _n_updates(settings), strict=True)]):
        # What there is to take: epochs of so many batches, and none of their looks.
        n_epochs = n * size // N_SAMPLES
        step = OPTIMIZERS[RULE](RATE)
        history = train(*given, step, n_epochs, size, seeds, looks_at=[])
        ends.append(history.snapshots[-1])
    return np.array(ends)


@lru_cache(maxsize=32)
def _sharpness(settings: Settings) -> np.ndarray:
    """Return how sharp all ends are, (2, N), as `settings` rescale them."""
    ends = _ends(settings)
    network, like = network_of(settings), _like(settings)
    samples, _ = samples_of(settings)
    watch = telling("How sharp is each end?")
    vectors = ends.reshape(-1, ends.shape[-1])
    found = [
        sharpness(network, like.with_vector(one), samples.inputs, samples.targets)
        for one in watch(vectors)
    ]
    return np.reshape(found, ends.shape[:2])


def _like(settings: Settings) -> Parameters:
    return initialize(network_of(settings).layer_sizes, "xavier")


def _only(settings: Settings, rescale: float) -> Settings:
    """Return what the ends depend on, all else as it is at first."""
    kept = ("data", "seed", "activation", "batch", "equal")
    return Settings(**{name: getattr(settings, name) for name in kept}, rescale=rescale)


def _ends(settings: Settings) -> np.ndarray:
    ends = _trained(_only(settings, 1.0)).copy()
    if settings.rescale != 1:
        ends[SMALL] = rescaled(_like(settings).with_vector(ends[SMALL]), settings)
    return ends


def rescaled(parameters: Parameters, settings: Settings) -> np.ndarray:
    """Return the same functions, (N, P), with a larger first layer of ReLUs.

    relu(c z) = c relu(z) for c above 0: what the first layer gains, the next loses.
    """
    c, (first, second, *rest) = settings.rescale, parameters.weights
    weights = (first * c, second / c, *rest)
    biases = (parameters.biases[0] * c, *parameters.biases[1:])
    return replace(parameters, weights=weights, biases=biases).vector


def run(settings: Settings) -> Record:
    """Train all starts twice, and look between the ends and around each."""
    ends, unscaled = _ends(settings), _trained(_only(settings, 1.0))
    network, like = network_of(settings), _like(settings)
    samples, held_out = samples_of(settings)

    def at(vectors, taken=samples):
        """Return losses at rows of parameters of any shape."""
        rows = vectors.reshape(-1, vectors.shape[-1])
        losses = losses_at(network, like, rows, taken.inputs, taken.targets)
        return losses.reshape(vectors.shape[:-1])

    line = ends[LARGE][:, None] + ALONG[:, None] * (ends[SMALL] - ends[LARGE])[:, None]
    ways = _ways(settings, ends, unscaled)
    sharp = _sharpness(_only(settings, settings.rescale))
    before = _sharpness(_only(settings, 1.0))
    return Record(
        settings=settings,
        ends=ends,
        unscaled=unscaled[SMALL],
        losses=at(ends),
        test_losses=at(ends, held_out),
        right=_right(network, like, ends, held_out),
        sharpness=sharp,
        sharpness_before=before[SMALL],
        between=at(line),
        between_test=at(line, held_out),
        ways=ways,
        around=at(ends[:, :, None] + AROUND[:, None] * ways[:, :, None]),
    )


def _right(network, like, ends, held_out) -> np.ndarray:
    """Return what share of the test samples each end names rightly, (2, N)."""
    rows = like.with_vector(ends.reshape(-1, ends.shape[-1]))
    passed = forward(network, rows, held_out.inputs, held_out.targets)
    named = named_rightly(network, passed.outputs, held_out.targets)
    return named.mean(axis=-1).reshape(ends.shape[:2])


def _ways(settings: Settings, ends: np.ndarray, unscaled: np.ndarray) -> np.ndarray:
    """Return the direction taken from each end: by its own units, or one for both."""
    measured = ends if settings.ways == "own" else unscaled[[SMALL, SMALL]]
    like = _like(settings)
    found = [
        random_plane(like.with_vector(one), settings.plane_seed + number).directions[0]
        for kind in measured
        for number, one in enumerate(kind)
    ]
    return np.reshape(found, ends.shape)
