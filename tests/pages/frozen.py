"""Links that open the same state for ever: `links.json` holds what each of them opens.

`python -m tests.pages.frozen` adds links that are missing there: every preset, every
part, late steps, controls moved at random. It never changes one that is there.
"""

import json
import random
from collections.abc import Iterator
from pathlib import Path

import numpy as np
from streamlit.testing.v1 import AppTest

from pages import PAGES
from tests.pages.app import fine, start
from tests.pages.looking import choose, shown_chapter, shown_part, shown_record

LINKS = Path(__file__).with_name("links.json")
MOVED = 5  # links of each chapter with controls moved at random
MOVES = 3  # controls moved for each of them
NUMBERS = (bool, int, float, np.number)


def frozen() -> list[dict]:
    """Return the links: page, query, and the fingerprint of what it opens."""
    return json.loads(LINKS.read_text())


def fingerprint(app: AppTest) -> list[float]:
    """Return what rounding does not change: step, steps, table's size, two sums.

    The first sum is of the sizes of all numbers in the record's table, the second has
    a weight and a sign for each place in it: another number or order changes it.
    """
    chapter = shown_chapter(app)
    rows, n_steps = _rows_and_steps(app, chapter)
    cells = [cell for row in rows for cell in row if isinstance(cell, NUMBERS)]
    sizes = np.arcsinh(np.nan_to_num(np.array(cells, dtype=float)))
    weights = np.cos(1 + np.arange(len(sizes)))
    step = app.session_state[f"{chapter.key}_memory"]["step"]
    sums = [float(f"{total:.9g}") for total in (np.abs(sizes).sum(), weights @ sizes)]
    return [step, n_steps, len(rows), len(cells), *sums]


def _rows_and_steps(app: AppTest, chapter) -> tuple[list, int]:
    part, record = shown_part(app, chapter), shown_record(app, chapter)
    table = part.table(record)
    old = [at for at, name in enumerate(table.columns) if name not in table.later]
    rows = [[row[at] for at in old] for row in table.rows]
    return rows, len(part.labels(record))


def opened(page: str, query: dict[str, str]) -> AppTest:
    """Open a link."""
    return start(page, **query)


def links_to_freeze() -> Iterator[tuple[str, dict[str, str]]]:
    """Yield every preset, every part, each at a late step, and controls moved."""
    for page in PAGES:
        for chapter in page.chapters:
            home = {f"{page.key}_chapter": chapter.title}
            yield page.slug, home
            named = f"{chapter.key}_{chapter.part_name}"
            parts = [{named: part.title} for part in chapter.parts]
            for part in parts:
                yield page.slug, home | part
            for at, preset in enumerate(chapter.presets):
                app = opened(page.slug, home)
                query = _query(choose(app, chapter, preset.name))
                yield page.slug, query | _late(app, chapter, at)
            for seed in range(MOVED):
                chance = random.Random(f"{chapter.key} {seed}")
                part = parts[seed % len(parts)] if parts else {}
                app = opened(page.slug, home | part)
                yield page.slug, _query(_moved(app, chapter.key, chance))


def _late(app: AppTest, chapter, at: int) -> dict[str, str]:
    """Return a late step for every other preset, as the link says it."""
    last = _rows_and_steps(app, chapter)[1] - 1
    return {f"{chapter.key}_step": str(last - last // 3)} if at % 2 and last else {}


def _query(app: AppTest) -> dict[str, str]:
    said = app.session_state["shared"]
    return {name: text for name, text in said.items() if text}


def _moved(app: AppTest, key: str, chance: random.Random) -> AppTest:
    """Return the app with some of the chapter's controls at random places."""
    for _ in range(MOVES):
        kinds = ("slider", "select_slider", "selectbox", "button_group", "toggle")
        every = [w for kind in kinds for w in app.get(kind) if _is_moved(w, key)]
        fine(_put_somewhere(chance.choice(every), chance).run())
    return app


def _is_moved(widget, key: str) -> bool:
    name = widget.key or ""
    left_alone = ("_part", "_reference")
    is_ours = name.startswith(key) and not name.endswith(left_alone)
    is_ours = is_ours and "_preset" not in name
    return is_ours and "_bet_" not in name and not widget.disabled


def _put_somewhere(widget, chance: random.Random):
    """Return the widget with another value."""
    if widget.type == "toggle":
        return widget.set_value(not widget.value)
    if widget.type == "slider":
        places = round((widget.max - widget.min) / widget.step)
        at = widget.min + widget.step * chance.randint(0, places)
        return widget.set_value(type(widget.value)(min(at, widget.max)))
    if widget.type == "selectbox":
        return widget.select_index(chance.randrange(len(widget.options)))
    if isinstance(widget.value, list | tuple):  # of some
        n = chance.randint(1, len(widget.options))
        return widget.set_value(chance.sample(list(widget.options), n))
    told = chance.choice(list(widget.options))
    if widget.value is None:  # nothing is chosen yet
        return widget.set_value(told)
    return widget.set_value(type(widget.value)(told))


def main() -> None:
    """Add what is missing."""
    known = frozen() if LINKS.exists() else []
    seen = [(link["page"], link["query"]) for link in known]
    for page, query in links_to_freeze():
        if (page, query) not in seen:
            opens = fingerprint(opened(page, query))
            known.append({"page": page, "query": query, "opens": opens})
            seen.append((page, query))
    lines = ",\n".join(json.dumps(link, ensure_ascii=False) for link in known)
    LINKS.write_text(f"[\n{lines}\n]\n")


if __name__ == "__main__":
    main()
