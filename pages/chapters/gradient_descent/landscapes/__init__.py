"""Landscapes: the optimizers race over hills and valleys of two coordinates."""
