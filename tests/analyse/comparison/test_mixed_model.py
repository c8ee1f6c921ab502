"""Mixed models by hand, beside lme4 and lmerTest, and where they cannot be fitted."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import numpy as np
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from quickscan_sim.analyse.comparison.mixed_model import MixedModel, fit_mixed_model
from quickscan_sim.errors import QuickscanError

ORACLE = Path(__file__).parents[2] / "oracle"
PAIRS = np.array([0, 0, 1, 1, 2, 2])

DATA = pd.read_csv(ORACLE / "mixed_model_data.csv")
VALUES = pd.read_csv(ORACLE / "mixed_model_values.csv").set_index(["model", "quantity"])["value"]
ORGANISATION, WIJK = (DATA[name].to_numpy() - 1 for name in ("organisation", "wijk"))
SECTORS = np.column_stack(
    [np.ones(len(DATA)), *(DATA["sector"] == name for name in ("b", "c"))]
).astype(float)
FEW = DATA["few"].to_numpy(float)
NAMES = {"(Intercept)": 0, "sectorb": 1, "sectorc": 2, "few": 3}

MODELS: dict[str, Callable[[], MixedModel]] = {
    "one": lambda: fit_mixed_model(
        DATA["score"].to_numpy(),
        np.column_stack([SECTORS, FEW]),
        {"organisation": ORGANISATION},
    ),
    "crossed": lambda: fit_mixed_model(
        DATA["score"].to_numpy(),
        np.column_stack([SECTORS, FEW]),
        {"organisation": ORGANISATION, "wijk": WIJK},
    ),
    "zero": lambda: fit_mixed_model(
        DATA["flat"].to_numpy(), SECTORS, {"organisation": ORGANISATION}
    ),
    "weighted": lambda: fit_mixed_model(
        DATA["score"].to_numpy(),
        np.column_stack([SECTORS[:, 0], FEW]),
        {"organisation": ORGANISATION},
        DATA["weight"].to_numpy(),
    ),
}


def quantities(model: MixedModel, names: list[str]) -> dict[str, float]:
    """All that R gave, by the names R gave it."""
    found = {"deviance": model.deviance}
    for place, name in enumerate(names):
        found[f"coefficient {name}"] = model.coefficients[place]
        found[f"error {name}"] = np.sqrt(model.covariance[place, place])
        found[f"df {name}"] = model.satterthwaite(np.eye(len(names))[place])
    for name, variance in model.variances.items():
        found[f"variance {name.replace('residual', 'Residual')}"] = variance
    for name, effects in model.random_effects.items():
        for level, effect in enumerate(effects):
            found[f"blup {name} {level + 1}"] = effect
            found[f"blup_error {name} {level + 1}"] = model.prediction_errors[name][level]
    return found


@pytest.mark.parametrize("name", list(MODELS))
def test_a_mixed_model_equals_that_of_lme4(name: str) -> None:
    expected = VALUES[name]
    names = [key.removeprefix("coefficient ") for key in expected.index if "coefficient" in key]
    found = quantities(MODELS[name](), names)
    assert set(found) == set(expected.index)
    for quantity, value in expected.items():
        # lmerTest differentiates numerically, and so do we.
        near = {"rel": 1e-4} if str(quantity).startswith("df") else {"abs": 1e-5}
        assert found[str(quantity)] == pytest.approx(value, **near), quantity


def test_equal_groups_by_hand() -> None:
    # Means 1.5, 3.5, 5.5: MSB = 2 * 4 = 8, MSW = 0.5, between = (8 - 0.5) / 2 = 3.75.
    found = fit_mixed_model(np.arange(1.0, 7.0), np.ones((6, 1)), {"wijk": PAIRS})
    assert found.variances["residual"] == pytest.approx(0.5, abs=1e-6)
    assert found.variances["wijk"] == pytest.approx(3.75, abs=1e-5)
    assert found.covariance[0, 0] == pytest.approx(8 / 6, abs=1e-5)
    # Of a mean over 3 equal groups: 2 degrees of freedom.
    assert found.satterthwaite(np.ones(1)) == pytest.approx(2.0, abs=1e-3)
    # Drawn towards 3.5 by 1 - 2 * 3.75 / (2 * 3.75 + 0.5).
    _, _, shrinkage = found.combine(np.ones((3, 1)), np.eye(3))
    assert shrinkage == pytest.approx(np.full(3, 1 - 7.5 / 8), abs=1e-5)


def test_groups_that_differ_less_than_chance_have_no_variance_between_them() -> None:
    y = np.array([1.0, 3, 1, 3, 1, 3])
    found = fit_mixed_model(y, np.ones((6, 1)), {"wijk": PAIRS})
    assert found.variances["wijk"] == 0.0
    assert found.variances["residual"] == pytest.approx(y.var(ddof=1))
    assert found.random_effects["wijk"].tolist() == [0.0, 0.0, 0.0]
    assert found.satterthwaite(np.ones(1)) == pytest.approx(5.0, abs=1e-3)
    _, errors, shrinkage = found.combine(np.ones((3, 1)), np.eye(3))
    assert shrinkage.tolist() == [1.0, 1.0, 1.0]
    assert errors == pytest.approx(np.full(3, np.sqrt(y.var(ddof=1) / 6)))


@pytest.mark.parametrize(
    ("y", "fixed", "groups", "reason"),
    [
        ([1.0], np.ones((1, 1)), [0], "too_few_people"),
        ([], np.ones((0, 1)), [], "too_few_people"),
        ([1.0, 2.0], np.ones((2, 1)), [0, 1], "too_few_groups"),
        ([1.0, 2.0, 4.0], np.ones((3, 1)), [0, 0, 0], "too_few_groups"),
        ([2.0] * 6, np.ones((6, 1)), PAIRS, "no_variation"),
        ([0.1] * 6, np.ones((6, 1)), PAIRS, "no_variation"),
        ([1.0, 1, 2, 2, 3, 3], np.ones((6, 1)), PAIRS, "no_variation"),
        ([1.0, 2, 1, 3, 2, 4], np.ones((6, 2)), PAIRS, "overlapping_effects"),
    ],
)
def test_where_no_model_can_be_fitted_the_reason_is_given(
    y: list[float], fixed: np.ndarray, groups: list[int], reason: str
) -> None:
    found = fit_mixed_model(np.array(y), fixed, {"wijk": np.array(groups, dtype=int)})
    assert found.reason == reason
    assert len(found.coefficients) == 0
    with pytest.raises(QuickscanError, match="holds no numbers"):
        found.satterthwaite(np.ones(1))


@pytest.mark.parametrize(
    ("change", "match"),
    [
        ({"values": np.array([1.0, np.nan, 2, 3, 4, 5])}, "no missing values"),
        ({"values": np.ones(5)}, "a row for each person"),
        ({"random": {}}, "one to three random effects"),
        ({"weights": np.zeros(6)}, "above 0"),
    ],
)
def test_wrong_input_is_refused_with_a_sentence(change: dict[str, object], match: str) -> None:
    right = {"values": np.arange(6.0), "fixed": np.ones((6, 1)), "random": {"wijk": PAIRS}}
    with pytest.raises(QuickscanError, match=match):
        fit_mixed_model(**(right | change))  # type: ignore[arg-type]


def test_shares_of_one_are_the_same_as_codes() -> None:
    y = np.array([1.0, 2.5, 3, 4, 5, 6])
    by_code = fit_mixed_model(y, np.ones((6, 1)), {"wijk": PAIRS})
    by_share = fit_mixed_model(y, np.ones((6, 1)), {"wijk": np.eye(3)[PAIRS]})
    assert by_code.variances == by_share.variances


@settings(max_examples=25, deadline=None)
@given(st.integers(0, 10_000), st.floats(0.01, 50), st.floats(-1000, 1000))
def test_another_scale_gives_the_same_model(seed: int, factor: float, shift: float) -> None:
    draw = np.random.default_rng(seed)
    groups = draw.integers(0, 5, 40)
    y = draw.normal(size=40) + 0.8 * draw.normal(size=5)[groups]
    fixed, random = np.ones((40, 1)), {"wijk": groups}
    first, other = (fit_mixed_model(v, fixed, random) for v in (y, shift + factor * y))
    assert other.coefficients == pytest.approx(shift + factor * first.coefficients, abs=1e-3)
    assert other.variances["residual"] == pytest.approx(
        factor**2 * first.variances["residual"], rel=1e-3
    )
