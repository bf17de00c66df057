"""Gradient descent: find the bottom of a valley blindfolded, one step at a time."""

from engines.gradient_descent.adam import (
    BIAS_CORRECTIONS,
)
from engines.gradient_descent.annealing import (
    Annealing,
    Annealings,
    anneal,
    anneal_many,
)
from engines.gradient_descent.basins import (
    BasinMap,
    Difference,
    basin_map,
    difference,
    with_minima,
)
from engines.gradient_descent.batches import (
    Moment,
    learn_by_batches,
    shuffled_batches,
)
from engines.gradient_descent.boltzmann import (
    Boltzmann,
    boltzmann,
    hollow_shares,
    visited,
)
from engines.gradient_descent.chains import (
    acceptance,
)
from engines.gradient_descent.chances import (
    chance_of_success,
    likely_chances,
    restarts_needed,
    sampling_error,
)
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
from engines.gradient_descent.coolings import (
    COOLINGS,
    Cooling,
)
from engines.gradient_descent.critical_points import (
    CriticalKind,
    CriticalPoints,
    critical_points,
)
from engines.gradient_descent.crowds import (
    Trajectories,
    descend_many,
)
from engines.gradient_descent.descent import (
    Trajectory,
    descend,
)
from engines.gradient_descent.diagnosis import (
    Diagnosis,
    diagnose,
)
from engines.gradient_descent.fair_races import (
    FairRace,
    fair_race,
    tune,
)
from engines.gradient_descent.fields import (
    Field,
    value_curve,
    value_grid,
    window_around,
)
from engines.gradient_descent.final_heights import (
    draw_starts,
    final_heights,
)
from engines.gradient_descent.for_ever import (
    Cycle,
    solved_cycle,
)
from engines.gradient_descent.formulas import (
    FormulaError,
    parse_formula,
)
from engines.gradient_descent.heavy_ball import (
    MOMENTUM_FORMS,
)
from engines.gradient_descent.ingredient import (
    Ingredient,
)
from engines.gradient_descent.ingredients import (
    ingredients,
)
from engines.gradient_descent.long_run import (
    Fate,
    LongRuns,
    go_on,
    mean_stretch,
    multiplier,
)
from engines.gradient_descent.lowest_hollow import (
    proof_height,
)
from engines.gradient_descent.momentum_map import (
    Ends,
    MomentumMap,
    ends_of,
    momentum_map,
)
from engines.gradient_descent.momentum_powers import (
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
from engines.gradient_descent.neuron import (
    ACTIVATIONS,
    neuron_surface,
    zero_error_line,
)
from engines.gradient_descent.neuron_fit import (
    NeuronFit,
    NeuronFits,
    fit_neuron,
    fit_neurons,
)
from engines.gradient_descent.neuron_onward import (
    Onward,
    train_on,
)
from engines.gradient_descent.neuron_views import (
    answer_curves,
    batch_losses,
    exact_answers,
    lowest_weights,
    sharpest_batch,
)
from engines.gradient_descent.newton import (
    NEWTON_TARGETS,
)
from engines.gradient_descent.optimizer import (
    Optimizer,
    State,
)
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
from engines.gradient_descent.races import (
    Race,
    places,
    race,
    race_many,
)
from engines.gradient_descent.rate_maps import (
    RateMap,
    rate_map,
)
from engines.gradient_descent.restarts import (
    ManyRestarts,
    Restarts,
    draw_many_starts,
    restarts,
    restarts_many,
)
from engines.gradient_descent.scaling import (
    Standardised,
    condition_number,
    standardise,
)
from engines.gradient_descent.schedules import (
    SCHEDULES,
    Schedule,
    Scheduled,
    scheduled,
)
from engines.gradient_descent.stopping import (
    StopReason,
)
from engines.gradient_descent.surface import (
    Surface,
    elongated_bowl,
    quadratic,
)
from engines.gradient_descent.surfaces import (
    CURVES,
    LANDSCAPES,
    SURFACES,
    TWO_BENDS,
)
from engines.gradient_descent.ways_out import (
    Plan,
    WaysOut,
    found_after,
    lead,
    not_clearly_behind,
    ways_out,
)

__all__ = [
    "ACTIVATIONS",
    "AdaGrad",
    "Adam",
    "Annealing",
    "Annealings",
    "BIAS_CORRECTIONS",
    "BasinMap",
    "Behaviour",
    "Boltzmann",
    "COOLINGS",
    "CURVES",
    "Components",
    "Cooling",
    "CriticalKind",
    "CriticalPoints",
    "Cycle",
    "Diagnosis",
    "Difference",
    "Ends",
    "FairRace",
    "Fate",
    "Field",
    "FormulaError",
    "GradientDescent",
    "Ingredient",
    "LANDSCAPES",
    "LongRuns",
    "MOMENTUM_FORMS",
    "ManyRestarts",
    "Moment",
    "Momentum",
    "MomentumMap",
    "NEWTON_TARGETS",
    "Nesterov",
    "NeuronFit",
    "NeuronFits",
    "Newton",
    "OPTIMIZERS",
    "Onward",
    "Optimizer",
    "Plan",
    "RMSProp",
    "Race",
    "RateMap",
    "Restarts",
    "SCHEDULES",
    "SURFACES",
    "Schedule",
    "Scheduled",
    "Standardised",
    "State",
    "StopReason",
    "Surface",
    "TWO_BENDS",
    "Trajectories",
    "Trajectory",
    "WaysOut",
    "acceptance",
    "anneal",
    "anneal_many",
    "answer_curves",
    "asymptotic_rate",
    "basin_map",
    "batch_losses",
    "behaviour",
    "best_descent",
    "best_momentum",
    "boltzmann",
    "bowl",
    "chance_of_success",
    "component_path",
    "components",
    "condition_number",
    "critical_momentum",
    "critical_points",
    "descend",
    "descend_many",
    "diagnose",
    "difference",
    "direction_rate",
    "draw_many_starts",
    "draw_starts",
    "elongated_bowl",
    "ends_of",
    "exact_answers",
    "fair_race",
    "final_heights",
    "fit_neuron",
    "fit_neurons",
    "found_after",
    "go_on",
    "hollow_shares",
    "ingredients",
    "kink_path",
    "largest_safe_learning_rate",
    "lead",
    "learn_by_batches",
    "likely_chances",
    "lowest_weights",
    "mean_stretch",
    "momentum_map",
    "multiplier",
    "neuron_surface",
    "not_clearly_behind",
    "parse_formula",
    "places",
    "proof_height",
    "quadratic",
    "quadratic_descent_point",
    "quadratic_path",
    "race",
    "race_many",
    "rate_by_powers",
    "rate_map",
    "restarts",
    "restarts_many",
    "restarts_needed",
    "roots",
    "sampling_error",
    "scheduled",
    "sharpest_batch",
    "shuffled_batches",
    "solved_cycle",
    "standardise",
    "train_on",
    "tune",
    "update_matrices",
    "value_curve",
    "value_grid",
    "visited",
    "ways_out",
    "window_around",
    "with_minima",
    "zero_error_line",
]
