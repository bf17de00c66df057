"""Gradient descent: find the bottom of a valley blindfolded, one step at a time."""

from engines.gradient_descent.adam import BIAS_CORRECTIONS
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
    drawn_batches,
    learn_by_batches,
    ordered_batches,
    shuffled_batches,
)
from engines.gradient_descent.boltzmann import (
    Boltzmann,
    boltzmann,
    hollow_shares,
    visited,
)
from engines.gradient_descent.chains import acceptance
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
from engines.gradient_descent.coolings import COOLINGS
from engines.gradient_descent.critical_points import (
    CriticalKind,
    CriticalPoints,
    critical_points,
)
from engines.gradient_descent.crowds import Trajectories, descend_many
from engines.gradient_descent.descent import Trajectory, descend
from engines.gradient_descent.diagnosis import Diagnosis, diagnose
from engines.gradient_descent.edges import curvatures_at, edge_at, edges
from engines.gradient_descent.error_scales import ERROR_SCALES, ErrorScale
from engines.gradient_descent.escapes import (
    NEVER,
    Escape,
    directions_at,
    escape,
    walks_beside,
    walks_until_lost,
)
from engines.gradient_descent.fair_races import FairRace, fair_race, tune
from engines.gradient_descent.fields import (
    Field,
    value_curve,
    value_grid,
    window_around,
)
from engines.gradient_descent.final_heights import draw_starts, final_heights
from engines.gradient_descent.fog import FOG_WAYS, Felt, feel, hollows_below, spend
from engines.gradient_descent.fog_comparison import Comparison, bottoms, compare_ways
from engines.gradient_descent.foggy_grounds import (
    Grounds,
    foggy_ground,
    foggy_grounds,
    net_heights,
)
from engines.gradient_descent.for_ever import Cycle, solved_cycle
from engines.gradient_descent.formulas import FormulaError, parse_formula
from engines.gradient_descent.gradient_scatter import (
    batch_covariance,
    batch_gradients,
    sample_gradients,
)
from engines.gradient_descent.heavy_ball import MOMENTUM_FORMS
from engines.gradient_descent.holding import (
    Held,
    Hold,
    holds,
    holds_all,
    holds_by_rate,
    hollow_radii,
)
from engines.gradient_descent.ingredient import Ingredient
from engines.gradient_descent.ingredients import ingredients
from engines.gradient_descent.long_run import (
    Fate,
    LongRuns,
    go_on,
    mean_stretch,
    multiplier,
)
from engines.gradient_descent.lowest_hollow import proof_height
from engines.gradient_descent.momentum_map import (
    Ends,
    MomentumMap,
    ends_of,
    momentum_map,
)
from engines.gradient_descent.momentum_powers import rate_by_powers, update_matrices
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
from engines.gradient_descent.neuron_losses import NEURON_LOSSES, neuron_facing
from engines.gradient_descent.neuron_onward import Onward, train_on
from engines.gradient_descent.neuron_views import (
    answer_curves,
    batch_losses,
    exact_answers,
    lowest_weights,
    sharpest_batch,
)
from engines.gradient_descent.newton import NEWTON_TARGETS
from engines.gradient_descent.noise_floor import (
    NoiseCloud,
    clouds_at_rates,
    crowd_batches,
    noise_clouds,
)
from engines.gradient_descent.noisy_bowl import (
    NoisyBowl,
    batch_variance,
    predicted_floor,
    steps_until,
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
from engines.gradient_descent.parabolas import bent_parabola, moved_parabola
from engines.gradient_descent.perceptron import (
    PerceptronFit,
    PerceptronStop,
    count_mistakes,
    fit_perceptron,
    step_answers,
)
from engines.gradient_descent.races import Race, places, race, race_many
from engines.gradient_descent.rate_maps import RateMap, rate_map
from engines.gradient_descent.regression import (
    REGRESSIONS,
    Regression,
    regression_neuron,
    regression_surface,
    with_ones,
)
from engines.gradient_descent.restarts import (
    ManyRestarts,
    Restarts,
    draw_many_starts,
    restarts,
    restarts_many,
)
from engines.gradient_descent.ridges import ridge_start
from engines.gradient_descent.scaling import Standardised, condition_number, standardise
from engines.gradient_descent.schedules import SCHEDULES, Schedule, Scheduled, scheduled
from engines.gradient_descent.separation import is_separable, separating_direction
from engines.gradient_descent.stopping import StopReason
from engines.gradient_descent.surface import Surface, elongated_bowl, quadratic
from engines.gradient_descent.surfaces import CURVES, LANDSCAPES, SURFACES, TWO_BENDS
from engines.gradient_descent.ways_out import (
    Plan,
    WaysOut,
    found_after,
    lead,
    not_clearly_behind,
    ways_out,
)
from engines.gradient_descent.weight_planes import loss_over, plane_around
