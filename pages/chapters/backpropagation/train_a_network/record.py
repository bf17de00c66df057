"""What all parts start from: the settings of one network and of its training."""

from dataclasses import dataclass

MOST_LAYERS, MOST_UNITS = 6, 8
N_SEEDS = 24  # that stand together: 0 to 23, 24 to 47, ...
FIRST_UNITS = (4, 2, 4, 4, 4, 4)  # of each hidden layer
POINTS, TABLE = "points", "table"  # data that the learner brings
Point = tuple[float, float, int]  # x, y and its class
# A parameter put by hand: its layer from 0, the unit before (BIAS for a bias), the unit
# itself, its first value, and whether it is frozen.
Put = tuple[int, int, int, float, int]
BIAS = -1


@dataclass(frozen=True)
class Settings:
    """Everything the chapter computes from; each part looks at what it asks for."""

    part: str = "Train"
    data: str = "circle"  # a name of PLANE_TASKS, or POINTS or TABLE
    n_samples: float = 300  # trained on and held out, a whole number
    noise: float = 0.0  # per cent
    drawn: int = 0  # the seed of the samples
    points: tuple[Point, ...] = ()  # that the learner added
    brought: int = 0  # the number of the learner's table, 0 without any
    features: tuple[str, ...] = ("x", "y")  # names of FEATURES
    standardised: bool = False
    n_hidden: int = 2  # layers
    units_1: int = 4
    units_2: int = 2
    units_3: int = 4
    units_4: int = 4
    units_5: int = 4
    units_6: int = 4
    activation: str = "tanh"
    rule: str = "gradient_descent"
    learning_rate: float = 0.1
    schedule: str = "constant"
    batch: float = 10  # samples an update, a whole number
    l1: float = 0.0
    l2: float = 0.0
    scheme: str = "xavier"
    scale: float = 1.0
    seed: int = 6  # of the first weights, and of the order of the samples
    n_epochs: float = 100  # a whole number
    pace: str = "even"  # what one step of the stepper is: see `looks.py`
    by_hand: tuple[Put, ...] = ()
    paint: int = -1  # the class of a point that is clicked; below 0 none is added
    chosen: tuple[int, ...] = ()  # the parameter looked at: layer, unit before, unit
    show: str = "losses"  # the third picture
    challenge: str = ""
    differs: str = "Learning rate"  # between trainings that stand side by side
    compared: tuple[str, ...] = ()  # what its values are called; none: the usual ones
    failure: str = "zero"  # a name of FAILURES

    @property
    def hidden(self) -> tuple[int, ...]:
        """The number of units of every hidden layer that is there."""
        units = (getattr(self, f"units_{at}") for at in range(1, self.n_hidden + 1))
        return tuple(map(int, units))

    @property
    def first_seed(self) -> int:
        """The first of the seeds that stand together with this one."""
        return self.seed // N_SEEDS * N_SEEDS
