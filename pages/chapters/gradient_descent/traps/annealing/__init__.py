"""A walk that goes uphill now and then, by a chance that cools down."""
