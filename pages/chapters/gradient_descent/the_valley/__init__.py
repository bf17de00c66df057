"""The valley: one hiker, one curve, one number to choose."""
