"""One table: what the kit gives, what R gave, and the difference, for a value of each kind.

    python tests/oracle/compare.py

The tests compare every stored value; this shows some of each subject, for people.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import numpy as np
import pandas as pd

from quickscan_sim.analyse import (
    adjust_p,
    between_group_correlation,
    careless_indices,
    cronbach_alpha,
    find_dif,
    fit_mixed_model,
    guttman_lambda6,
    hedges_g,
    intraclass_correlation,
    item_statistics,
    omega_total,
    ordinal_alpha,
    parallel_analysis,
    polychoric_correlation,
    score_items,
    smallest_detectable_change,
    split_half,
    within_group_agreement,
)
from quickscan_sim.analyse.intervals import variance_components
from quickscan_sim.analyse.network.measures.brokerage import brokerage
from quickscan_sim.analyse.network.measures.network_measures import measures_of_graph

HERE = Path(__file__).parent
TOLERANCE = 1e-6
"""1e-3 where a rotation or an optimum is searched for."""
P_VALUES = np.array([0.001, 0.04, 0.03, 0.2, 0.2, 0.9, np.nan, 0.0005, 1])
"""Those of effect_sizes.R."""

Row = tuple[str, float, float, float]
"""What, the kit's value, R's value, and the largest difference that is allowed."""


def main() -> int:
    """The number of values that are further apart than they may be."""
    print(f"{'':38}{'kit':>16}{'R':>16}{'difference':>14}")
    off = 0
    for rows in (_classic, _raters, _groups, _ordinal, _comparison, _answers, _network):
        for what, kit, oracle, allowed in rows():
            is_off = not abs(kit - oracle) <= allowed
            off += is_off
            mark = "  off" if is_off else ""
            print(f"{what:38}{kit:16.9f}{oracle:16.9f}{kit - oracle:14.1e}{mark}")
    return off


def _classic() -> Iterator[Row]:
    items, values = _read("alpha_items"), _read("alpha_values").set_index("items").loc["all"]
    alpha = cronbach_alpha(items)
    for name in ("estimate", "ci_low", "ci_high"):
        yield f"alpha, Feldt: {name}", getattr(alpha, name), values[name], TOLERANCE
    of_item = _read("items_values").set_index(["items", "item"]).loc["all"].iloc[0]
    found = item_statistics(items).iloc[0]
    for name in ("item_rest", "alpha_if_dropped", "standardised_r"):
        yield f"first item: {name}", found[name], of_item[name], TOLERANCE
    lambda6 = _read("items_lambda6").set_index("items")["estimate"]["all"]
    yield "Guttman's lambda 6", guttman_lambda6(items).estimate, lambda6, TOLERANCE


def _raters() -> Iterator[Row]:
    ratings = _read("intraclass_shrout_fleiss")
    values = _read("intraclass_values").set_index(["ratings", "kind"])["estimate"]
    for kind, value in values["shrout_fleiss"].items():
        yield str(kind), intraclass_correlation(ratings, str(kind)).estimate, value, TOLERANCE


def _groups() -> Iterator[Row]:
    scores = _read("between_groups_scores")
    own = scores[scores["case"] == "unequal"]
    values = _read("between_groups_values").set_index("case").loc["unequal"]
    anova, reml = (
        between_group_correlation(own["score"], own["group"], way) for way in ("anova", "reml")
    )
    yield "ICC(1), ANOVA", anova.icc1.estimate, values["icc1_anova"], TOLERANCE
    yield "ICC(2), ANOVA", anova.icc2.estimate, values["icc2_anova"], TOLERANCE
    yield "ICC(1), REML", reml.icc1.estimate, values["icc1_reml"], 1e-5
    yield "variance between, REML", reml.variance_between, values["variance_between"], 1e-5
    items = _read("agreement_items")
    values = _read("agreement_values").set_index("null").loc["uniform"].iloc[0]
    first = within_group_agreement(items[list("abcd")], items["group"], 5).iloc[0]
    yield "rwg(j)", first["rwg"], values["rwg_j"], TOLERANCE
    yield "average deviation", first["average_deviation"], values["deviation"], TOLERANCE


def _ordinal() -> Iterator[Row]:
    items = _read("ordinal_items")
    table = pd.read_csv(HERE / "ordinal_values.csv", keep_default_na=False)
    values = table[table["data"] == "items"].set_index("what")["value"].astype(float)
    complete = items.dropna()
    found = polychoric_correlation(complete).correlations.to_numpy()
    yield "polychoric, first pair", found[0, 1], values["polychoric"].iloc[0], TOLERANCE
    yield "ordinal alpha", _alone(ordinal_alpha, items), values["ordinal alpha"], TOLERANCE
    for name in ("minres", "cfa_model", "cfa_observed", "green_yang", "latent"):
        if name in values:
            kit = _alone(omega_total, items, definition=name)
            yield f"omega: {name}", kit, values[name], 1e-3 if name == "minres" else 1e-5
    halves = split_half(complete.iloc[:, :6], coefficient="spearman_brown", n_bootstrap=0)
    yield "split-half, mean of all", halves.estimate, values["six brown mean"], TOLERANCE
    observed = parallel_analysis(complete, "pearson", n_draws=20).eigenvalues["observed"]
    for number, value in enumerate(observed[:2]):
        what = f"eigenvalue {number + 1}"
        yield what, value, values["eigenvalue"].iloc[number], TOLERANCE


def _alone(coefficient: Any, items: pd.DataFrame, **options: Any) -> float:
    """The number without its interval."""
    return float(coefficient(items, n_bootstrap=0, **options).estimate)


def _comparison() -> Iterator[Row]:
    data = _read("mixed_model_data")
    sectors = [np.ones(len(data)), *(data["sector"] == name for name in ("b", "c"))]
    groups = {name: data[name].to_numpy() - 1 for name in ("organisation", "wijk")}
    model = fit_mixed_model(
        data["score"].to_numpy(), np.column_stack([*sectors, data["few"]]).astype(float), groups
    )
    values = _read("mixed_model_values").set_index(["model", "quantity"])["value"]["crossed"]
    few, error = model.coefficients[3], np.sqrt(model.covariance[3, 3])
    yield "mixed model: few", few, values["coefficient few"], 1e-5
    yield "mixed model: error of few", error, values["error few"], 1e-5
    yield "mixed model: df of few", model.satterthwaite(np.eye(4)[3]), values["df few"], 1e-3
    for name, variance in model.variances.items():
        in_r = values[f"variance {name.replace('residual', 'Residual')}"]
        yield f"mixed model: variance, {name}", variance, in_r, 1e-5
    scores = [data.loc[data["organisation"] % 2 == odd, "score"].to_numpy() for odd in (0, 1)]
    values = _read("effect_sizes_values").set_index("quantity")["value"]
    effect = hedges_g(*scores)
    yield "Hedges' g", effect.estimate, values["g"], TOLERANCE
    yield "Hedges' g: ci_low", effect.ci_low, values["g low"], TOLERANCE
    adjusted = adjust_p(P_VALUES)[0]
    yield "p.adjust, Holm", adjusted, values["holm 1"], TOLERANCE
    table, values = _read("components_scores"), _read("components_values").set_index("name")
    parts = variance_components(table["y"], table["organisation"], table["sector"])
    yield "component, between", parts.between, values["value"]["nested_between"], 1e-5
    yield "component, within", parts.within, values["value"]["nested_within"], 1e-5


def _answers() -> Iterator[Row]:
    table, values = _read("dif_items"), _read("dif_values").set_index(["match", "item"])
    items = table.drop(columns="sector").astype(float)
    found = find_dif(items, table["sector"], "total", purify=False).items.set_index("item")
    for name in ("chi2_uniform", "mcfadden_uniform"):
        in_r = values.loc[("total", "item_2"), name]
        yield f"DIF, item 2: {name}", found.loc["item_2", name], in_r, TOLERANCE
    place = np.arange(1, items.size + 1).reshape(items.shape)
    careless = careless_indices(items.mask(place % 11 == 0)).iloc[0]
    for name, value in _read("careless_values").iloc[0].items():
        yield f"first person: {name}", careless[name], value, TOLERANCE
    scores = score_items(_read("scores_items"), (1, 5), ["item_3", "item_6"])["score"]
    in_r = pd.read_csv(HERE / "scores_values.csv", skipinitialspace=True)["half"]
    yield "mean of the scores", scores.mean(), in_r.mean(), TOLERANCE
    change = _read("change_values").set_index("name")["estimate"]
    sem = change["standard error of measurement"]
    yield (
        "smallest detectable change",
        smallest_detectable_change(sem),
        change["smallest detectable, one person"],
        TOLERANCE,
    )


def _network() -> Iterator[Row]:
    people, ties, table = (
        _read(f"network_{name}").query("network == 'wijk'")
        for name in ("organisations", "ties", "values")
    )
    names = pd.Index(people["organisation"])
    arcs = np.zeros((len(names), len(names)))
    arcs[names.get_indexer(ties["organisation"]), names.get_indexer(ties["partner"])] = 1
    sectors = pd.factorize(people["sector"])[0]
    values = table[table["organisation"].isna()].set_index("measure")["value"]
    for name, kit in measures_of_graph(arcs, sectors, people["informal"].to_numpy()).items():
        if name in values:
            yield f"network: {name}", kit, values[name], TOLERANCE
    roles = brokerage(arcs, sectors)
    yield "brokerage, total", roles.counts[:, -1].sum(), values["total"], TOLERANCE
    yield "brokerage, z of the total", roles.z_of_network[-1], values["total_z"], TOLERANCE


def _read(name: str) -> pd.DataFrame:
    return pd.read_csv(HERE / f"{name}.csv")


if __name__ == "__main__":
    sys.exit(main())
