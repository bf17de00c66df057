"""Pictures of every page and chapter, to look at: `python -m tests.gallery [folder]`.

Each view is taken whole at 1280 and 390 pixels of width, light and dark. With
`--readme` it takes the README's pictures instead: the top of every page's first
chapter, 1280 pixels wide and light.
"""

import argparse
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import product
from pathlib import Path
from urllib.parse import quote_plus, urlencode

from playwright.sync_api import Browser, Page, expect, sync_playwright

from pages import PAGES
from tests.browser import ROOT, App, launch, running_app, settled, visit

WIDTHS = (1280, 390)
FIRST_VIEWS = ((1280, 800), (1440, 900), (390, 844))
FIRST_LOOK = 900  # pixels from the top that a visitor sees first
TALLEST = 12_000  # pixels; a page is not longer, its content has gone wrong
MOST_BYTES = 300_000  # of a picture in the README
CONTENT_HEIGHT = """() => {
  const main = document.querySelector("[data-testid=stMain]");
  const above = main.getBoundingClientRect().top;
  return Math.ceil(above + main.scrollHeight);
}"""


@dataclass(frozen=True)
class View:
    """Something to look at: its name, its address and a text that must be there."""

    name: str
    path: str
    text: str


def views() -> Iterator[View]:
    """Yield the home page, then every chapter of every page."""
    yield View("home", "/", PAGES[0].title)
    for page in PAGES:
        for chapter in page.chapters:
            chosen = f"{page.key}_chapter={quote_plus(chapter.title)}"
            name = f"{page.slug}-{chapter.slug}"
            yield View(name, f"/{page.slug}?{chosen}", chapter.question)


def parts() -> Iterator[View]:
    """Yield every part of every chapter."""
    for page in PAGES:
        for chapter in page.chapters:
            for part in chapter.parts:
                chosen = {f"{page.key}_chapter": chapter.title}
                if part is not chapter.parts[0]:
                    chosen[f"{chapter.key}_{chapter.part_name}"] = part.title
                name = f"{chapter.slug}-{'_'.join(part.title.lower().split())}"
                path = f"/{page.slug}?{urlencode(chosen)}"
                yield View(name.replace("?", ""), path, chapter.question)


def show(page: Page, view: View) -> None:
    page.goto(view.path)
    settled(page)
    expect(page.get_by_text(view.text).first).to_be_visible()


def stretch(page: Page) -> None:
    """Make the window as tall as the content, which scrolls inside the page."""
    width = page.viewport_size["width"]
    height = FIRST_LOOK
    while height < (wanted := min(page.evaluate(CONTENT_HEIGHT), TALLEST)):
        height = wanted
        page.set_viewport_size({"width": width, "height": height})
        settled(page)


def take_all(browser: Browser, app: App, folder: Path) -> list[str]:
    """Write a picture of every view; return what the pages complained about."""
    complaints = []
    looks = [(width, dark) for width in WIDTHS for dark in (False, True)]
    for width, dark in looks:
        one = visit(browser, app.url, width=width, height=FIRST_LOOK, dark=dark)
        for view in views():
            one.page.set_viewport_size({"width": width, "height": FIRST_LOOK})
            show(one.page, view)
            stretch(one.page)
            theme = "dark" if dark else "light"
            save(one.page, folder / f"{view.name}-{width}-{theme}.png")
        complaints += one.close()
    return complaints


def take_for_readme(browser: Browser, app: App, folder: Path) -> list[str]:
    """Write one picture a page, as a visitor first sees it."""
    one = visit(browser, app.url, width=WIDTHS[0], height=FIRST_LOOK)
    for info in PAGES:
        first = next(v for v in views() if v.name.startswith(f"{info.slug}-"))
        show(one.page, first)
        picture = folder / f"{info.slug}.png"
        save(one.page, picture)
        if (size := picture.stat().st_size) > MOST_BYTES:
            print(f"{picture} has {size} bytes, more than {MOST_BYTES}")
    return one.close()


def take_first_views(browser: Browser, app: App, folder: Path) -> list[str]:
    """Write the first view of every part, at the sizes and themes people have."""
    complaints = []
    for (width, height), dark in product(FIRST_VIEWS, (False, True)):
        one = visit(browser, app.url, width=width, height=height, dark=dark)
        theme = "dark" if dark else "light"
        for view in parts():
            show(one.page, view)
            save(one.page, folder / f"{view.name}-{width}x{height}-{theme}.png")
        complaints += one.close()
    return complaints


def save(page: Page, picture: Path) -> None:
    picture.parent.mkdir(parents=True, exist_ok=True)
    page.screenshot(path=picture, animations="disabled")
    print(picture, flush=True)


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m tests.gallery")
    parser.add_argument("folder", nargs="?", type=Path, help="where to write")
    first = "the first view of every part"
    parser.add_argument("--first", action="store_true", help=first)
    parser.add_argument("--readme", action="store_true", help="the README's pictures")
    given = parser.parse_args()
    take = take_first_views if given.first else take_all
    take = take_for_readme if given.readme else take
    folder = given.folder or ROOT / (".pictures" if given.readme else ".gallery")
    with running_app() as app, sync_playwright() as playwright:
        with launch(playwright) as browser:
            for complaint in take(browser, app, folder):
                print(f"complaint: {complaint}")


if __name__ == "__main__":
    main()
