"""The part "Best small tree": the exact optimum beside the greedy tree."""
