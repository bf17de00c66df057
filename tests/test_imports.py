"""Imports point one way: engines <- words <- figures <- ui <- chapters <- pages."""

import ast
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]

# What a file may import besides the standard library; the first place that fits
# decides. "pages" is the list of pages alone, not everything below it.
CHAPTERS_MAY = "numpy streamlit engines pages pages.words pages.figures pages.ui"
MAY_IMPORT = {
    "engines/reference": "numpy engines sklearn",
    "engines": "numpy engines",
    "pages/words": "numpy engines pages.words",
    "pages/figures": "numpy engines pages.words pages.figures",
    # pandas, pyarrow and threadpoolctl come with Streamlit and scikit-learn.
    "pages/ui": "numpy pandas plotly pyarrow streamlit threadpoolctl engines.reference "
    "pages pages.words pages.figures pages.ui",
    "pages/chapters": f"{CHAPTERS_MAY} pages.chapters",
    "pages": "streamlit pages pages.ui pages.chapters",
    "streamlit_app.py": "streamlit pages pages.ui",
}
ONLY_INSIDE_FUNCTIONS = {"sklearn", "pandas", "plotly", "pyarrow"}  # slow to import
HEAVY = {"streamlit", "plotly", "pandas", "scipy", "sklearn"}


def place_of(path: str) -> str:
    return next(p for p in MAY_IMPORT if path == p or path.startswith(f"{p}/"))


def imports(tree: ast.AST, path: str) -> Iterator[tuple[str, int, bool]]:
    """Yield each imported name in full, its line, and whether a function holds it."""
    functions = [
        range(node.lineno, node.end_lineno + 1)
        for node in ast.walk(tree)
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)
    ]
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            names = [alias.name for alias in node.names]
        elif isinstance(node, ast.ImportFrom):
            base = absolute(node, path)
            names = [f"{base}.{alias.name}" for alias in node.names]
        else:
            continue
        inside = any(node.lineno in lines for lines in functions)
        yield from ((name, node.lineno, inside) for name in names)


def absolute(node: ast.ImportFrom, path: str) -> str:
    """Return the module that `from ... import` names, dots at its front resolved."""
    if not node.level:
        return node.module
    above = path.split("/")[: -node.level]
    return ".".join([*above, *filter(None, [node.module])])


def permitted(name: str, allowed: list[str], root: Path) -> bool:
    if name.split(".")[0] in sys.stdlib_module_names:
        return True
    in_the_list_of_pages = name.startswith("pages.") and not any(
        (root / "pages" / (name.split(".")[1] + end)).exists() for end in ("", ".py")
    )
    if name == "pages" or in_the_list_of_pages:
        return "pages" in allowed
    return any(f"{name}.".startswith(f"{a}.") for a in allowed if a != "pages")


def leaves_its_chapter(node: ast.ImportFrom, path: str) -> bool:
    """Tell whether a short name (`from ..record`) is used beyond a chapter's rooms."""
    if not node.level:
        return False
    place = path.split("/")[:-1]  # pages, chapters, page, chapter, perhaps a part
    return place[:2] == ["pages", "chapters"] and len(place) - node.level < 3


def wrong_imports(source: str, path: str, root: Path = ROOT) -> list[str]:
    """Return the imports that the file `path` must not have; its place decides."""
    allowed = MAY_IMPORT[place_of(path)].split()
    tree = ast.parse(source)
    found = [
        f"{path}:{node.lineno}: a short name for what is elsewhere"
        for node in ast.walk(tree)
        if isinstance(node, ast.ImportFrom) and leaves_its_chapter(node, path)
    ]
    for name, line, inside in imports(tree, path):
        if not permitted(name, allowed, root):
            found.append(f"{path}:{line}: imports {name}")
        elif name.split(".")[0] in ONLY_INSIDE_FUNCTIONS and not inside:
            found.append(f"{path}:{line}: imports {name} outside a function")
    return found


def test_imports_point_one_way():
    paths = [ROOT / "streamlit_app.py"]
    paths += [*ROOT.glob("engines/**/*.py"), *ROOT.glob("pages/**/*.py")]
    files = {path.relative_to(ROOT).as_posix(): path for path in paths}
    assert {place_of(path) for path in files} == {*MAY_IMPORT}, "a place has no file"
    found = [
        complaint
        for path, file in sorted(files.items())
        for complaint in wrong_imports(file.read_text(encoding="utf-8"), path)
    ]
    assert not found, "\n".join(found)


