"""A seed keeps its meaning: two small draws are what they were, or it is said what changed."""

from __future__ import annotations

import json

import numpy as np
import pytest
from simulate.refresh_baseline import BASELINE, changed, fingerprints


def test_the_same_seed_still_gives_the_same_tables() -> None:
    stored = json.loads(BASELINE.read_text())
    different = changed(stored["tables"], fingerprints())
    if different:
        pytest.fail(
            f"These tables changed: {', '.join(different)}. The baseline was made with numpy "
            f"{stored['numpy']}; this is {np.__version__}. If that was meant: "
            "python tests/simulate/refresh_baseline.py, and say it in the changelog."
        )


def test_a_changed_a_new_and_a_lost_table_are_named() -> None:
    stored = {"one": {"answers": "1", "ties": "2"}, "two": {"ties": "3"}}
    found = {"one": {"answers": "1", "ties": "4"}, "three": {"ties": "3"}}
    assert changed(stored, stored) == []
    assert changed(stored, found) == ["ties of one", "ties of three", "ties of two"]
