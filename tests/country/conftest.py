"""One country that was written without a stop, by one process; the others must be like it."""

from __future__ import annotations

from pathlib import Path

import pytest
from country.countries import SMALL

from quickscan_sim.country import CountrySummary, write_country
from quickscan_sim.language import set_language


@pytest.fixture(autouse=True)
def english() -> None:
    set_language("en")


@pytest.fixture(scope="session")
def country(tmp_path_factory: pytest.TempPathFactory) -> CountrySummary:
    folder = tmp_path_factory.mktemp("country")
    return write_country(SMALL, folder / "nl", truth=folder / "truth")


@pytest.fixture(scope="session")
def nl(country: CountrySummary) -> Path:
    return country.folder
