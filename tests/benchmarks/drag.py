"""What a frame costs while a hand drags a live number, against an idle frame."""

from collections.abc import Iterator
from statistics import median

from playwright.sync_api import Browser, Page, sync_playwright

from tests.benchmarks.rows import head, show
from tests.browser import App, launch, settled, visit

VALLEY = "/gradient_descent?gd_valley_step=10"
NEURON = "/gradient_descent?gd_chapter=One+neuron&gd_neuron_step=10"
PLACES = {
    "The valley, learning rate": (VALLEY, "gd_valley_eta_square"),
    "The valley, start": (VALLEY, "gd_valley_x_square"),
    "One neuron, learning rate, from above": (
        f"{NEURON}&gd_neuron_view=From+above",
        "gd_neuron_eta",
    ),
    "One neuron, learning rate, 3-D too": (
        NEURON,
        "gd_neuron_eta",
    ),
}
# A hand that moves to and fro, once for every frame; or, idle, frames alone.
MILLISECONDS_A_FRAME = """async ([key, moves]) => {
  const input = document.querySelector(`.st-key-${key} input[type=range]`);
  const thumb = input.parentElement.parentElement;
  const track = thumb.parentElement.getBoundingClientRect();
  const box = thumb.getBoundingClientRect();
  const [x, y] = [box.x + box.width / 2, box.y + box.height / 2];
  const hand = (type, at) => {
    const where = { clientX: at, clientY: y, pageX: at, pageY: y };
    const more = { pointerId: 7, pointerType: "mouse", isPrimary: true, buttons: 1 };
    thumb.dispatchEvent(new PointerEvent(type, { bubbles: true, ...where, ...more }));
  };
  if (moves) hand("pointerdown", x);
  let seen = 0;
  let before = "";
  const began = performance.now();
  for (let frame = 0; frame < 60; frame += 1) {
    const along = (track.width / 3) * Math.sin(frame / 6);
    if (moves) hand("pointermove", x + along);
    await new Promise(requestAnimationFrame);
    const now = JSON.stringify(document.querySelector(".hml-panel").layout.shapes);
    seen += now !== before;
    before = now;
  }
  const took = (performance.now() - began) / 60;
  if (moves) { hand("pointermove", x); hand("pointerup", x); }
  return [took, seen];
}"""
REPEATS = 3


def frames(page: Page, key: str) -> tuple[float, float, int]:
    """Return seconds a frame with a hand and without, and how many looked new."""
    page.evaluate(MILLISECONDS_A_FRAME, [key, True])  # once to warm up
    pairs = [
        [page.evaluate(MILLISECONDS_A_FRAME, [key, moves]) for moves in (True, False)]
        for _ in range(REPEATS)
    ]
    hands, none = zip(*pairs, strict=True)
    moving, idle = (median(took for took, _ in side) for side in (hands, none))
    return moving / 1e3, idle / 1e3, min(pair[0][1] for pair in pairs)


def rows(browser: Browser, app: App) -> Iterator[tuple[str, float, float]]:
    for name, (path, key) in PLACES.items():
        page = visit(browser, app.url).page
        page.goto(path)
        settled(page)
        moving, idle, seen = frames(page, key)
        yield f"{name}: a frame ({seen} of 60 pictures were new)", moving, idle
        page.context.close()


def main(app: App) -> None:
    head("a hand on a number, one frame", "idle")
    with sync_playwright() as playwright, launch(playwright) as browser:
        for name, moving, idle in rows(browser, app):
            show(name, moving, idle, "ms")
