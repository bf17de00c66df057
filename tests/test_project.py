"""The project keeps its own rules: layout, dependencies, settings, small functions."""

import ast
import subprocess
import sys
import tomllib
from collections.abc import Iterator
from fnmatch import fnmatch
from functools import cache
from pathlib import Path

import pytest
from playwright.sync_api import Browser

from pages.figures import theme
from tests.browser import App, visit

ROOT = Path(__file__).parents[1]
TOP_LEVEL = {
    "README.md",
    "engines",
    "pages",
    "pyproject.toml",
    "requirements.txt",
    "streamlit_app.py",
    "tests",
}
LONGEST_FUNCTION = 40
LONGEST_MODULE = 250


def settings(name: str) -> dict:
    return tomllib.loads((ROOT / name).read_text(encoding="utf-8"))


def python_files(*places: str) -> list[Path]:
    found = [file for place in places for file in sorted(ROOT.glob(place))]
    assert len(found) >= len(places)
    return found


def complaints(check, *places: str) -> list[str]:
    """Return what `check(tree)` finds in every file, with file and line."""
    return [
        f"{file.relative_to(ROOT)}:{line}: {what}"
        for file in python_files(*places)
        for line, what in check(parsed(file))
    ]


@cache
def parsed(file: Path) -> ast.Module:
    return ast.parse(file.read_text(encoding="utf-8"))


# --- layout -------------------------------------------------------------------------


def top_level() -> set[str]:
    """Return the names at the top of the tree that git knows, or would not ignore."""
    command = ["git", "ls-files", "-z"]
    try:
        listed = subprocess.run(command, cwd=ROOT, capture_output=True, text=True)
        tracked = {name.split("/")[0] for name in listed.stdout.split("\0") if name}
    except FileNotFoundError:
        tracked = set()
    ignored = (ROOT / ".gitignore").read_text(encoding="utf-8").split()
    present = {
        path.name
        for path in ROOT.iterdir()
        if not any(fnmatch(path.name, pattern.rstrip("/")) for pattern in ignored)
    }
    return tracked or present


def test_top_level_holds_only_what_belongs_there():
    assert {name for name in top_level() if not name.startswith(".")} == TOP_LEVEL


def test_every_test_folder_is_a_package():
    folders = {file.parent for file in python_files("tests/**/*.py")}
    assert [str(f) for f in folders if not (f / "__init__.py").exists()] == []


# --- dependencies and commands ------------------------------------------------------


def test_runtime_dependencies_are_the_four():
    requirements = settings("pyproject.toml")["project"]["dependencies"]
    names = [requirement.split(">=")[0] for requirement in requirements]
    assert names == ["numpy", "plotly", "scikit-learn", "streamlit"]


def test_requirements_are_the_project_itself():
    assert (ROOT / "requirements.txt").read_text(encoding="utf-8") == ".\n"


def readme_block(name: str) -> str:
    """Return the fenced block after the comment `<!-- name -->` in the README."""
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    fence = readme.split(f"<!-- {name} -->", 1)[1].split("```")[1]
    return fence.split("\n", 1)[1].strip()


def test_readme_tells_how_to_start_and_how_to_test():
    start, test = readme_block("start"), readme_block("test")
    assert "requirements.txt" in start
    assert start.endswith("streamlit run streamlit_app.py")
    assert ".[test]" in test
    assert test.endswith("-m pytest")
    assert "\n" not in start + test


@pytest.mark.parametrize("name", ["start", "test"])
def test_ci_reads_its_commands_from_the_readme(name: str):
    command = ["bash", ".ci/run", "--show", name]
    shown = subprocess.run(
        command, cwd=ROOT, capture_output=True, text=True, check=True
    )
    assert shown.stdout.strip() == readme_block(name)
    assert "pytest" not in (ROOT / ".ci" / "run").read_text(encoding="utf-8")


# --- Streamlit's settings -----------------------------------------------------------


def test_streamlit_is_set_for_speed_and_privacy():
    config = settings(".streamlit/config.toml")
    assert config["runner"] == {"postScriptGC": False, "magicEnabled": False}
    assert config["browser"]["gatherUsageStats"] is False
    assert config["client"]["showErrorDetails"] == "none"
    assert config["server"] == {"showEmailPrompt": False, "maxUploadSize": 2}


