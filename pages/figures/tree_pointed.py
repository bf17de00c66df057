"""What the pointer hears of a drawn tree: of points that nobody sees, on its boxes."""

from collections.abc import Sequence

from pages.figures.hovers import SAYS, Hover
from pages.figures.plain import scatter
from pages.figures.twigs import Twig

POINT, REACH = 6, 60  # pixels: of such a point, and from it to the pointer at most
POINTED = {
    "hovermode": "closest",
    "hoverdistance": REACH,
    "hoverlabel": {"font": {"size": 12}, "align": "left"},
}


def pointed_at(x: Sequence[float], y: Sequence[float]) -> dict:
    """Return points that nobody sees, for the pointer."""
    return scatter(
        x=[round(float(one), 2) for one in x],
        y=[round(float(one), 2) for one in y],
        mode="markers",
        opacity=0,
        marker={"size": POINT},
        hovertemplate=SAYS,
    )


def hover_of(twigs: Sequence[Twig], of: Sequence[int]) -> Hover:
    """Return what twigs say; point number j belongs to the twig number `of[j]`."""
    texts, says = hover_texts(twigs)
    return Hover(0, of, says, texts)


def hover_texts(twigs: Sequence[Twig]) -> tuple[list[str], list[list[tuple[int, int]]]]:
    """Return all texts, and for each twig pairs: from which step it says which."""
    texts, says = [], []
    for twig in twigs:
        says.append([(first, len(texts) + j) for j, (first, _) in enumerate(twig.says)])
        texts += [text for _, text in twig.says]
    return texts, says
