"""Gradient descent: find the bottom of a valley blindfolded, one step at a time."""

from engines.gradient_descent.batches import Moment, learn_by_batches, shuffled_batches
from engines.gradient_descent.closed_forms import (
    kink_path,
    largest_safe_learning_rate,
    quadratic_descent_point,
    quadratic_path,
)
from engines.gradient_descent.components import (
    Components,
    bowl,
    component_path,
    components,
)
from engines.gradient_descent.descent import (
    Trajectories,
    Trajectory,
    descend,
    descend_many,
)
from engines.gradient_descent.diagnosis import Diagnosis, diagnose
from engines.gradient_descent.fields import (
    Field,
    value_curve,
    value_grid,
    window_around,
)
from engines.gradient_descent.for_ever import Cycle, solved_cycle
from engines.gradient_descent.long_run import (
    Fate,
    LongRuns,
    go_on,
    mean_stretch,
    multiplier,
)
from engines.gradient_descent.momentum_map import (
    Ends,
    MomentumMap,
    ends_of,
    momentum_map,
    rate_by_powers,
    update_matrices,
)
from engines.gradient_descent.momentum_theory import (
    Behaviour,
    asymptotic_rate,
    behaviour,
    best_descent,
    best_momentum,
    critical_momentum,
    direction_rate,
    roots,
)
from engines.gradient_descent.neuron import ACTIVATIONS, neuron_surface, zero_error_line
from engines.gradient_descent.neuron_fit import (
    NeuronFit,
    NeuronFits,
    fit_neuron,
    fit_neurons,
)
from engines.gradient_descent.neuron_onward import Onward, train_on
from engines.gradient_descent.neuron_views import (
    answer_curves,
    batch_losses,
    exact_answers,
    lowest_weights,
    sharpest_batch,
)
from engines.gradient_descent.optimizer import Optimizer, State
from engines.gradient_descent.optimizers import (
    OPTIMIZERS,
    AdaGrad,
    Adam,
    GradientDescent,
    Momentum,
    Nesterov,
    Newton,
    RMSProp,
)
from engines.gradient_descent.stopping import StopReason
from engines.gradient_descent.surfaces import SURFACES, TWO_BENDS, Surface, quadratic

__all__ = [
    "ACTIVATIONS",
    "OPTIMIZERS",
    "SURFACES",
    "TWO_BENDS",
    "AdaGrad",
    "Adam",
    "Behaviour",
    "Components",
    "Cycle",
    "Diagnosis",
    "Ends",
    "Fate",
    "Field",
    "GradientDescent",
    "LongRuns",
    "Moment",
    "Momentum",
    "MomentumMap",
    "Nesterov",
    "NeuronFit",
    "NeuronFits",
    "Newton",
    "Onward",
    "Optimizer",
    "RMSProp",
    "State",
    "StopReason",
    "Surface",
    "Trajectories",
    "Trajectory",
    "answer_curves",
    "asymptotic_rate",
    "batch_losses",
    "bowl",
    "behaviour",
    "best_descent",
    "best_momentum",
    "component_path",
    "components",
    "critical_momentum",
    "descend",
    "descend_many",
    "diagnose",
    "direction_rate",
    "ends_of",
    "exact_answers",
    "fit_neuron",
    "fit_neurons",
    "go_on",
    "kink_path",
    "largest_safe_learning_rate",
    "learn_by_batches",
    "lowest_weights",
    "mean_stretch",
    "momentum_map",
    "multiplier",
    "neuron_surface",
    "quadratic",
    "quadratic_descent_point",
    "quadratic_path",
    "rate_by_powers",
    "roots",
    "sharpest_batch",
    "shuffled_batches",
    "solved_cycle",
    "train_on",
    "update_matrices",
    "value_curve",
    "value_grid",
    "window_around",
    "zero_error_line",
]
