"""What a chapter is: data with functions in it; `pages.ui.anatomy` shows it.

A chapter has controls and one part or more. The controls' values become the settings,
the part's `run` makes the record of them, and everything else is a function of that
record, which knows its settings.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property
from typing import Any

from engines.reference import largest_gap
from pages.ui.bets import Bet
from pages.ui.choices import Choice
from pages.ui.control import Control
from pages.ui.controls import Beside, every

Record = Any  # each part has its own
AT_THE_END = 10**6  # no part has so many steps: the stepper stops at its last
Formulas = Sequence[tuple[str, str]]  # (what it says, LaTeX)


@dataclass(frozen=True, init=False, eq=False)
class Preset:
    """A state worth seeing: what differs from the defaults, and what to observe."""

    name: str
    observe: str
    values: Mapping[str, Any]
    opens_at: int  # the step; `AT_THE_END` for its last

    def __init__(
        self, name: str, observe: str, opens_at: int = 0, **values: Any
    ) -> None:
        vars(self).update(name=name, observe=observe, values=values, opens_at=opens_at)


@dataclass(frozen=True)
class Opinion:
    """An independent second opinion on numbers that are on the screen now."""

    against: str  # "the closed form", "a numeric derivative", "scikit-learn"
    difference: float  # the largest one found; nan where nothing could be compared
    allowed: float
    what: str  # which numbers were compared
    why: str = "rounding"  # what explains a difference that is allowed
    verbs: tuple[str, str] = ("agrees with", "differs from")  # before `against`


def agree(
    ours: Any, theirs: Any, against: str, what: str, allowed: float, floor: float = 1.0
) -> Opinion:
    """Return the opinion that two lots of numbers are equal, relative to their size.

    What is smaller than `floor` counts as that large; see `largest_gap`.
    """
    return Opinion(against, largest_gap(ours, theirs, floor), allowed, what)


@dataclass(frozen=True)
class Table:
    """The record as a table: on the page, and to take home."""

    columns: Sequence[str]
    rows: Sequence[Sequence[object]]
    later: Sequence[str] = ()  # columns that links were shared without, once
    kept: Sequence[str] = ()  # columns that are not to be seen yet

    def without(self, *names: str) -> "Table":
        """Return the table without these columns."""
        left = [at for at, name in enumerate(self.columns) if name not in names]
        rows = [[row[at] for at in left] for row in self.rows]
        return replace(self, columns=[self.columns[at] for at in left], rows=rows)

    @property
    def seen(self) -> "Table":
        """The table as it may be seen."""
        return self.without(*self.kept) if self.kept else self


@dataclass(frozen=True)
class Script:
    """A script that computes the record again.

    It prints the numbers of a row, one a line, of the columns that `prints` names.
    """

    text: str
    prints: Sequence[str]
    row: int = -1  # of the record, the last one
    named: str = "last row"


@dataclass(frozen=True)
class Remedy:
    """A button that mends what went wrong: its label and the values it puts."""

    label: str
    values: Mapping[str, Any]


def next_row(record: Record, step: int) -> int:
    """Return how many rows are told at a step: one more than at the step before."""
    return step + 1


def own_settings(settings: Any) -> str:
    """Return what is said above settings that no preset has."""
    return "Your own settings: what will happen?"


@dataclass(frozen=True, eq=False)
class Part:
    """One picture of a chapter's subject, with all that the anatomy shows of it."""

    title: str  # the words on its button
    run: Callable[[Any], Record]  # settings: the record
    labels: Callable[[Record], Sequence[str]]  # a name for every step
    panels: Callable[[Record], Sequence[Any]]  # of pages.figures.panel.Panel
    story: Callable[[Record, int], list[str]]  # what happens at a step, in sentences
    ending: Callable[[Record], list[str]]  # how it ends; which inequality decided it
    formulas: Callable[[Record, int], Formulas]  # with this step's values put in
    table: Callable[[Record], Table]
    script: Callable[[Record], Script]
    code: tuple[object, ...]  # the engine's functions and classes, as they are shown
    question: str = ""  # its own, where the chapter's does not fit
    hint: str = ""  # what to do first here, where the chapter's does not fit
    opinions: Callable[[Record], list[Opinion]] | None = None  # NumPy only
    opinions_at: Callable[[Record, int], list[Opinion]] | None = None  # of a step
    reference: Callable[[Record], Opinion | None] | None = None  # scikit-learn's
    # One button below how it ends, or several:
    remedy: Callable[[Record], Remedy | Sequence[Remedy] | None] | None = None
    bet: Callable[[Record], Bet | None] | None = None
    bet_is_about: tuple[str, ...] = ()  # settings: where one changes, it is asked anew
    before_bet: Mapping[str, Callable] = field(default_factory=dict)
    controls: tuple[Control | Beside, ...] = ()  # its own, below the chapter's
    ran: Callable[[Record, int], str] | None = None  # the engine's lines of a step
    reached: Callable[[Record, int], int] = next_row  # rows told while a bet is open
    turn: Callable[[Record, Callable], None] | None = None  # the learner's next move
    below: Callable[[Record, int], None] | None = None  # right below the stepper
    live: Callable[[Record, str, Any], Any] | None = None  # a setting, all its values
    clicked: Callable[[Record, dict], Mapping[str, Any] | None] | None = None
    click_stays: bool = False  # a click leaves the stepper where it is
    own_words: Callable[[Any], str] = own_settings  # settings no preset has: what to do
    tick: float = 0.0  # seconds a step when it plays, if not as long as its words take
    begin: Callable[[Any], Record] | None = None  # settings: the first steps of `run`'s
    grow: Callable[[Record], Record] | None = None  # some steps more; see `memory.Kept`
    symbols: tuple[tuple[str, str], ...] = ()  # its own, in place of the chapter's

    def remedies(self, record: Record) -> list[Remedy]:
        """Return the buttons below how it ends."""
        found = self.remedy(record) if self.remedy else None
        return [found] if isinstance(found, Remedy) else [*(found or ())]

    def standing(self, name: str, is_over: bool) -> Callable:
        """Return a function of its own, or what stands for it until the bet is over."""
        own = getattr(self, name)
        return own if is_over else self.before_bet.get(name, own)


