"""Backpropagation: trace a mistake back to who made it, and by how much."""

from engines.backpropagation.activations import ACTIVATIONS, Activation
from engines.backpropagation.answers import decision_values, unit_activations
from engines.backpropagation.bands import Band, band_of, slopes_alone, without_rounding
from engines.backpropagation.census import Census, take_census
from engines.backpropagation.chain import (
    BooksOfBlame,
    ChainPath,
    Factor,
    books_of_blame,
    chain_paths,
    sum_of,
)
from engines.backpropagation.check_errors import (
    StepSizeSweep,
    errors_beyond_rounding,
    sweep_step_sizes,
)
from engines.backpropagation.cost import Cost, multiplications
from engines.backpropagation.curvature import curvature_along_step
from engines.backpropagation.depth import DepthProfile, Stack, depth_profile
from engines.backpropagation.depth_map import DepthMap, depth_map
from engines.backpropagation.edge import (
    edge_scale,
    expected_factor,
    level_scale,
    same_scale,
    weight_spread,
)
from engines.backpropagation.gradient_check import (
    GRADES,
    METHODS,
    PRECISIONS,
    GradientCheck,
    check_gradients,
    grade_of,
    measured_gradients,
    relative_errors,
)
from engines.backpropagation.initialization import SCHEMES, draw_weights, initialize
from engines.backpropagation.ladder import RUNGS, Rung, climb
from engines.backpropagation.landscape import (
    LossPlane,
    PathSeen,
    Plane,
    loss_plane,
    losses_at,
    path_seen,
    pca_plane,
    random_plane,
)
from engines.backpropagation.losses import LOSSES, Loss
from engines.backpropagation.many_steps import ManySteps, many_steps
from engines.backpropagation.mean_field import critical_scale, growth_per_layer
from engines.backpropagation.mean_slope import mean_slopes
from engines.backpropagation.network import Network, Parameters, stacked
from engines.backpropagation.normalization import Normalization, Statistics
from engines.backpropagation.one_sided import OneSided, one_sided_slopes
from engines.backpropagation.passes import (
    BackwardPass,
    ForwardPass,
    backward,
    forward,
)
from engines.backpropagation.penalties import Penalty
from engines.backpropagation.saturation import Waking, confident_unit, unit_at
from engines.backpropagation.sharpness import hessian, sharpness
from engines.backpropagation.snapshots import Snapshots, snapshots_of
from engines.backpropagation.steps import (
    OnePass,
    Stage,
    one_pass,
    stages_of,
)
from engines.backpropagation.training import TrainingHistory, named_rightly, train
from engines.backpropagation.unit_health import UnitHealth, unit_health
from engines.backpropagation.updates import StepChange, step_change, updates_of
