"""A quickscan of two neighbourhoods and four people, small enough to check by head."""

from __future__ import annotations

import importlib.util
from collections.abc import Callable
from datetime import date
from pathlib import Path
from types import ModuleType
from typing import Any

import pandas as pd
import pytest

from quickscan_sim.questionnaire import load_questionnaire
from quickscan_sim.quickscan import Quickscan
from quickscan_sim.quickscan_checks import check_quickscan


def _make_scan(**changes: Any) -> Quickscan:
    """Two schools and a social team; Ann and Bo filled in a few answers, Cas the partners only."""
    people = {
        "professional_id": ["ann", "bo", "cas", "dee"],
        "wave": [1, 1, 1, 1],
    }
    tables = {
        "neighbourhoods": pd.DataFrame(
            {
                "neighbourhood_id": ["n1", "n2"],
                "name": ["De Kade", 'Plan "Zuid", oost'],
                "municipality": ["Dovenbrug", "Dovenbrug"],
                "n_residents": [2100, None],
                "p_low_income": [0.1 + 0.2, None],
                "p_children_low_income": [0.25, None],
                "p_social_rent": [0.4, 0.1],
                "ses_score": [-0.21, None],
                "income_group": ["many", None],
            }
        ),
        "organisations": pd.DataFrame(
            {
                "organisation_id": ["s1", "s2", "t1"],
                "sector": ["primary_school", "primary_school", "social_team"],
                "name": ["De Wissel", "Ç'est l'été", "Sociaal team Kade"],
                "is_informal": [False, False, False],
                "n_invited": [9, None, 4],
            }
        ),
        "active_in": pd.DataFrame(
            {
                "organisation_id": ["s1", "s2", "t1", "t1"],
                "neighbourhood_id": ["n1", "n2", "n1", "n2"],
            }
        ),
        "professionals": pd.DataFrame(
            people
            | {
                "organisation_id": ["s1", "s1", "t1", "t1"],
                "sector": ["primary_school", "primary_school", "social_team", "social_team"],
                "years_experience": [3, None, 12, None],
                "responded": [True, True, True, False],
                "answered_partners": [True, False, True, False],
            }
        ),
        "works_in": pd.DataFrame(
            {
                "professional_id": ["ann", "bo", "cas", "cas", "dee"],
                "wave": 1,
                "neighbourhood_id": ["n1", "n1", "n1", "n2", "n2"],
                "share": [1, 1, 1 / 3, 2 / 3, 1],
            }
        ),
        "answers": pd.DataFrame(
            {
                "professional_id": ["ann", "ann", "ann", "bo"],
                "wave": 1,
                "item_id": ["sig_1", "sig_2", "sig_3", "sig_1"],
                "answer": [4, None, None, 5],
                "not_applicable": [False, True, False, False],
            }
        ),
        "ties": pd.DataFrame(
            {
                "professional_id": ["ann", "ann", "cas"],
                "organisation_id": ["s1", "s1", "t1"],
                "partner_id": ["t1", "s2", "s1"],
                "wave": 1,
                "layer": ["signaleren", "signaleren", "ondersteunen"],
                "level": [3, 0, None],
                "quality": [4, None, None],
            }
        ),
    }
    facts = {
        "questionnaire": load_questionnaire(),
        "municipality": "Dovenbrug",
        "measured_on": date(2026, 3, 16),
        "invented": True,
        "recipe": {"scenario": "example"},
    }
    return check_quickscan(Quickscan(**(tables | facts | changes)))


EXAMPLE = Path(__file__).parents[2] / "examples" / "limesurvey_export"


@pytest.fixture(scope="session")
def limesurvey() -> ModuleType:
    """The script of the example: it turns a quickscan into a LimeSurvey export."""
    spec = importlib.util.spec_from_file_location("make_example", EXAMPLE / "make_example.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.fixture(scope="session")
def make_scan() -> Callable[..., Quickscan]:
    """Makes the small quickscan, with other tables or facts where given."""
    return _make_scan


@pytest.fixture
def scan() -> Quickscan:
    """The small quickscan."""
    return _make_scan()
