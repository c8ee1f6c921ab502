"""A quickscan of one wijk and two organisations, small enough to check by head."""

from __future__ import annotations

from datetime import date
from typing import Any

import pandas as pd

from quickscan_sim.questionnaire import load_questionnaire
from quickscan_sim.quickscan import Quickscan


def small_scan(**changes: Any) -> Quickscan:
    """Ann and Bo of a school, Cas of a team; every table may be replaced."""
    people = {"professional_id": ["ann", "bo", "cas"], "wave": 1}
    tables: dict[str, Any] = {
        "neighbourhoods": pd.DataFrame({"neighbourhood_id": ["n1"], "name": ["Kade"]}),
        "organisations": pd.DataFrame(
            {
                "organisation_id": ["s1", "t1"],
                "sector": ["primary_school", "social_team"],
                "name": ["De Brug", "Team Kade"],
                "is_informal": False,
                "n_invited": [9, None],
            }
        ),
        "active_in": pd.DataFrame({"organisation_id": ["s1", "t1"], "neighbourhood_id": "n1"}),
        "professionals": pd.DataFrame(
            people
            | {
                "organisation_id": ["s1", "s1", "t1"],
                "sector": ["primary_school", "primary_school", "social_team"],
                "responded": True,
                "answered_partners": True,
            }
        ),
        "works_in": pd.DataFrame(people | {"neighbourhood_id": "n1", "share": 1.0}),
        "answers": answers([4, 5, None]),
        "ties": ties(["t1", "t1"]),
    }
    facts = {
        "questionnaire": load_questionnaire(),
        "municipality": "Dovenbrug",
        "measured_on": date(2026, 3, 16),
        "invented": True,
    }
    return Quickscan(**(tables | facts | changes))


def answers(given: list[object], **changes: Any) -> pd.DataFrame:
    """What ann, bo and cas answered to the item sig_1."""
    columns = {
        "professional_id": ["ann", "bo", "cas"],
        "wave": 1,
        "item_id": "sig_1",
        "answer": given,
        "not_applicable": False,
    }
    return pd.DataFrame(columns | changes)


def ties(partners: list[str], **changes: Any) -> pd.DataFrame:
    """Which partners ann and bo of the school name."""
    columns = {
        "professional_id": ["ann", "bo"],
        "organisation_id": "s1",
        "partner_id": partners,
        "wave": 1,
        "layer": "signaleren",
        "level": 3,
        "quality": 4,
    }
    return pd.DataFrame(columns | changes)
