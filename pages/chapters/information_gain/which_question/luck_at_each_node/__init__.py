"""The part "Luck at each node": which questions of a tree gain more than luck?

After it the reader understands that a gain must be held against what luck's best
question gains in the same rows: in many rows luck gains next to nothing, in few rows
nearly all there is, so that no least gain tells knowledge from luck, and a test can.
"""
