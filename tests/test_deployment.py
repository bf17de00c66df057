"""The app starts from a fresh copy, as on a new laptop and on Community Cloud.

Community Cloud installs `requirements.txt` with uv, and with pip where uv fails; the
README's start command uses pip. Both must end with the four dependencies installed
and nothing of ours: the app runs from its folder.
"""

import os
import shutil
import subprocess
import sys
import urllib.request
from pathlib import Path

import pytest

from tests.browser import free_port, in_ci, serving
from tests.test_project import ROOT, readme_block

SECONDS_TO_INSTALL = 600
UV = [sys.executable, "-m", "uv"]
DEPENDENCIES = {"numpy", "plotly", "sklearn", "streamlit"}
NO_INDEX = "The package index cannot be reached, so installing cannot be rehearsed."
NOT_COPIED = (".*", "__pycache__")
RUN_THE_HOME_PAGE = """
from streamlit.testing.v1 import AppTest
home = AppTest.from_file("streamlit_app.py", default_timeout=60).run()
assert not home.exception, home.exception
"""


@pytest.fixture(scope="module")
def index(tmp_path_factory: pytest.TempPathFactory) -> None:
    """Ask for one small package; without an answer, fail in CI and skip elsewhere."""
    install = [*UV, "pip", "install", "--dry-run", "--no-deps", "--target", "x"]
    answer = run([*install, "hatchling"], tmp_path_factory.mktemp("index"))
    if answer.returncode:
        pytest.fail(NO_INDEX + answer.stderr) if in_ci() else pytest.skip(NO_INDEX)


@pytest.fixture
def copy(tmp_path: Path) -> Path:
    """A copy of the project without its environment, caches and history."""
    target = tmp_path / "copy"
    shutil.copytree(ROOT, target, ignore=shutil.ignore_patterns(*NOT_COPIED))
    shutil.copytree(ROOT / ".streamlit", target / ".streamlit")
    return target


def run(command: list[str], folder: Path, **how) -> subprocess.CompletedProcess:
    return subprocess.run(
        command,
        cwd=folder,
        capture_output=True,
        text=True,
        timeout=SECONDS_TO_INSTALL,
        **how,
    )


def assert_only_dependencies(environment: Path) -> None:
    """The four dependencies can be imported; of ours there is a description alone."""
    (packages,) = environment.glob("lib/python*/site-packages")
    names = {path.name for path in packages.iterdir()}
    assert DEPENDENCIES <= names
    (description,) = packages.glob("how_machines_learn-*.dist-info")
    files = (description / "RECORD").read_text(encoding="utf-8").splitlines()
    assert len(files) > 1
    assert all(file.startswith(f"{description.name}/") for file in files)
    assert not names & {"engines", "pages", "tests", "streamlit_app.py"}


def test_readme_start_command_serves_the_app(copy: Path, index: None):
    before = {path.name for path in copy.iterdir()}
    port = free_port()
    python = Path(sys.executable).parent  # the Python that `python3` shall mean
    environment = os.environ | {
        "PATH": f"{python}{os.pathsep}{os.environ['PATH']}",
        "PIP_NO_COMPILE": "1",  # only what is used is compiled, when it is used
        "STREAMLIT_SERVER_ADDRESS": "127.0.0.1",
        "STREAMLIT_SERVER_HEADLESS": "true",
        "STREAMLIT_SERVER_PORT": str(port),
    }
    command = ["bash", "-c", readme_block("start")]
    with serving(command, port, copy, SECONDS_TO_INSTALL, env=environment) as app:
        with urllib.request.urlopen(app.url) as page:
            assert b"streamlit" in page.read().lower()
        assert "not a valid config option" not in app.log
    assert_only_dependencies(copy / ".venv")
    assert {path.name for path in copy.iterdir()} - before == {".venv"}


def test_uv_installs_the_requirements(copy: Path, index: None):
    run([*UV, "venv", "--python", sys.executable, ".venv"], copy, check=True)
    before = {path.name for path in copy.iterdir()}
    target = ["--python", ".venv"]
    answer = run([*UV, "pip", "install", *target, "-r", "requirements.txt"], copy)
    assert answer.returncode == 0, answer.stderr
    assert_only_dependencies(copy / ".venv")
    assert {path.name for path in copy.iterdir()} == before
    python = str(copy / ".venv" / "bin" / "python")
    answer = run([python, "-c", RUN_THE_HOME_PAGE], copy)
    assert answer.returncode == 0, answer.stderr
