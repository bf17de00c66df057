"""The pictures of "Rank": the bags of each question, and the scores."""

from engines.decision_trees import CRITERIA
from pages.chapters.information_gain.which_question.rank.record import Record
from pages.figures.panel import Panel
from pages.figures.questions import bags_panel, ranking_panel


def panels(record: Record) -> list[Panel]:
    """Draw one question a step, and at the end all of them, ranked."""
    ranking, n = record.ranking, len(record.ranking.questions)
    last = ranking.order[0] if ranking.order else None
    shown = [None, *range(n), last]
    seen = [list(range(at)) for at in range(n + 1)] + [list(range(n))]
    ranked = [False] * (n + 1) + [True]
    by = CRITERIA[ranking.criterion].label
    title = f"{record.settings.table.row_noun.capitalize()}s, as marbles"
    return [
        bags_panel(ranking, shown, title),
        ranking_panel(ranking, seen, ranked, f"Questions by {by}"),
    ]
