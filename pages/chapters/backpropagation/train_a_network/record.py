"""What all parts start from: the settings of one network and of its training."""

from dataclasses import dataclass

MOST_LAYERS, MOST_UNITS = 6, 8
FIRST_UNITS = (4, 2, 4, 4, 4, 4)  # of each hidden layer
OWN = "own"  # the data that the learner brings
Point = tuple[float, float, int]  # x, y and its class


@dataclass(frozen=True)
class Settings:
    """Everything the chapter computes from; each part looks at what it asks for."""

    part: str = "Train"
    data: str = "circle"  # a name of PLANE_TASKS, or OWN
    n_samples: float = 300  # trained on and held out, a whole number
    noise: float = 0.0  # per cent
    drawn: int = 0  # the seed of the samples
    points: tuple[Point, ...] = ()  # that the learner added
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
    edited: tuple[tuple[int, float], ...] = ()  # places in the vector, first weights
    held: tuple[int, ...] = ()  # places in the vector of what never moves
    show: str = "losses"  # the third picture
    challenge: str = ""
    failure: str = "zero"  # a name of FAILURES

    @property
    def hidden(self) -> tuple[int, ...]:
        """The number of units of every hidden layer that is there."""
        units = (getattr(self, f"units_{at}") for at in range(1, self.n_hidden + 1))
        return tuple(map(int, units))
