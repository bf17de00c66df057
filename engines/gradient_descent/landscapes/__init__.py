"""Landscapes: surfaces of two coordinates, each height with its slope and its bend.

Every function stands alone and needs nothing but ``np``, so that it can be copied
into a script of its own. Points are ``(..., 2)``, x and y on the last axis; values are
``(...)``, gradients ``(..., 2)`` and Hessians ``(..., 2, 2)``. A landscape has no
units. Nothing is raised: a height too large to hold comes back as infinity. Powers are
written as products, which are faster on arrays and the same for one point as for many.
"""
