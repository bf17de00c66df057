"""A switch for every bug."""

from engines.backpropagation import BUGS, applies
from pages.chapters.backpropagation.the_factory.break_it import words
from pages.chapters.backpropagation.the_factory.controls import ACTIVATIONS
from pages.chapters.backpropagation.the_factory.factories import FACTORIES
from pages.ui.choices import Switch
from pages.ui.control import Values


def _switch(bug: str) -> Switch:
    def says(values: Values) -> str:
        network = FACTORIES[values["net"]].network(ACTIVATIONS[values["act"]])
        what = BUGS[bug].what
        if applies(bug, network):
            return what
        return f"{what} Nothing changes here: {words.WHY_IDLE[bug]}."

    last = bug == list(BUGS)[-1]
    return Switch(bug, BUGS[bug].label, help=says, note=words.idle if last else None)


SWITCHES = tuple(map(_switch, BUGS))