def test_streamlit_knows_every_setting():
    command = [sys.executable, "-m", "streamlit", "config", "show"]
    shown = subprocess.run(
        command, cwd=ROOT, capture_output=True, text=True, check=True
    )
    assert shown.stderr == ""
    assert "not a valid" not in shown.stdout


@pytest.mark.parametrize("name", ["light", "dark"])
def test_pages_and_figures_share_their_colours(name: str):
    colours = settings(".streamlit/config.toml")["theme"][name]
    partner = theme.DARK.__getitem__ if name == "dark" else str
    chart = [partner(colour) for colour in theme.TEMPLATE["layout"]["colorway"]]
    assert [colour.upper() for colour in chart] == colours["chartCategoricalColors"]
    assert partner(theme.INK).upper() == colours["textColor"]
    assert partner(theme.PAPER).upper() == colours["backgroundColor"]


def luminance(colour: str) -> float:
    """Return WCAG's relative luminance of a colour such as #0B62A4."""

    def linear(part: str) -> float:
        level = int(part, 16) / 255
        return level / 12.92 if level <= 0.04045 else ((level + 0.055) / 1.055) ** 2.4

    red, green, blue = (linear(colour[i : i + 2]) for i in (1, 3, 5))
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    low, high = sorted([luminance(one), luminance(other)])
    return (high + 0.05) / (low + 0.05)


def mixed(colour: str, page: str, share: float) -> str:
    """Return a colour laid over another, where so much of the other is covered."""

    def level(start: int) -> int:
        over, under = (int(one[start : start + 2], 16) for one in (colour, page))
        return round(share * over + (1 - share) * under)

    return "#" + "".join(f"{level(start):02X}" for start in (1, 3, 5))


def test_contrast_agrees_with_the_standard():
    assert contrast("#000000", "#FFFFFF") == 21
    assert contrast("#777777", "#FFFFFF") == pytest.approx(4.48, abs=0.01)


@pytest.mark.parametrize("name", ["light", "dark"])
def test_themes_can_be_read(name: str):
    colours = settings(".streamlit/config.toml")["theme"][name]
    assert contrast(colours["primaryColor"], colours["backgroundColor"]) >= 4.5
    # On a dark page nothing can be read both as text and under Streamlit's white text.
    assert contrast(colours["primaryColor"], "#FFFFFF") >= 3.5
    # A chosen button has its own colour under its text, a tenth of it.
    page = colours["backgroundColor"]
    tint = mixed(colours["primaryColor"], page, 0.105)
    assert contrast(colours["primaryColor"], tint) >= 4.5
    caption = mixed(colours["textColor"], page, 0.6)
    assert contrast(caption, page) >= 4.5
    for page in (colours["backgroundColor"], colours["secondaryBackgroundColor"]):
        assert contrast(colours["textColor"], page) >= 7
        assert contrast(colours["linkColor"], page) >= 4.5
        for colour in colours["chartCategoricalColors"]:
            assert contrast(colour, page) >= 3


@pytest.mark.parametrize("name", ["light", "dark"])
def test_colour_ramps_leave_the_page_evenly(name: str):
    colours = settings(".streamlit/config.toml")["theme"][name]
    page = colours["backgroundColor"]
    low_to_high = [contrast(c, page) for c in colours["chartSequentialColors"]]
    diverging = [contrast(c, page) for c in colours["chartDivergingColors"]]
    negative, positive = diverging[4::-1], diverging[5:]  # from the middle outwards
    assert len(low_to_high) == len(diverging) == 10  # else Streamlit drops the ramp
    assert low_to_high == sorted(low_to_high)
    assert negative == sorted(negative)
    assert positive == sorted(positive)
    assert negative == pytest.approx(positive, rel=0.3)


# --- the code -----------------------------------------------------------------------

OURS = ("streamlit_app.py", "engines/**/*.py", "pages/**/*.py")
# The benchmarks measure time, and may wait for it.
TESTS = ("tests/*.py", "tests/engines/**/*.py", "tests/pages/**/*.py")
FORBIDDEN_CALLS = {"eval", "exec", "__import__"}
FORBIDDEN_MODULES = {"pickle", "marshal", "shelve", "joblib", "dill", "cloudpickle"}
FORBIDDEN_OPTIONS = {"unsafe_allow_html", "unsafe_allow_javascript", "allow_pickle"}
CLOCK_WAITS = {"sleep", "wait_for_timeout"}

