"""The true answer to each inquiry in one draw, from the truth alone: no estimate is used here."""

from __future__ import annotations

from collections import Counter

import numpy as np
import pandas as pd

from quickscan_sim.quickscan import Quickscan, Truth


def true_scores(truth: Truth, people: pd.DataFrame, themes: list[str]) -> np.ndarray:
    """People x themes: the score that somebody would have on average, answering with care.

    Of everybody who was invited, whether they answered or not.
    """
    traits = truth.traits
    rows = pd.Index(people["professional_id"]).get_indexer(pd.Index(traits["professional_id"]))
    columns = pd.Index(themes, dtype="str").get_indexer(pd.Index(traits["theme"]))
    scores = np.full((len(people), len(themes)), np.nan)
    scores[rows, columns] = traits["true_score"].to_numpy(float)
    return scores


def true_sector_means(
    scores: np.ndarray, people: pd.DataFrame
) -> tuple[dict[str, np.ndarray], dict[str, np.ndarray]]:
    """By sector the mean on each theme, and its difference from the mean of all other people."""
    codes, sectors = pd.factorize(people["sector"].to_numpy(object))
    n = np.bincount(codes, minlength=len(sectors))[:, None]
    total = np.zeros((len(sectors), scores.shape[1]))
    np.add.at(total, codes, scores)
    n_others = len(people) - n
    means = total / n
    of_others = (total.sum(axis=0) - total) / np.where(n_others > 0, n_others, np.nan)
    names = [str(sector) for sector in sectors]
    differences = dict(zip(names, means - of_others, strict=True))
    return dict(zip(names, means, strict=True)), differences


def true_wijk_differences(scores: np.ndarray, scan: Quickscan) -> np.ndarray:
    """On each theme: wijken with few minus those with many low incomes, sectors held equal.

    The regression of all true scores on group and sector, each person weighing for the share
    worked in a wijk; NaN where one of the two groups has no wijk.
    """
    people, works_in = scan.professionals, scan.works_in
    group_of = dict(
        zip(
            scan.neighbourhoods["neighbourhood_id"],
            scan.neighbourhoods["income_group"],
            strict=True,
        )
    )
    group = np.array([group_of[name] for name in works_in["neighbourhood_id"]], dtype=object)
    few, many = group == "few", group == "many"
    if not (few.any() and many.any()):
        return np.full(scores.shape[1], np.nan)
    kept = few | many
    person = pd.Index(people["professional_id"]).get_indexer(pd.Index(works_in["professional_id"]))
    sector = pd.factorize(people["sector"].to_numpy(object))[0]
    design = np.column_stack([few, np.eye(sector.max() + 1)[sector[person]]])[kept].astype(float)
    root = np.sqrt(works_in["share"].to_numpy(float)[kept])[:, None]
    return np.asarray(np.linalg.lstsq(design * root, scores[person[kept]] * root, rcond=None)[0][0])


def wijk_parts(truth: Truth, scan: Quickscan, scores: np.ndarray) -> np.ndarray:
    """People x themes: what the wijken of the own work add to each true score.

    The effect of a wijk on the latent position, times how much a score rises with the position:
    for normal positions that is the slope of the regression of scores on positions, on average
    (Stein 1981).
    """
    people, works_in = scan.professionals, scan.works_in
    effects = truth.effects[truth.effects["level"] == "neighbourhood"]
    table = effects.pivot(index="id", columns="theme", values="size")
    person = pd.Index(people["professional_id"]).get_indexer(pd.Index(works_in["professional_id"]))
    positions = truth.traits.pivot(index="professional_id", columns="theme", values="trait")
    parts = np.zeros(scores.shape)
    for number, theme in enumerate(scan.questionnaire.theme_ids):
        size = table[theme].reindex(works_in["neighbourhood_id"]).to_numpy(float)
        share = works_in["share"].to_numpy(float)
        position = positions[theme].reindex(people["professional_id"]).to_numpy(float)
        off = position - position.mean()
        slope = float(off @ scores[:, number]) / float(off @ off)
        parts[:, number] = slope * np.bincount(person, weights=share * size, minlength=len(people))
    return parts


def true_densities(truth: Truth, scan: Quickscan) -> dict[tuple[str, str], float]:
    """By wijk and layer: the share of all ordered pairs of organisations that have a tie."""
    n_partners = Counter(scan.active_in["neighbourhood_id"])
    places = (truth.true_ties[name].to_numpy(object) for name in ("neighbourhood_id", "layer"))
    n_ties = Counter(zip(*places, strict=True))
    return {
        (wijk, layer): n_ties[wijk, layer] / (n * (n - 1))
        for wijk, n in n_partners.items()
        for layer in scan.questionnaire.layer_ids
        if n > 1
    }
