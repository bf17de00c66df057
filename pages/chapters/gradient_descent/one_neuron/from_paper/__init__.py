"""The part "From paper": a worked example, entered as it stands."""
