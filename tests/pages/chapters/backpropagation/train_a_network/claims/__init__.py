"""Train a network: what each part may say, and the questions that decide it."""

from .train import table

CLAIMS = {"Train": table.CLAIMS}
