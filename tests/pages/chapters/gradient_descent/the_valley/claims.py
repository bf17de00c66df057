"""The valley: the table of its sentences."""

from tests.claims import Claims
from tests.pages.chapters.gradient_descent.the_valley import (
    lost_claims,
    my_number_claims,
    own_claims,
    preset_claims,
    rest_claims,
    round_claims,
    story_claims,
)
from tests.pages.chapters.gradient_descent.the_valley.own_walk import OwnWalk, curve_of


def evidence(record) -> OwnWalk:
    settings = record.settings
    return OwnWalk(
        curve_of(settings),
        settings.learning_rate,
        settings.start,
        settings.n_steps,
        record.diagnosis.path[:, 0].tolist(),
    )


CLAIMS = {
    "Walk": Claims(
        (
            *rest_claims.CLAIMS,
            *round_claims.CLAIMS,
            *lost_claims.CLAIMS,
            *story_claims.CLAIMS,
            *preset_claims.CLAIMS,
            *own_claims.CLAIMS,
        ),
        evidence=evidence,
        answers=story_claims.answers,
        draws={"formula": own_claims.formula_of, **own_claims.DRAWS},
        also=({"curve": "Two valleys", "eta_double_well": 0.31},),
        few=150,
        many=4000,
    ),
    "My number is different": my_number_claims.MY_NUMBER,
}
