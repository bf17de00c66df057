"""Ladder of fixes: what each famous fix does to the blame."""
