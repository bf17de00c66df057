"""What a person waits for in a browser, against the minimal page in the same run."""

import time
from collections.abc import Callable, Iterator
from pathlib import Path
from statistics import median
from urllib.parse import quote_plus

from playwright.sync_api import Browser, Page, TimeoutError, sync_playwright

from pages import PAGES
from tests.benchmarks.rows import head, show
from tests.browser import ROOT, App, launch, running_app, settled, visit

MINIMAL = ROOT / "tests" / "minimal"
MOVES, STARTS, WARM = 16, 3, 2
CONTOUR = (
    "/gradient_descent?gd_chapter=One+neuron&gd_neuron_data=1_0~2_0~3_0~4_1~5_1"
    "&gd_neuron_epochs=15&gd_neuron_view="
)
MILLISECONDS_A_FRAME = """async (steps) => {
  const bars = [...document.querySelectorAll(".hml-stepper:not([hidden]) input")];
  const began = performance.now();
  for (let step = 0; step < 60; step += 1) {
    if (steps) {
      bars[0].value = step;
      bars[0].dispatchEvent(new Event("input"));
    }
    await new Promise(requestAnimationFrame);
  }
  return (performance.now() - began) / 60;
}"""
# From the key to the first figure that was painted anew, and what it takes to hear it:
# a chart of Streamlit's own is another node after every change.
LISTEN = """() => {
  window.began = performance.now();
  window.painted = null;
  const hear = () => { window.painted ??= performance.now(); };
  const figures = ".hml-panel, .js-plotly-plot";
  window.hear = hear;
  window.hearer ??= () => window.hear();
  const attend = (node) => {
    if (!node.on) return;
    node.heard = true;
    for (const what of ["plotly_afterplot", "plotly_relayout"]) {
      node.removeListener(what, window.hearer);
      node.on(what, window.hearer);
    }
  };
  document.querySelectorAll(figures).forEach(attend);
  window.watcher?.disconnect();
  window.watcher = new MutationObserver(() => {
    for (const node of document.querySelectorAll(".js-plotly-plot")) {
      if (!node.heard && node._fullLayout && node.querySelector(".main-svg")) {
        attend(node);
        if (node.heard && node.closest("[data-testid=stPlotlyChart]")) hear();
      }
    }
  });
  window.watcher.observe(document.body, {childList: true, subtree: true});
}"""
DRAWN = """() => [...document.querySelectorAll(".js-plotly-plot, .hml-panel")]
  .filter((node) => node._fullLayout && node.offsetParent)
  .some((node) => node.querySelector(".main-svg"))
"""
# The slider that every chapter is about, by the start of its label.
MAIN = {
    "The valley": "Learning rate",
    "One neuron": "Learning rate",
    "Marbles": "Draws",
    "The factory": "Learning rate",
    "Telephone": "Hidden layers",
}


def main_slider(page: Page, label: str | None):
    sliders = page.locator("input[type=range]:visible, [role=slider]:visible")
    bar = page.locator("[data-testid=stSlider]")
    if label:
        bar = bar.filter(has_text=label)
    return bar.first.locator("input[type=range], [role=slider]").first or sliders.first


def change(page: Page, slider, move: str) -> float | None:
    """Return the seconds from a key to the first figure painted anew."""
    slider.focus()
    page.evaluate(LISTEN)
    page.keyboard.press(move)
    try:
        page.wait_for_function("() => window.painted !== null", timeout=8000)
    except TimeoutError:
        return None
    took = page.evaluate("() => window.painted - window.began") / 1e3
    settled(page)
    page.wait_for_timeout(300)
    return took


def changes(page: Page, label: str | None) -> float:
    slider = main_slider(page, label)
    moves = [
        change(page, slider, ("ArrowLeft", "ArrowRight")[i % 2]) for i in range(MOVES)
    ]
    return median(took for took in moves[WARM:] if took is not None)


def control_to_figure(browser: Browser, app: App, least: App) -> None:
    head("from a control to the painted figure", "minimal")
    page = visit(browser, least.url).page
    page.goto("/")
    page.wait_for_function(DRAWN)
    page.wait_for_timeout(1000)
    reference = changes(page, None)
    page.context.close()
    for info, title in ((p, c.title) for p in PAGES for c in p.chapters):
        if title not in MAIN:
            continue
        page = visit(browser, app.url).page
        page.goto(f"/{info.slug}?{info.key}_chapter={quote_plus(title)}")
        settled(page)
        page.wait_for_timeout(1000)
        show(title, changes(page, MAIN[title]), reference, "ms")
        page.context.close()


def start(
    launching: Callable[[], Browser], root: Path, path: str
) -> tuple[float, float]:
    """Return seconds from a new server to its first figure, and of a reload."""
    with launching() as browser:
        page = visit(browser, "http://127.0.0.1:1").page
        began = time.perf_counter()
        with running_app(root=root) as app:
            page.goto(app.url + path)
            page.wait_for_function(DRAWN, timeout=60_000, polling=20)
            cold = time.perf_counter() - began
            page.wait_for_timeout(800)
            began = time.perf_counter()
            page.reload()
            page.wait_for_function(DRAWN, timeout=60_000, polling=20)
            return cold, time.perf_counter() - began


def starts(launching: Callable[[], Browser], root: Path = ROOT) -> None:
    head("from nothing to the first figure; a warm reload", "minimal")
    places = [("home", root, "/")]
    for info in PAGES:
        for chapter in info.chapters:
            query = f"{info.key}_chapter={quote_plus(chapter.title)}"
            places.append((chapter.title, root, f"/{info.slug}?{query}"))
    found: dict[str, list[tuple[float, float]]] = {}
    for _ in range(STARTS):
        for name, where, path in (("minimal", MINIMAL, "/"), *places):
            found.setdefault(name, []).append(start(launching, where, path))
    cold, warm = (median(side) for side in zip(*found.pop("minimal"), strict=True))
    for name, pairs in found.items():
        first, again = (median(side) for side in zip(*pairs, strict=True))
        show(f"{name}: a new server", first, cold, "s")
        show(f"{name}: a reload", again, warm, "s")


def stepping(browser: Browser, app: App) -> Iterator[tuple[str, float, float]]:
    """Yield (what, seconds a frame while stepping, seconds a frame while idle)."""
    names = {
        "From+above": "two linked views, one a contour",
        "Both": "the same and 3-D",
    }
    for view, name in names.items():
        page = visit(browser, app.url).page
        page.goto(CONTOUR + view)
        settled(page)
        page.evaluate(MILLISECONDS_A_FRAME, True)  # once to warm up
        pairs = [
            [page.evaluate(MILLISECONDS_A_FRAME, steps) / 1e3 for steps in (1, 0)]
            for _ in range(3)
        ]
        moving, idle = (median(side) for side in zip(*pairs, strict=True))
        yield f"stepping {name}, a frame", moving, idle


def main(app: App, least: App) -> None:
    with sync_playwright() as playwright, launch(playwright) as browser:
        control_to_figure(browser, app, least)
        head("stepping, one frame", "idle")
        for name, moving, idle in stepping(browser, app):
            show(name, moving, idle, "ms")


def cold(root: Path = ROOT) -> None:
    with sync_playwright() as playwright:
        starts(lambda: launch(playwright), root)
