"""One neuron: what makes its second opinions disagree."""

TAMPERED = {
    "Learn": ("fit.weight_grads", "fit.weights"),
    "From paper": ("fit.weight_grads", "fit.weights"),
    "My number is different": ("verdict.values",),
}
