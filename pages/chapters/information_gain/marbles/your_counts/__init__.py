"""Your counts: a worked example as it stands on paper, without rows."""
