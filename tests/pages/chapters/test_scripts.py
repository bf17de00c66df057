"""The one Python that runs all scripts tells them apart, and hears their complaints."""

import pytest

from tests.pages.scripts import printed, prints


def test_a_script_prints_its_numbers():
    assert printed("print(1)\nprint(0.1 + 0.2)") == [1, 0.1 + 0.2]


@pytest.mark.parametrize(
    "script",
    [
        "import numpy as np\nnp.log(np.zeros(1))",  # a warning
        "import engines",  # not there at home
        "raise SystemExit(3)",
        "print(numpy.pi)",  # an import forgotten
    ],
)
def test_a_script_that_complains_is_heard(script):
    with pytest.raises(AssertionError, match="Traceback"):
        printed(script)


def test_a_wrong_number_is_told_apart():
    with pytest.raises(AssertionError):
        prints("print(1.0)", [1 + 1e-9])


def test_nothing_of_a_script_is_left_for_the_next():
    printed("import numpy as np, warnings\nx = 1\nnp.seterr(all='ignore')")
    with pytest.raises(AssertionError, match="NameError"):
        printed("print(x)")
    with pytest.raises(AssertionError, match="RuntimeWarning"):
        printed("import numpy as np\nnp.log(np.zeros(1))")
