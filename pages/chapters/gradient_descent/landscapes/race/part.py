"""Several optimizers walk from one start: who is lowest in the end?

After it the reader understands that the same slope, turned into a step by different
rules, leads to different places: who is lowest depends on the ground, on the start and
on each one's own learning rate.
"""

from engines.gradient_descent import GradientDescent, critical_points, race
from engines.gradient_descent.descent import take_steps
from engines.gradient_descent.together import Together
from pages.ui.chapter import Part
from pages.ui.choices import Choice
from pages.ui.doors import door
from pages.words.source import lines_of

from . import bets, checks, endings, pictures, words
from .formulas import formulas
from .live import live, live_before_bet
from .record import Record, reached, run, start_at, table
from .script import script

VIEW = Choice("view", "The ground", pictures.VIEWS, pictures.ABOVE, stays=True)


def ran(record: Record, step: int) -> str:
    """Return the lines of the engine that a step of the race runs."""
    marks = ["gradients = surface.gradient(points)"]
    if record.shown[step] < record.race.n_steps:
        marks += ["optimizer.update(gradients", "points, state = points + updates"]
    return lines_of(take_steps, *marks)


def below(record: Record, step: int) -> None:
    """Show the way to a ground of dozens of directions."""
    says = "A network walks downhill in dozens of directions at once: Its landscape"
    door(says, "backpropagation", "bp", "Its landscape")


PART = Part(
    "Race",
    run=run,
    labels=words.labels,
    panels=pictures.panels,
    bet=bets.bet,
    bet_is_about=(
        "landscape",
        "formula",
        "window",
        "condition_number",
        "rotation",
        "walkers",
        "start",
        "n_steps",
        "momentum",
        "form",
        "bias_correction",
        "schedule",
        "eta_gradient_descent",
        "eta_momentum",
        "eta_nesterov",
        "eta_adagrad",
        "eta_rmsprop",
        "eta_adam",
        "eta_newton",
    ),
    story=words.story,
    ending=endings.ending,
    before_bet={"panels": pictures.panels_before_bet, "live": live_before_bet},
    formulas=formulas,
    table=table,
    reached=reached,
    opinions=checks.opinions,
    script=script,
    live=live,
    clicked=start_at,
    below=below,
    ran=ran,
    controls=(
        Choice("view", "The ground", pictures.VIEWS, pictures.ABOVE, stays=True),
    ),
    code=(race, take_steps, Together, GradientDescent, critical_points),
)
