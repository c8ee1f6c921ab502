from __future__ import annotations

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from quickscan_sim.simulate.households.families import count_families


@given(st.integers(0, 3000), st.floats(0, 1))
def test_families_and_children_add_up_exactly(n_families: int, share: float) -> None:
    n_children = n_families + round(share * 4 * n_families)
    families = count_families(np.array([n_families]), np.array([n_children]))[0]
    assert (families >= 0).all()
    assert families.sum() == n_families
    assert families @ np.arange(1, 6) == n_children


def test_the_national_mean_gives_the_national_families() -> None:
    families = count_families(np.array([1000]), np.array([1763]))[0]
    assert np.abs(families - [430, 420, 115, 27, 8]).max() <= 1