@pytest.fixture
def tree(tmp_path: Path) -> Path:
    """A small tree with the folders that imports are told apart by."""
    for folder in ("figures", "ui", "chapters/gradient_descent"):
        (tmp_path / "pages" / folder).mkdir(parents=True)
    (tmp_path / "pages" / "gradient_descent.py").touch()
    return tmp_path


@pytest.mark.parametrize(
    ("path", "source"),
    [
        ("engines/a.py", "import streamlit"),
        ("engines/a.py", "def f():\n    import sklearn.tree"),
        ("engines/a.py", "from pages import PAGES"),
        ("engines/a/b.py", "from scipy.special import expit"),
        ("engines/reference/a.py", "from sklearn.tree import DecisionTreeClassifier"),
        ("engines/reference/a.py", "def f():\n    import pandas"),
        ("pages/chapters/p/c/a.py", "from ..other.words import story"),
        ("pages/chapters/p/c/part/a.py", "from ...other import words"),
        ("pages/figures/a.py", "import streamlit as st"),
        ("pages/figures/a.py", "import plotly.graph_objects as go"),
        ("pages/figures/a.py", "def f():\n    from plotly import colors"),
        ("pages/figures/a.py", "from pages import ui"),
        ("pages/figures/a.py", "from pages import PAGES"),
        ("pages/figures/a.py", "from ..chapters import gradient_descent"),
        ("pages/figures/a.py", "def f():\n    import pandas"),
        ("pages/ui/a.py", "import pandas as pd"),
        ("pages/ui/a.py", "from plotly.graph_objects import Figure"),
        ("pages/ui/a.py", "from pandas.errors import ParserError"),
        ("pages/ui/a.py", "def f():\n    import sklearn"),
        ("pages/ui/a.py", "import engines.gradient_descent"),
        ("pages/ui/a.py", "from pages.chapters.gradient_descent import CHAPTERS"),
        ("pages/ui/a.py", "from ..chapters import gradient_descent"),
        ("pages/chapters/gradient_descent/a.py", "import pages.gradient_descent"),
        ("pages/chapters/gradient_descent/a.py", "def f():\n    import plotly"),
        ("pages/chapters/gradient_descent/a.py", "def f():\n    import sklearn"),
        ("pages/chapters/gradient_descent/a.py", "def f():\n    import pandas"),
        ("pages/gradient_descent.py", "from engines import datasets"),
        ("pages/__init__.py", "import pandas"),
        ("streamlit_app.py", "import sklearn"),
    ],
)
def test_an_import_the_wrong_way_is_found(tree: Path, path: str, source: str):
    assert len(wrong_imports(source, path, tree)) == 1


@pytest.mark.parametrize(
    ("path", "source"),
    [
        ("engines/a.py", "import math\nimport numpy as np\nfrom engines import b"),
        ("engines/a/b.py", "from . import c\nfrom .c import d"),
        ("engines/reference/a.py", "def f():\n    from sklearn import tree"),
        ("pages/figures/a.py", "import numpy\nimport engines.datasets"),
        ("pages/ui/a.py", "from pages import PAGES\nfrom pages.figures import theme"),
        ("pages/ui/a.py", "def f():\n    import pandas as pd\n    import plotly"),
        ("pages/chapters/gradient_descent/a.py", "from pages.ui import anatomy"),
        ("pages/gradient_descent.py", "from pages import PAGES, require_frame"),
    ],
)
def test_an_import_the_right_way_is_let_through(tree: Path, path: str, source: str):
    assert wrong_imports(source, path, tree) == []


IMPORT_EVERY_ENGINE = """
import importlib, pkgutil, sys, engines
for module in pkgutil.walk_packages(engines.__path__, "engines."):
    importlib.import_module(module.name)
print(*sorted(name for name in sys.modules if "." not in name or "engines." in name))
"""


def test_importing_every_engine_loads_nothing_heavy():
    command = [sys.executable, "-c", IMPORT_EVERY_ENGINE]
    answer = subprocess.run(
        command, cwd=ROOT, capture_output=True, text=True, check=True
    )
    loaded = set(answer.stdout.split())
    files = [*(ROOT / "engines").rglob("*.py")]
    assert sum(name.startswith("engines") for name in loaded) == len(files) > 10
    assert "numpy" in loaded
    assert not loaded & HEAVY
