"""The study of what cards show: a small run of it, and its shares by hand."""

from __future__ import annotations

import importlib.util
from pathlib import Path
from types import ModuleType

import pandas as pd
import pytest

from quickscan_sim.workshop.cards.read_card import card_names, load_card

STUDY = Path(__file__).parents[2] / "studies" / "study_workshop.py"


@pytest.fixture(scope="module")
def study() -> ModuleType:
    spec = importlib.util.spec_from_file_location("study_workshop", STUDY)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def test_every_card_is_played_and_w10_tells_how_often_teams_rise(study: ModuleType) -> None:
    seeds = range(study.FIRST_SEED, study.FIRST_SEED + 1)
    table = study.summarise(row for seed in seeds for row in study.draw_seed(seed))
    assert list(dict.fromkeys(table["card"])) == card_names()
    verdicts = table[table["what"].isin(study.VERDICTS)]
    assert (verdicts.groupby("card")["count"].sum() == 1).all()
    assert (table["n"] == 1).all()
    rises = table[table["people"].notna()]
    assert set(rises["card"]) == {"W10"}
    assert sorted(rises["people"].unique()) == [12, 30, 60]
    spent = table[table["what"] == "median milliseconds"]
    assert (spent["value"] > 0).all()


def test_a_share_has_the_interval_of_wilson(study: ModuleType) -> None:
    """8 of 10: .49 to .94 (Newcombe 1998 gives such intervals to check with)."""
    found = study.share(pd.Series([True] * 8 + [False] * 2))
    assert (found["count"], found["n"], found["value"]) == (8, 10, 0.8)
    assert (found["low"], found["high"]) == pytest.approx((0.4902, 0.9433), abs=1e-4)
    assert study.wilson(0, 10)[0] == 0
    assert study.wilson(10, 10)[1] == pytest.approx(1)


def test_no_seed_of_a_card_is_among_those_of_the_study(study: ModuleType) -> None:
    seeds = range(study.FIRST_SEED, study.FIRST_SEED + study.N_DRAWS)
    assert not {load_card(name).seed for name in card_names()} & set(seeds)
