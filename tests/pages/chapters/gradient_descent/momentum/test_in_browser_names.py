"""The names on the bowl, whose plot is smaller than its room: none is over another."""

from itertools import combinations

from tests.browser import settled
from tests.pages.browsing import panel
from tests.pages.figures import overlap

OUT = (
    "/gradient_descent?gd_chapter=Momentum&gd_momentum_eta=2.2&gd_momentum_beta=0.61"
    "&gd_momentum_step={}&gd_momentum_start=2.5_-3.25"
)
BOXES = """node => {
  const { xaxis, yaxis, shapes } = node._fullLayout;
  return shapes.filter((one) => one.name === "a name").map((one) => {
    const [x, y] = [xaxis.l2p(one.xanchor), yaxis._length - yaxis.l2p(one.yanchor)];
    return [x + one.x0, x + one.x1, y + one.y0, y + one.y1];
  });
}"""


def test_who_left_the_picture_is_named_where_no_direction_is(open_page):
    for step in (7, 40):
        page = open_page(OUT.format(step))
        settled(page)  # names are put anew once the plot's size is known
        boxes = panel(page, 0).evaluate(BOXES)
        assert len(boxes) >= 3
        assert not any(overlap(*pair) for pair in combinations(boxes, 2)), step
