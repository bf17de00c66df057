"""Networks by their layers, from the factory to billions of parameters."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Known:
    """A network by its layers: what it is called, and how it is written."""

    name: str
    sizes: tuple[int, ...]
    written: str


def _stack(name: str, width: int, n_layers: int) -> Known:
    sizes = (width,) * (n_layers + 1)
    return Known(name, sizes, f"{n_layers:,} layers of {width:,} × {width:,}")


def _listed(name: str, *sizes: int) -> Known:
    return Known(name, sizes, "-".join(map(str, sizes)))


NETWORKS = (
    _listed("the factory", 2, 2, 1),
    _listed("three classes of iris", 4, 8, 3),
    _listed("8 × 8 digits", 64, 32, 10),
    _listed("28 × 28 digits", 784, 100, 10),
    _listed("28 × 28 digits, wide", 784, 800, 10),
    _listed("the last layers of AlexNet", 9216, 4096, 4096, 1000),
    _stack("a plain stack as large as GPT-2", 12_800, 9),
    _stack("a plain stack as large as GPT-3", 12_288, 1_159),
)
