"""The same scenario with more or fewer people invited."""

from __future__ import annotations

import pytest

from quickscan_sim.diagnose import with_invited
from quickscan_sim.errors import QuickscanError
from quickscan_sim.parameters import load_scenario
from quickscan_sim.simulate import simulate_quickscan

SCENARIO = load_scenario("class_of_40", seed=3)


@pytest.mark.parametrize("n", [20, 160])
def test_about_as_many_people_are_invited_by_the_same_organisations(n: int) -> None:
    before, _ = simulate_quickscan(SCENARIO)
    scan, _ = simulate_quickscan(with_invited(SCENARIO, n))
    assert len(scan.professionals) == pytest.approx(n, rel=0.2)
    assert len(scan.organisations) == len(before.organisations)


def test_fewer_people_than_organisations_are_refused_with_the_number_needed() -> None:
    with pytest.raises(QuickscanError, match=r"10 organisaties|10 organisations"):
        with_invited(SCENARIO, 9)
