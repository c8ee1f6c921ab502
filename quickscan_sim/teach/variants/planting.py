"""What is planted in a student's two wijken, so that typical mistakes show."""

from __future__ import annotations

from quickscan_sim.parameters import Parameters

SCENARIO = "own_two_neighbourhoods"


def planted_parameters(seed: int) -> Parameters:
    """The settings of one draw: every organisation works in one wijk only.

    The first wijk is the student's own; the second is its neighbour.
    """
    return Parameters(
        seed=seed,
        scenario=SCENARIO,
        n_neighbourhoods=2,
        n_many_low_income=1,
        mean_position=0.6,
        aspect_ease={
            "seeing": 0.35,
            "knowing": 0.1,
            "discussing": -0.05,
            "acting": -0.1,
            "hesitation": 0.3,
        },
        response_rate=0.55,
        n_planted_gaps=1,
        p_not_applicable_inside=0.06,
        p_skipped=0.05,
        p_near_empty=0.1,
        p_silent_organisation=0.2,
        sectors={
            "primary_school": {"n_per_neighbourhood": 3, "n_invited_low": 6, "n_invited_high": 9},
            "childcare": {"n_per_neighbourhood": 2, "n_invited_low": 5, "n_invited_high": 7},
            "social_team": {"n_per_neighbourhood": 1, "n_invited_low": 8, "n_invited_high": 12},
            "youth_health": {"n_per_neighbourhood": 1, "n_invited_low": 5, "n_invited_high": 7},
            "housing": {"n_per_neighbourhood": 1, "n_invited_low": 5, "n_invited_high": 7},
            "welfare_sport": {"n_per_neighbourhood": 2, "n_invited_low": 5, "n_invited_high": 7},
            "informal": {"n_per_neighbourhood": 2, "n_invited_low": 5, "n_invited_high": 7},
        },
    )
