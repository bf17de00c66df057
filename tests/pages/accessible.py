"""What axe-core finds on a page: what keeps people from seeing, reading or reaching."""

import re

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page

TAGS = ("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice")
OPTIONS = {"runOnly": {"type": "tag", "values": TAGS}, "resultTypes": ["violations"]}
NOT_OURS = (
    # The colours of code are Streamlit's own, no setting of the theme changes them, and
    # some are too light. What is coloured can be copied, and downloaded, as text.
    ".stCode .token",
)
GENERATED = re.compile(r"\.(?:st-emotion-cache-\w+|e[a-z0-9]{6,9}\d)(?![\w-])")


def violations(page: Page) -> list[str]:
    """Return a line for each part of the page that breaks a rule: rule, place, why."""
    context = {"exclude": [[selector] for selector in NOT_OURS]}
    found = Axe().run(page, context, OPTIONS).response["violations"]
    return [_line(rule, node) for rule in found for node in rule["nodes"]]


def _line(rule: dict, node: dict) -> str:
    checks = [*node["any"], *node["all"], *node["none"]]
    why = "; ".join(check["message"] for check in checks)
    place = GENERATED.sub("", " ".join(map(str, node["target"])))
    html = " ".join(node["html"].split())[:160]
    return f"{rule['id']} ({node['impact']}): {place}: {why} [{html}]"
