"""Backpropagation: trace a mistake back to who made it, and by how much."""

from engines.backpropagation.activations import ACTIVATIONS, Activation
from engines.backpropagation.bugs import (
    BUGS,
    Bug,
    FaultyGradients,
    applies,
    faulty_gradients,
)
from engines.backpropagation.chain import (
    ChainPath,
    Factor,
    Ledger,
    chain_paths,
    ledger,
)
from engines.backpropagation.cost import Cost, multiplications
from engines.backpropagation.depth import DepthProfile, Stack, depth_profile
from engines.backpropagation.depth_map import DepthMap, depth_map
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
from engines.backpropagation.initialization import SCHEMES, initialize
from engines.backpropagation.ladder import RUNGS, Rung, climb
from engines.backpropagation.losses import LOSSES, Loss
from engines.backpropagation.mean_field import critical_scale, growth_per_layer
from engines.backpropagation.network import Network, Parameters
from engines.backpropagation.normalization import Normalization, Statistics
from engines.backpropagation.passes import (
    BackwardPass,
    ForwardPass,
    backward,
    forward,
)
from engines.backpropagation.saturation import Waking, confident_unit, unit_at
from engines.backpropagation.steps import (
    ChainStep,
    OnePass,
    Stage,
    backward_steps,
    one_pass,
    stages_of,
)
from engines.backpropagation.training import TrainingHistory, train
from engines.backpropagation.updates import StepChange, step_change, updates_of

__all__ = [
    "ACTIVATIONS",
    "BUGS",
    "GRADES",
    "LOSSES",
    "METHODS",
    "PRECISIONS",
    "RUNGS",
    "SCHEMES",
    "Activation",
    "BackwardPass",
    "Bug",
    "ChainPath",
    "ChainStep",
    "Cost",
    "DepthMap",
    "DepthProfile",
    "Factor",
    "FaultyGradients",
    "ForwardPass",
    "GradientCheck",
    "Ledger",
    "Loss",
    "Network",
    "Normalization",
    "OnePass",
    "Parameters",
    "Rung",
    "Stack",
    "Stage",
    "Statistics",
    "StepChange",
    "TrainingHistory",
    "Waking",
    "applies",
    "backward",
    "backward_steps",
    "chain_paths",
    "check_gradients",
    "climb",
    "confident_unit",
    "critical_scale",
    "depth_map",
    "depth_profile",
    "faulty_gradients",
    "forward",
    "grade_of",
    "growth_per_layer",
    "initialize",
    "ledger",
    "measured_gradients",
    "multiplications",
    "one_pass",
    "relative_errors",
    "stages_of",
    "step_change",
    "train",
    "unit_at",
    "updates_of",
]
