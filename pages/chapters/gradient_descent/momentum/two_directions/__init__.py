"""The part "Two directions": a bowl is two valleys of one dimension each."""
