"""A contents page gives its names, whatever was imported before."""

from __future__ import annotations

import importlib
from types import ModuleType

import pytest

PAGES = (
    "quickscan_sim.grade.sandbox",
    "quickscan_sim.grade.submissions",
    "quickscan_sim.teach.handing_out",
    "quickscan_sim.teach.key",
    "quickscan_sim.teach.packs",
    "quickscan_sim",
    "quickscan_sim.advise",
    "quickscan_sim.analyse",
    "quickscan_sim.exchange",
    "quickscan_sim.lesson",
    "quickscan_sim.present",
    "quickscan_sim.teach.judge",
    "quickscan_sim.teach.self_check",
)


@pytest.mark.parametrize("page", PAGES)
def test_a_name_is_never_the_module_it_lives_in(page: str) -> None:
    contents = importlib.import_module(page)
    for name in contents.__all__:
        getattr(contents, name)
    for name in contents.__all__:  # by now every place is imported
        assert not isinstance(getattr(contents, name), ModuleType), name
