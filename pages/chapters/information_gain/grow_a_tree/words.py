"""The words of the chapter "Grow a tree" that all its parts share."""

QUESTION = (
    "Twenty Questions with numbers: what do you ask about, where do you cut, and when "
    "do you stop?"
)
DEPTH = "How many questions may lead to a leaf. At 20 there is no limit."
LEAF = "How many rows each side of a cut needs."
NODE = "How many rows a node needs to be cut at all."
GAIN = "A cut has to gain more than this. With no limit even a gain of 0 is taken."
LEAVES = (
    "With a limit the tree grows best first: the cut that removes most from all rows "
    "is made next. Without one, level by level."
)
SYMBOLS = (
    ("x ≤ t", "a split: rows whose feature x is at most the threshold t go left"),
    ("n, n_L, n_R", "the rows at a node, and those that go left and right"),
    ("p_i", "the share of class i among a node's rows"),
    ("H", "the entropy of a node, in bits: −Σ p_i log₂ p_i"),
    ("G", "Gini: how often a guess drawn from the node itself is wrong: 1 − Σ p_i²"),
    ("M", "misclassification: the share of rows not of the commonest class"),
    ("H_L, H_R", "the impurity of the node's left and right side; so with G and M"),
    ("p, p_L, p_R", "the share of the commonest class at a node, and on its two sides"),
    ("gain", "the node's impurity less the mean of its children's, by rows"),
    ("leaf", "a node that is not split: it says its commonest class"),
    ("depth", "how many questions lead from the root to a node"),
)