@dataclass(frozen=True, eq=False)
class Chapter:
    """One question, answered by playing."""

    key: str  # <page>_<chapter>: the prefix of its controls in every link
    title: str
    question: str
    settings: Callable[..., Any]  # from the controls' values: hashable, a dataclass
    controls: tuple[Control | Beside, ...]
    parts: tuple[Part, ...]
    presets: tuple[Preset, ...]
    symbols: tuple[tuple[str, str], ...]
    hint: str = "Bet on how it will go, press Play, then change one number and compare."
    part_name: str = "part"  # of the choice of part, where there are several
    part_label: str = "What to do"
    parts_as_list: bool = False
    parts_restart: bool = True  # whether another part begins at its first step
    is_own: Callable[[Any], bool] = lambda settings: False  # what is the learner's own
    unlinked: str = ""  # what that is, where no link carries it

    @property
    def slug(self) -> str:
        """Its name in file names."""
        letters = (letter if letter.isalnum() else " " for letter in self.title)
        return "_".join("".join(letters).lower().split())

    @cached_property
    def part_choice(self) -> Choice | None:
        """The choice of its part, where there are several."""
        if len(self.parts) == 1:
            return None
        names = tuple(part.title for part in self.parts)
        return Choice(
            self.part_name,
            self.part_label,
            names,
            into="part",
            as_list=self.parts_as_list,
            most_buttons=len(names),
            restarts=self.parts_restart,
            bare=True,
        )

    def part_at(self, values: Mapping[str, Any]) -> Part:
        """Return the part that the controls' values ask for."""
        titles = {part.title: part for part in self.parts}
        return titles[values.get(self.part_name, self.parts[0].title)]

    def controls_of(self, part: Part) -> tuple[Control | Beside, ...]:
        """Return the chapter's controls and the part's own, in order."""
        return (*self.controls, *part.controls)

    @cached_property
    def named(self) -> dict[str, Control]:
        """Every control by its name, those of all parts."""
        choice = self.part_choice
        groups = [part.controls for part in self.parts]
        found = every([c for group in (self.controls, *groups) for c in group])
        return {c.name: c for c in (*filter(None, [choice]), *found)}
