"""Too many questions: the tables of its sentences, by part."""

from . import prune

CLAIMS = {
    "Prune": prune.CLAIMS,
}
