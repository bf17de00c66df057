"""The sentences of the part "Luck", made from the shuffle test."""

from engines.decision_trees import ShuffleTest, rank_questions
from pages.chapters.information_gain.which_question.words import word

USUAL_LEVEL = 0.05
ALWAYS_BEST = (
    " But one of them has another answer in every row, and nothing can beat that: "
    "leave it out before you look for the best."
)


def story(settings, record, step: int) -> list[str]:
    """Count the shuffles that do as well as the real table."""
    test, n = record.test, record.upto[step]
    real, name = test.gains[record.at], word(settings.attribute)
    told = [f"**On the real table {name} gains {real:.6f} bits.**"]
    if n == 0:
        told.append(
            f"Now deal the column “{word(settings.table.target)}” out at random "
            "among the rows: then the answers know nothing, and whatever is "
            "gained is luck."
        )
        return told
    gains, as_good = test.shuffled[:n, record.at], record.n_reached(step)
    times = "time" if n == 1 else "times"
    told.append(
        f"Shuffled {n:,} {times}: the gain by luck is {gains.mean():.4f} bits on "
        f"average, {gains.max():.4f} at most. {as_good:,} of {n:,} do as well as "
        "the real table."
    )
    return told


def counted_out(record) -> str:
    """Say what was counted: the reason of the bet."""
    test, at = record.test, record.at
    return (
        f"{test.n_reached[at]:,} of {test.n_shuffles:,} shuffles do as well; "
        f"p = {test.p_values[at]:.4f}."
    )


def ending(settings, record) -> list[str]:
    """Say in plain words what the p-values mean."""
    test, at = record.test, record.at
    p, name = test.p_values[at], word(settings.attribute)
    told = [
        f"**p = {p:.4f}** for {name}: {_often(test, at)} Counting the real table "
        f"as one of the deals, p = (1 + number as good) / "
        f"(1 + {test.n_shuffles:,}), so it can never be below "
        f"{test.smallest_p:.2g}."
    ]
    if record.answers[at] == len(settings.table.rows) > 1:
        told.append(
            f"{name} has another answer in every row, so it gains all there is "
            "however the answers are dealt: p = 1. This is how a row number is "
            "found out, when gain and gain ratio are both taken in."
        )
        return told
    told.append(
        f"You might have looked at all {len(test.gains)} questions and taken the "
        f"best. By luck the best of them does as well with p = "
        f"{test.best_p_values[at]:.4f}."
        + (ALWAYS_BEST if len(settings.table.rows) in record.answers else "")
    )
    return [*told, _all(settings, test)]


def _often(test: ShuffleTest, at: int) -> str:
    """Say in plain words how often luck does as well."""
    p, n, as_good = test.p_values[at], test.n_shuffles, test.n_reached[at]
    if not as_good:
        return f"not one of {n:,} deals does as well, so luck is no explanation."
    often = f"luck alone does as well in {as_good:,} of {n:,} deals"
    if p > USUAL_LEVEL:
        return (
            f"{often}, too often to take the gain for knowledge (one in twenty is the "
            "usual limit)."
        )
    return f"{often}, so luck is a poor explanation of this gain."


def _all(settings, test: ShuffleTest) -> str:
    """Say how many of the questions pass the usual limit."""
    passed = [
        word(name)
        for name, p in zip(test.attributes, test.p_values, strict=True)
        if p <= USUAL_LEVEL
    ]
    n = len(test.attributes)
    if not passed:
        return (
            f"**Not one of the {n} questions of this table is significant:** all of "
            f"these gains could be luck. {len(settings.table.rows)} rows are too few "
            "to tell."
        )
    return f"{len(passed)} of the {n} questions are beyond the usual limit of 1 in 20."


def script(settings, record) -> tuple[str, str]:
    """Return what the script says of itself, and its body: the same shuffles again."""
    table, test = settings.table, record.test
    kept = table.take(rank_questions(table).rows)
    answers, classes = kept.codes(settings.attribute)[0], kept.codes(table.target)[0]
    body = f"""
# A number for each row's answer to {settings.attribute!r}, and for its class.
answers = np.array({answers.tolist()})
classes = np.array({classes.tolist()})
n_answers, n_classes = answers.max() + 1, classes.max() + 1


def gains(deals):  # (n_deals, n_rows) classes -> (n_deals,) bits
    bags = [
        [(deals[:, answers == i] == j).sum(axis=1) for j in range(n_classes)]
        for i in range(n_answers)
    ]
    return information_gain(np.moveaxis(np.array(bags), -1, 0))


real = gains(classes[np.newaxis])[0]
deals = np.tile(classes, ({test.n_shuffles}, 1))
shuffled = gains(np.random.default_rng({test.seed}).permuted(deals, axis=1))
as_good = (shuffled >= real - 1e-12).sum()
print(repr(float(real)))
print(repr(float(shuffled.mean())))
print(repr(float((1 + as_good) / (1 + len(deals)))))
"""
    says = "What one question gains, what it gains by luck on average, and p."
    return says, body
