"""The part "Break it" of the factory, and where everything of it is."""

from pages.ui.chapter import Part
from pages.ui.choices import Switch
from pages.ui.control import Values
from pages.ui.controls import every
from pages.ui.so_far import settings_so_far

from ..controls import CONTROLS
from ..record import NETWORK
from ..settings import BUGS, Settings, settings_of
from . import checks, pictures, record, words
from .code import CODE, ran
from .ending import ending, remedy
from .formulas import formulas
from .script import script

ALWAYS_IN_SIGHT = [*BUGS][:7]  # the others stand behind the door "More"


def _switch(bug: str) -> Switch:
    def says(values: Values) -> str:
        what = BUGS[bug].what
        why = words.why_idle(bug, record.example_of(_asked(values)))
        return f"{what} Nothing changes here: {why}." if why else what

    note = words.idle if bug == ALWAYS_IN_SIGHT[-1] else None
    rare = bug not in ALWAYS_IN_SIGHT
    return Switch(bug, BUGS[bug].label, help=says, note=note, rare=rare)


def _asked(values: Values) -> Settings:
    """Return the settings as the chapter's own controls have them."""
    return settings_of(part=values["part"], **settings_so_far(every(CONTROLS), values))


SWITCHES = {bug: _switch(bug) for bug in BUGS}
UPDATE_FIRST = SWITCHES["update_first"]  # the part of the 10,000 steps has it, too
BREAK_IT = Part(
    "Break it",
    run=record.run,
    labels=words.labels,
    panels=pictures.panels,
    bet=words.bet,
    bet_is_about=(*NETWORK, "learning_rate", "biases", "moving", *BUGS),
    story=words.story,
    ending=ending,
    remedy=remedy,
    formulas=formulas,
    table=record.table,
    reached=record.reached,
    opinions=checks.opinions,
    reference=checks.reference,
    script=script,
    controls=tuple(SWITCHES.values()),
    code=CODE,
    ran=ran,
)
