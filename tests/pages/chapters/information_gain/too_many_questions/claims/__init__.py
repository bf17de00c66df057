"""Too many questions: the tables of its sentences, by part."""

from . import how_deep, prune

CLAIMS = {
    "How deep?": how_deep.CLAIMS,
    "Prune": prune.CLAIMS,
}
