"""For ever: a convex curve on which momentum may go round."""
