"""Twenty questions: what makes its second opinions disagree."""

GAME = ("play.entropies", "play.gains", "play.answer_shares")
# For each part float arrays of its record: with any one wrong, a badge is red.
TAMPERED = {
    "Watch the machine": GAME,
    "It guesses yours": GAME,
    "You ask": GAME,
    "Duel": GAME,
    "Plans compared": ("greedy.rows",),
}
