"""My number is different: the slip that explains a place on somebody's paper."""
