"""One small and one large draw that the tests of this folder share."""

from __future__ import annotations

import pytest

from quickscan_sim.parameters import Parameters
from quickscan_sim.quickscan import Quickscan, Truth
from quickscan_sim.simulate import simulate_quickscan

Draw = tuple[Quickscan, Truth]


@pytest.fixture(scope="session")
def example() -> Draw:
    """The example scenario: six wijken."""
    return simulate_quickscan(Parameters(seed=1))


@pytest.fixture(scope="session")
def large() -> Draw:
    """Sixty wijken, in which shares lie close to what was asked for."""
    return simulate_quickscan(Parameters(seed=11, n_neighbourhoods=60))
