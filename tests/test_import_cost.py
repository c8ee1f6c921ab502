"""`import quickscan_sim` costs next to nothing: heavy libraries come when they are used."""

from __future__ import annotations

import os
import subprocess
import sys

import pytest

import quickscan_sim

HEAVY = ("pandas", "numpy", "matplotlib", "networkx", "scipy", "pydantic", "pandera", "babel")
RUNS = 3


def cpu_time(statement: str) -> float:
    """Least user + system seconds of a few runs; the wall clock would count other programmes."""

    def once() -> float:
        before = os.times()
        subprocess.run([sys.executable, "-c", statement], check=True)
        after = os.times()
        return (after.children_user - before.children_user) + (
            after.children_system - before.children_system
        )

    return min(once() for _ in range(RUNS))


def test_importing_the_kit_costs_less_than_a_third_of_importing_pandas() -> None:
    assert cpu_time("import quickscan_sim") < cpu_time("import pandas") / 3


def test_importing_the_kit_imports_no_heavy_library() -> None:
    code = f"import sys, quickscan_sim; print([n for n in {HEAVY} if n in sys.modules])"
    found = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert found.stdout.strip() == "[]"


@pytest.mark.parametrize("name", quickscan_sim.__all__)
def test_every_public_name_can_be_reached(name: str) -> None:
    assert getattr(quickscan_sim, name) is not None


def test_an_unknown_name_is_an_attribute_error() -> None:
    with pytest.raises(AttributeError, match="no attribute 'simulate_quikscan'"):
        _ = quickscan_sim.simulate_quikscan
