"""The part "Luck": does a question gain more than shuffled answers would give it?"""
