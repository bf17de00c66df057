"""The part "Learn": hours studied, passed or not, learned by the delta rule."""
