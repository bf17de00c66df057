"""Too many questions: the tables of its sentences, by part."""

from . import how_deep, many_trees, prune, what_matters

CLAIMS = {
    "How deep?": how_deep.CLAIMS,
    "Prune": prune.CLAIMS,
    "Many trees": many_trees.CLAIMS,
    "What matters": what_matters.CLAIMS,
}
