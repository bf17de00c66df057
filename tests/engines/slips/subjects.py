"""Every subject with the module that draws examples of it, of all kinds and sizes."""

from tests.engines.slips import factories, neurons, splits, valleys

SUBJECTS = {
    "factory": factories,
    "valley": valleys,
    "neuron": neurons,
    "split": splits,
}
