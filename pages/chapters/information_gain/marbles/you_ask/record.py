"""Five marbles and the learner's questions about them: record, table, opinions."""

from dataclasses import dataclass
from math import log2

from engines.decision_trees import (
    Drawing,
    Finding,
    QuestionTree,
    draw_marbles,
    entropy,
    find_by_asking,
    split_gains,
    surprise,
)
from engines.reference import mutual_information
from pages.ui.chapter import Opinion, Table, agree
from pages.words.sentences import listed

from ..record import NAMES, Settings
from .controls import colours_of

MARBLES = 5  # to be found
COLUMNS = (
    "questions",
    "marble",
    "is it …?",
    "answer",
    "surprise (bits)",
    "gain (bits)",
    "best gain (bits)",
    "bits left",
    "marbles found",
    "surprise so far",
)
CODE = (find_by_asking, split_gains, entropy, surprise)


@dataclass(frozen=True, eq=False)
class Record:
    """The marbles that were drawn, and what the learner has found out of them."""

    settings: Settings
    drawing: Drawing  # of the marbles to be found
    finding: Finding

    @property
    def is_over(self) -> bool:
        """Whether every marble is found."""
        return self.finding.is_over

    @property
    def n_steps(self) -> int:
        """The number of the stepper's positions."""
        return 1 + self.finding.n_questions

    @property
    def tree(self) -> QuestionTree:
        """Huffman's questions for this bag: no plan for one marble needs fewer."""
        return self.drawing.tree

    @property
    def found_colours(self) -> list[int]:
        """The colours that are found so far."""
        return self.finding.colours[: self.finding.found[-1]].tolist()


def run(settings: Settings) -> Record:
    """Draw the marbles, and go through the learner's questions."""
    drawing = draw_marbles(settings.counts, MARBLES, settings.seed, NAMES)
    questions = map(colours_of, settings.asked)
    finding = find_by_asking(settings.counts, drawing.colours, questions)
    return Record(settings, drawing, finding)


def asked_about(finding: Finding, t: int) -> list[str]:
    """Return the colours that question t asks about, of those that were possible.

    A question about none of them, from a link, keeps its words.
    """
    asked = finding.asked[t] & finding.before[t]
    return [NAMES[i] for i in (asked if asked.any() else finding.asked[t]).nonzero()[0]]


def table(record: Record) -> Table:
    """List the questions; the first row is for before the first."""
    finding, so_far = record.finding, 0.0
    rows = [(0, None, "", "", *[None] * 3, *_left(finding, 0), 0.0)]
    for t in range(finding.n_questions):
        so_far += float(finding.surprises[t])
        rows.append(
            (
                t + 1,
                int(finding.marbles[t]) + 1,
                listed(asked_about(finding, t), "or"),
                "yes" if finding.answers[t] else "no",
                float(finding.surprises[t]),
                float(finding.gains[t]),
                float(finding.best_gains[t]),
                *_left(finding, t + 1),
                so_far,
            )
        )
    return Table(COLUMNS, rows)


def _left(finding: Finding, t: int) -> tuple[float, int]:
    return float(finding.bits[t]), int(finding.found[t])


# --- second opinions ----------------------------------------------------------------


def opinions(record: Record) -> list[Opinion]:
    """Count the marbles again; add the answers' surprises up, marble by marble."""
    return [_by_counting(record), *_by_surprise(record)]


def _by_counting(record: Record) -> Opinion:
    """Go through the marbles one by one, name by name, and count who is possible."""
    finding, counts = record.finding, dict(enumerate(record.settings.counts))
    found = []
    for row in finding.possible:
        here = [counts[i] for i in counts if row[i] and counts[i]]
        whole = sum(here)
        found.append(log2(whole) - sum(n * log2(n) for n in here) / whole)
    what = "The bits left at the start and after each question"
    against = "log₂ N − Σ n log₂ n / N of the marbles possible"
    return agree(finding.bits, found, against, what, allowed=1e-9)


def _by_surprise(record: Record) -> list[Opinion]:
    """Compare the answers' surprises with the surprise of the colour they found."""
    finding, counts = record.finding, record.settings.counts
    known = range(finding.found[-1])
    if not finding.n_questions or not known:
        return []
    ours = [finding.surprises[finding.marbles == marble].sum() for marble in known]
    colours = [record.found_colours[marble] for marble in known]
    theirs = [log2(sum(counts)) - log2(counts[colour]) for colour in colours]
    what = "The answers' surprises, added up for each marble that is found"
    return [agree(ours, theirs, "log₂ N − log₂ n of its colour", what, allowed=1e-9)]


def reference(record: Record) -> Opinion:
    """Ask scikit-learn what each answer tells of the colour, on average."""
    finding = record.finding
    theirs, ours = [], []
    for t in range(finding.n_questions):
        counts = (finding.counts * finding.before[t]).astype(int)
        colours = [i for i, n in enumerate(counts) for _ in range(n)]
        ours.append(finding.gains[t])
        theirs.append(
            mutual_information(colours, [bool(finding.asked[t, i]) for i in colours])
        )
    if not ours:
        colours = [i for i, n in enumerate(record.settings.counts) for _ in range(n)]
        ours, theirs = finding.bits[:1], [mutual_information(colours, colours)]
    what = "What each question was expected to remove; without one, what is missing"
    against = "scikit-learn's mutual information"
    return agree(ours, theirs, against, what, allowed=1e-9)
