"""The part "One split": why this cut at this node, and what another would gain."""
