"""My number is different: the slip that explains a number on somebody's paper."""
