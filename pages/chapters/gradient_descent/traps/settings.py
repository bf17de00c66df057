"""What the chapter "Traps" asks about: a ground with hollows, and who walks on it."""

from dataclasses import dataclass

from engines.gradient_descent import OPTIMIZERS, Momentum, Nesterov, Optimizer
from pages.chapters.gradient_descent.grounds import FORMULA, Ground

KEY = "gd_traps"
PARTS = BASINS, WHICH_HOLD, WAYS_OUT, ANNEALING, SADDLES, FOG = (
    "Basins",
    "Which hold",
    "Ways out",
    "Annealing",
    "Saddles",
    "Fog",
)
LABELS = {kind.label: name for name, kind in OPTIMIZERS.items()}
NEWTON = "newton"  # a rule with a learning rate of its own kind
FIRST_MOMENTUM = 0.9


@dataclass(frozen=True)
class Settings(Ground):
    """Everything the parts compute from; each of them asks for some of it."""

    part: str = BASINS
    landscape: str = "himmelblau"  # a key of LANDSCAPES, or OWN
    formula: str = FORMULA
    window: float = 3.0  # of the learner's own ground: from -window to window
    condition_number: float = 10.0
    rotation: float = 30.0  # degrees
    walker: str = "gradient_descent"  # a key of OPTIMIZERS
    learning_rate: float = 0.01
    momentum: float = FIRST_MOMENTUM
    seed: int = 0

    # Basins
    map_start: tuple[float, float] = (-0.5, -1.0)  # of the walk that is drawn
    map_steps: int = 300  # of each walk at most
    map_view: str = "Basins"  # what the map shows: one of basins.record.VIEWS
    other: str = "adam"  # whom it is held against: a key of OPTIMIZERS
    other_rate: float = 0.1
    other_momentum: float = FIRST_MOMENTUM
    newton_target: str = "bottom"  # a key of NEWTON_TARGETS

    # Which hold

    # Ways out
    ways_tries: int = 10  # restarts, which share the probes
    ways_probes: int = 300  # for each way
    ways_rate: float = 0.01
    ways_momentum: float = FIRST_MOMENTUM
    ways_temperature: float = 50.0
    ways_cooling: str = "geometric"  # a key of COOLINGS
    ways_stride: float = 0.3  # of the window's longer side

    # Annealing
    chain_start: tuple[float, float] = (0.0, 0.0)
    temperature: float = 1.0  # the first one
    cooling: str = "geometric"  # a key of COOLINGS
    stride: float = 0.5  # the farthest that a proposal lies along each coordinate
    chain_steps: int = 300
    chain_view: str = "One chain"

    # Saddles
    saddle: int = 0  # the number of the one that is asked about, the lowest first
    saddle_start: str = "beside"  # where: one of saddles.record.STARTS
    saddle_exponent: int = 6  # k of a start 10^-k beside it
    saddle_steps: int = 200

    # Fog
    fog_seed: int = 1  # of the ground
    fog_budget: int = 12  # probes
    fog_rate: float = 0.3  # the learning rate of descent and restarts
    felt: tuple[tuple[int, int], ...] = ()  # the learner's probes, on their lattice
    lifted: bool = False  # whether he has given up

    @property
    def optimizer(self) -> Optimizer:
        """The walker's rule."""
        return rule_of(self.walker, self.learning_rate, self.momentum)


def rule_of(walker: str, learning_rate: float, momentum: float) -> Optimizer:
    """Return a walker's rule with a learning rate, and momentum where it has one."""
    kind = OPTIMIZERS[walker]
    has_velocity = issubclass(kind, Momentum | Nesterov)
    return kind(learning_rate, **({"momentum": momentum} if has_velocity else {}))
