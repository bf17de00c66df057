"""Second opinions: the same answers, found another way, by someone else's code."""

from engines.reference.certificates import Certificate, Judged, Verdict
from engines.reference.chance import expected_mutual_information
from engines.reference.codes import fewest_questions
from engines.reference.importances import (
    reference_impurity_importances,
    reference_permutation_importances,
)
from engines.reference.networks import mlp_gradients, mlp_shares, network_of
from engines.reference.neurons import (
    neuron_by_hand,
    perceptron_in_fractions,
    their_perceptron,
)
from engines.reference.number_trees import certificate
from engines.reference.pruning import reference_pruning_path
from engines.reference.regressions import (
    class_log_loss,
    half_squared_error,
    linear_regression,
    log_loss,
    logistic_regression,
)
from engines.reference.second_opinions import (
    largest_gap,
    least_squares,
    numeric_gradient,
    numeric_hessian,
)
from engines.reference.small_trees import fewest_wrong, mistakes_of_their_tree
from engines.reference.their_trees import reference_alphas, reference_tree
from engines.reference.trees import (
    ReferenceNode,
    binary_tree,
    fewer_mistakes,
    gain_ratio,
    mutual_information,
)