Found = Iterator[tuple[int, str]]


def too_long(tree: ast.Module) -> Found:
    """Find functions and modules that do not fit on a screen or in a head."""
    for node in ast.walk(tree):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            documented = ast.get_docstring(node) is not None and len(node.body) > 1
            first = node.body[documented]
            if (n := node.end_lineno - first.lineno + 1) > LONGEST_FUNCTION:
                yield node.lineno, f"{node.name} is {n} lines"
    last = max((node.end_lineno for node in tree.body), default=0)
    if last > LONGEST_MODULE:
        yield last, "the module is too long"


def unsafe(tree: ast.Module) -> Found:
    """Find what runs text as code, unpickles, or hands raw HTML to the browser."""
    for node in ast.walk(tree):
        match node:
            case ast.Call(func=ast.Name(id=name)) if name in FORBIDDEN_CALLS:
                yield node.lineno, f"calls {name}"
            case ast.keyword(arg=name) if name in FORBIDDEN_OPTIONS:
                if not (isinstance(node.value, ast.Constant) and not node.value.value):
                    yield node.value.lineno, f"sets {name}"
            case ast.Import(names=names):
                for alias in names:
                    if alias.name.split(".")[0] in FORBIDDEN_MODULES:
                        yield node.lineno, f"imports {alias.name}"
            case ast.ImportFrom(module=str(module)):
                if module.split(".")[0] in FORBIDDEN_MODULES:
                    yield node.lineno, f"imports {module}"


def waits_for_the_clock(tree: ast.Module) -> Found:
    """Find waits for a time where a condition could be awaited."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Attribute) and node.attr in CLOCK_WAITS:
            yield node.lineno, f"calls {node.attr}"


@pytest.mark.parametrize(
    ("check", "places"),
    [
        (too_long, OURS),
        (unsafe, OURS),
        (waits_for_the_clock, (*OURS, *TESTS)),
    ],
)
def test_code_keeps_to_the_rules(check, places: tuple[str, ...]):
    assert complaints(check, *places) == []


@pytest.mark.parametrize(
    ("check", "bad", "good"),
    [
        (too_long, "def f():" + "\n    1" * 41, "def f():" + "\n    1" * 40),
        (too_long, "1\n" * 251, "1\n" * 250),
        (unsafe, "eval('1')", "model.eval()"),
        (unsafe, "exec('x = 1')", "'exec(1)'"),
        (unsafe, "import pickle", "import json"),
        (unsafe, "def f():\n    from joblib import load", "import numpy"),
        (unsafe, "np.load(p, allow_pickle=True)", "np.load(p, allow_pickle=False)"),
        (unsafe, "st.markdown(t, unsafe_allow_html=True)", "st.markdown(t)"),
        (waits_for_the_clock, "time.sleep(1)", "time.monotonic()"),
        (waits_for_the_clock, "page.wait_for_timeout(1)", "page.wait_for_url('/')"),
    ],
)
def test_a_broken_rule_is_found(check, bad: str, good: str):
    assert len([*check(ast.parse(bad))]) == 1
    assert [*check(ast.parse(good))] == []


def test_ruff_has_nothing_to_say():
    command = [sys.executable, "-m", "ruff", "check", "--output-format=concise"]
    said = subprocess.run(command, cwd=ROOT, capture_output=True, text=True)
    assert said.returncode == 0, said.stdout + said.stderr


# --- the browser's own checks -------------------------------------------------------


@pytest.mark.parametrize(
    ("deed", "complaint"),
    [
        ("console.error('burnt')", "console: burnt"),
        ("queueMicrotask(() => { throw new Error('torn'); })", "script: torn"),
        ("console.warn('warm')", None),
        (
            "fetch('https://example.com').catch(() => 'not reachable from here')",
            "asked of another machine: https://example.com/",
        ),
    ],
)
def test_a_page_that_complains_is_noticed(
    browser: Browser, server: App, deed: str, complaint: str | None
):
    one = visit(browser, server.url)
    one.page.goto("/_stcore/health")
    one.page.evaluate(deed)
    heard = one.close()
    assert bool(heard) == (complaint is not None)
    assert complaint is None or heard[0].startswith(complaint)
