"""Too many questions: the tables of its sentences, by part."""

from tests.pages.chapters.information_gain.samples_told import with_samples

from . import how_deep, many_trees, prune, what_matters

CLAIMS = with_samples(
    {
        "How deep?": how_deep.CLAIMS,
        "Prune": prune.CLAIMS,
        "Many trees": many_trees.CLAIMS,
        "What matters": what_matters.CLAIMS,
    }
)
