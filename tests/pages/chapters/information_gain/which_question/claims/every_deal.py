"""Every deal of a few classes, looked at one by one."""


def least_p_of(labels: list[str]) -> float:
    """Return the p of the question that tells the class: every deal is looked at."""
    kinds = sorted({*labels})
    real = sorted(labels)
    deals = every_order([labels.count(one) for one in kinds])
    pure = sum(
        all(
            len({one for one, is_ in zip(deal, real, strict=True) if is_ == kind}) == 1
            for kind in kinds
        )
        for deal in deals
    )
    return pure / len(deals)


def every_order(counts: list[int]) -> list[tuple[int, ...]]:
    """Return all orders of so many 0, 1, 2, ..."""
    found = [((), tuple(counts))]
    for _ in range(sum(counts)):
        found = [
            ((*order, at), (*left[:at], n - 1, *left[at + 1 :]))
            for order, left in found
            for at, n in enumerate(left)
            if n
        ]
    return [order for order, _ in found]
