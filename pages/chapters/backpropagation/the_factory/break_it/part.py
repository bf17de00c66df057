"""The part "Break it" of the factory, and where everything of it is."""

from engines.backpropagation import BUGS, applies
from pages.ui.chapter import Part
from pages.ui.choices import Switch
from pages.ui.control import Values

from ..controls import ACTIVATIONS
from ..factories import FACTORIES
from ..record import NETWORK
from . import pictures, record, words
from .code import CODE, ran
from .ending import ending, remedy
from .formulas import formulas
from .script import script


def _switch(bug: str) -> Switch:
    def says(values: Values) -> str:
        network = FACTORIES[values["net"]].network(ACTIVATIONS[values["act"]])
        what = BUGS[bug].what
        if applies(bug, network):
            return what
        return f"{what} Nothing changes here: {words.WHY_IDLE[bug]}."

    last = bug == list(BUGS)[-1]
    return Switch(bug, BUGS[bug].label, help=says, note=words.idle if last else None)


SWITCHES = {bug: _switch(bug) for bug in BUGS}
UPDATE_FIRST = SWITCHES["update_first"]  # the part of the 10,000 steps has it, too
BREAK_IT = Part(
    "Break it",
    run=record.run,
    labels=words.labels,
    panels=pictures.panels,
    bet=words.bet,
    bet_is_about=(*NETWORK, "learning_rate", "biases", *BUGS),
    story=words.story,
    ending=ending,
    remedy=remedy,
    formulas=formulas,
    table=record.table,
    reached=record.reached,
    opinions=record.opinions,
    reference=record.reference,
    script=script,
    controls=tuple(SWITCHES.values()),
    code=CODE,
    ran=ran,
)
