"""What the three parts share: all show the same draws from the same bag."""

from pages.chapters.information_gain.marbles import record, words
from pages.chapters.information_gain.marbles.script import script

SHARED = {
    "run": record.run,
    "labels": words.labels,
    "bet_is_about": ("counts",),
    "table": record.table,
    "opinions": record.opinions,
    "reference": record.reference,
    "script": script,
    "code": record.CODE,
}
