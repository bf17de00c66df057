"""Decision trees by hand: impurity, questions, growth, and twenty questions."""

from engines.decision_trees.accounts import (
    Ledger,
    LedgerEntry,
    LedgerRest,
    Regret,
    ledger,
    regret,
)
from engines.decision_trees.asking import Question
from engines.decision_trees.beliefs import WrongBag, ask_by_belief
from engines.decision_trees.best_play import BestPlay, Loss, best_play
from engines.decision_trees.best_tree import (
    LEAST_OF,
    BestTree,
    TreeLoss,
    best_tree,
)
from engines.decision_trees.binary_tree import BinaryTree
from engines.decision_trees.bootstrap import (
    bootstrap_rows,
    bootstrap_trees,
    expected_out_of_bag,
    tried_features,
)
from engines.decision_trees.cart import grow
from engines.decision_trees.chance import expected_gain, rarest_chance
from engines.decision_trees.choosing import ChosenByHalves, chosen_by_halves
from engines.decision_trees.complexity import (
    ComplexityCurve,
    alpha_curve,
    depth_curve,
    leaf_size_curve,
    leaf_sizes,
)
from engines.decision_trees.counted_split import (
    CountedSplit,
    SplitByHand,
    counted_split,
)
from engines.decision_trees.cuts import (
    Cut,
    Cuts,
    FeatureRanking,
    cut,
    cuts_along,
    feature_ranking,
)
from engines.decision_trees.decisions import Decisions
from engines.decision_trees.divergence import (
    cross_entropy,
    cross_entropy_terms,
    kullback_leibler,
)
from engines.decision_trees.expected import STRATEGIES, expected_questions
from engines.decision_trees.far_growth import (
    FarGrowth,
    cuts_looked_at,
    grow_looking_ahead,
)
from engines.decision_trees.finding import (
    Finding,
    best_split_gain,
    find_by_asking,
    split_gains,
)
from engines.decision_trees.forest import Forest, lowest_best
from engines.decision_trees.gains import (
    CRITERIA,
    Criterion,
    gain_ratio,
    impurity_after,
    information_gain,
    split_information,
)
from engines.decision_trees.game import Game, GameQuestion, hidden_row, new_game
from engines.decision_trees.growth import grow_id3
from engines.decision_trees.guesses import guesses_along
from engines.decision_trees.hindsight import regrets, relative_entropies, surprises
from engines.decision_trees.holding_out import accuracy, held_out, paired_gap, some_of
from engines.decision_trees.huffman import QuestionTree, huffman, questions_together
from engines.decision_trees.importances import (
    ShuffleLosses,
    impurity_importances,
    permutation_importances,
    shuffle_losses,
)
from engines.decision_trees.impurity import (
    IMPURITIES,
    entropy,
    entropy_terms,
    gini,
    misclassification,
    per_bit,
    shares,
    surprise,
)
from engines.decision_trees.least_costs import least_costs, n_prunings
from engines.decision_trees.lies import lie_patterns, volume_bound
from engines.decision_trees.limits import Limits
from engines.decision_trees.lookahead import TwoSteps, two_steps_ahead
from engines.decision_trees.luck import ShuffleTest, dealt_anew, shuffle_test
from engines.decision_trees.marbles import (
    Drawing,
    draw_marbles,
    entropy_map,
    entropy_with_one_more,
    impurity_curves,
    in_triangle,
)
from engines.decision_trees.missing import ANSWER, LEFT_OUT, MISSING_CELLS, SHARED
from engines.decision_trees.node_luck import (
    NodeLuck,
    Verdict,
    decided,
    luck_at_nodes,
    luck_of,
    tails,
)
from engines.decision_trees.number_paths import (
    Change,
    NumberPath,
    explain,
    smallest_change,
)
from engines.decision_trees.one_hot import (
    encoded,
    one_hot,
    with_row_numbers,
    word_columns,
)
from engines.decision_trees.paths import (
    DecisionPath,
    PathEnding,
    class_shares,
    decision_path,
    last_nodes,
    predict,
)
from engines.decision_trees.plane_cells import PlaneCells, plane_cells
from engines.decision_trees.pruning import MEASURES, link_strengths, node_costs, prune
from engines.decision_trees.pruning_path import (
    PruningPath,
    prune_by_alpha,
    pruning_path,
)
from engines.decision_trees.prunings import Prunings, cut_in_turn
from engines.decision_trees.questions import Ranking, rank_questions
from engines.decision_trees.questions_floor import Floor, questions_floor
from engines.decision_trees.reduced_error import ReducedError, reduced_error_pruning
from engines.decision_trees.regions import Slice, boxes, slice_of
from engines.decision_trees.split_histograms import SplitHistograms, split_histograms
from engines.decision_trees.splits import (
    Candidates,
    Split,
    best_split,
    candidate_splits,
)
from engines.decision_trees.stopping import Stopped, stopped
from engines.decision_trees.strategies import (
    Plan,
    Search,
    follow,
    greedy_plan,
    play_greedy,
    random_plan,
)
from engines.decision_trees.subtrees import errors_as_leaf, leaves_below
from engines.decision_trees.tallies import Asked, bags_along
from engines.decision_trees.tree import (
    Decision,
    LeafReason,
    Node,
    Tree,
    commonest,
    tree_after,
)
from engines.decision_trees.tree_costs import ASKED, WRONG, Costs, tree_costs
from engines.decision_trees.twenty_questions import Ending, Play, question_gains, replay
from engines.decision_trees.walks import cut_at_depth, walks
