"""What is said of density, and what silent organisations do to it."""

from __future__ import annotations

from typing import Any

import numpy as np

from quickscan_sim.analyse.meaning import Meaning, meaning_of_density

ROW: dict[str, Any] = {
    "density": 0.31, "density_low": 0.26, "density_high": 0.37, "n_silent": 0,
    "n_organisations": 17, "reason": None,
}  # fmt: skip


def of(**more: Any) -> Meaning:
    return meaning_of_density(ROW | more, place="Noord")


def test_the_interval_decides_whether_more_or_less_than_half_is_said() -> None:
    below, above, unclear = (
        of(),
        of(density=0.7, density_low=0.6, density_high=0.8),
        of(density=0.5, density_low=0.4, density_high=0.6),
    )
    assert [one.certainty for one in (below, above, unclear)] == ["clear", "clear", "unclear"]
    assert "less than half (from 26% to 37%)" in below.says.in_language("en")
    assert "more than half (from 60% to 80%)" in above.says.in_language("en")
    assert "not clear: 40% to 60%" in unclear.says.in_language("en")


def test_silent_organisations_are_named_and_are_not_zeros() -> None:
    text = of(n_silent=5).says.in_language("en")
    assert "Of 5 of the 17 organisations nobody told us; they do not count as zero" in text
    assert "Of all 17 organisations somebody answered." in of().says.in_language("en")


def test_without_a_number_the_reason_is_told() -> None:
    none = dict.fromkeys(("density", "density_low", "density_high"), np.nan)
    found = of(**none, reason="too_few_clusters")
    assert found.certainty == "not_computed"
    assert "at least 3" in found.says.in_language("en")
