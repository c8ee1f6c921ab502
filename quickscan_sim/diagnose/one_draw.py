"""One draw: a quickscan is simulated and read as a real one would be, beside its truth."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import dataclass, replace
from typing import Any, NamedTuple

import numpy as np
import pandas as pd

from quickscan_sim import analyse
from quickscan_sim.analyse.intervals import two_sided_p
from quickscan_sim.analyse.multiplicity import adjust_p
from quickscan_sim.diagnose.everybody import means_of_everybody, scores_of_everybody
from quickscan_sim.diagnose.gap_truths import TrueNetwork, claimed_and_true, planted_and_found
from quickscan_sim.diagnose.inquiries import PARTS, Inquiry
from quickscan_sim.diagnose.truths import (
    true_densities,
    true_scores,
    true_sector_means,
    true_wijk_differences,
    wijk_parts,
)
from quickscan_sim.parameters import Parameters
from quickscan_sim.quickscan import Quickscan, Truth
from quickscan_sim.random_streams import stream
from quickscan_sim.simulate import simulate_quickscan

LARGEST_SEED = 2**63


class Found(NamedTuple):
    """What the kit gives for one inquiry; NaN where it is withheld or cannot be computed.

    ``p_adjusted`` is the p-value of a difference after the number of looks.
    """

    estimate: float = np.nan
    ci_low: float = np.nan
    ci_high: float = np.nan
    p_adjusted: float = np.nan


NOTHING = Found()


@dataclass(frozen=True)
class Answer:
    """What one draw says on an inquiry: what was found, and the truth."""

    inquiry: Inquiry
    found: Found
    truth: float


def parameters_of_draw(parameters: Parameters, number: int) -> Parameters:
    """The settings of one draw: a seed of its own, from a stream named after the draw.

    What is fixed in a scenario (sector means, difficulty of items, which differences are planted,
    which sectors work together) is the same in all draws, through ``shared_seed``.
    """
    seed = int(stream(parameters.seed, "diagnose", number).integers(LARGEST_SEED))
    return parameters.model_copy(
        update={"seed": seed, "shared_seed": parameters.seed_of_what_is_alike}
    )


def answer_inquiries(
    parameters: Parameters, parts: Collection[str] = PARTS
) -> tuple[list[Answer], int, int]:
    """Simulate and read one quickscan: the answers, and how many were invited and responded.

    Of a scenario with several measurements, the first one is read. ``parts`` as for
    :func:`~quickscan_sim.diagnose.inquiries.list_inquiries`.
    """
    scan, truth = simulate_quickscan(parameters)
    if len(scan.waves) > 1:
        scan, truth = _first_wave(scan, truth)
    people = scan.professionals
    n_invited, n_responded = len(people), int(people["responded"].sum())
    answers: list[Answer] = []
    if {"scores", "neighbourhoods", "here", "invited"} & set(parts):
        answers += _on_scores(scan, truth, parts)
    if "alpha" in parts:
        answers += _on_alpha(scan, truth)
    if "network" in parts:
        answers += _on_network(scan, truth)
    if "response" in parts:
        found = Found(n_responded / n_invited)
        answers.append(Answer(Inquiry("response"), found, parameters.response_rate))
    return answers, n_invited, n_responded


def _first_wave(scan: Quickscan, truth: Truth) -> tuple[Quickscan, Truth]:
    wave = scan.waves[0]
    tables: dict[str, Any] = {
        name: table[table["wave"] == wave].reset_index(drop=True)
        for name, table in vars(truth).items()
        if isinstance(table, pd.DataFrame) and "wave" in table
    }
    return scan.of_wave(wave), replace(truth, **tables)


def _on_scores(scan: Quickscan, truth: Truth, parts: Collection[str]) -> Iterator[Answer]:
    themes = scan.questionnaire.theme_ids
    true = true_scores(truth, scan.professionals, themes)
    theme_scores = analyse.score_themes(scan.answers, scan.questionnaire)
    if {"scores", "here"} & set(parts):
        summary = analyse.summarise_scores(
            theme_scores, scan.professionals, scan.works_in, scan.neighbourhoods
        )
        means = _true_means(themes, true, scan.professionals)
        if "scores" in parts:
            yield from _means(summary, means)
            contrasts = analyse.contrast_sectors(theme_scores, scan.professionals, summary)
            yield from _differences(contrasts, _true_differences(themes, true, scan.professionals))
        if "here" in parts:
            shifts = _true_means(themes, wijk_parts(truth, scan, true), scan.professionals)
            yield from _means(summary, means, " here", shifts)
    if "invited" in parts:
        yield from _on_invited(scan, truth, theme_scores)
    if "neighbourhoods" in parts:
        yield from _on_wijken(scan, true, theme_scores)


Truths = dict[tuple[str, str | None], float]


def _true_means(themes: list[str], true: np.ndarray, people: pd.DataFrame) -> Truths:
    """By theme and sector (None: everybody)."""
    means, _ = true_sector_means(true, people)
    everybody: Truths = {
        (theme, None): float(mean) for theme, mean in zip(themes, true.mean(axis=0), strict=True)
    }
    return everybody | {
        (theme, sector): float(mean[number])
        for number, theme in enumerate(themes)
        for sector, mean in means.items()
    }


def _true_differences(themes: list[str], true: np.ndarray, people: pd.DataFrame) -> Truths:
    _, differences = true_sector_means(true, people)
    return {
        (theme, sector): float(difference[number])
        for number, theme in enumerate(themes)
        for sector, difference in differences.items()
        if len(differences) > 1
    }


def _means(
    summary: pd.DataFrame, truths: Truths, kind: str = "", shifts: Truths | None = None
) -> Iterator[Answer]:
    """What is found on means; ``shifts`` is taken off both what is found and the truth."""
    shown = _by_theme_and_sector(summary[summary["grouping"].isin(["all", "sector"])], "mean")
    for (theme, sector), truth in truths.items():
        inquiry = Inquiry(f"{'sector' if sector else 'theme'} mean{kind}", theme, sector)
        found, off = shown.get((theme, sector), NOTHING), 0.0
        if shifts is not None:
            off = shifts[theme, sector]
            estimate, low, high, p_adjusted = found
            found = Found(estimate - off, low - off, high - off, p_adjusted)
        yield Answer(inquiry, found, truth - off)


def _differences(contrasts: pd.DataFrame, truths: Truths, kind: str = "") -> Iterator[Answer]:
    contrasted = _by_theme_and_sector(contrasts, "difference")
    for (theme, sector), truth in truths.items():
        inquiry = Inquiry(f"sector difference{kind}", theme, sector)
        yield Answer(inquiry, contrasted.get((theme, sector), NOTHING), truth)


def _on_invited(scan: Quickscan, truth: Truth, theme_scores: pd.DataFrame) -> Iterator[Answer]:
    """Beside what would have been found if everybody who was invited had answered."""
    asked: dict[str, Any] = {"target": "all_invited", "organisations": scan.organisations}
    summary = analyse.summarise_scores(
        theme_scores, scan.professionals, scan.works_in, scan.neighbourhoods, **asked
    )
    contrasts = analyse.contrast_sectors(theme_scores, scan.professionals, summary, **asked)
    scores, people = scores_of_everybody(truth.parameters, scan)
    means, differences = means_of_everybody(scores, people)
    yield from _means(summary, means, " invited")
    yield from _differences(contrasts, differences, " invited")


def _by_theme_and_sector(table: pd.DataFrame, estimate: str) -> dict[tuple[str, str | None], Found]:
    """What each row gives, by theme and sector (None: everybody)."""
    numbers = [estimate, "ci_low", "ci_high", *(["p_adjusted"] if "p_adjusted" in table else [])]
    keys = zip(table["theme"].to_numpy(object), table["sector"].to_numpy(object), strict=True)
    return {
        (str(theme), None if pd.isna(sector) else str(sector)): Found(*row)
        for (theme, sector), row in zip(keys, table[numbers].to_numpy(float).tolist(), strict=True)
    }


def _on_wijken(scan: Quickscan, true: np.ndarray, theme_scores: pd.DataFrame) -> Iterator[Answer]:
    compared = analyse.compare_groups(
        theme_scores, scan.professionals, scan.works_in, scan.neighbourhoods
    )
    compared = compared[compared["adjusted"]]
    names = ["difference", "ci_low", "ci_high", "standard_error", "df"]
    rows = compared[names].to_numpy(dtype=float, na_value=np.nan).tolist()
    p = [
        two_sided_p(difference / error, df) if error > 0 else np.nan
        for difference, _, _, error, df in rows
    ]
    found = {
        theme: Found(difference, low, high, p_adjusted)
        for theme, (difference, low, high, *_), p_adjusted in zip(
            compared["theme"], rows, adjust_p(np.array(p)).tolist(), strict=True
        )
    }
    truths = true_wijk_differences(true, scan).tolist()
    for theme, value in zip(scan.questionnaire.theme_ids, truths, strict=True):
        yield Answer(Inquiry("wijk difference", theme), found.get(theme, NOTHING), value)


def _on_alpha(scan: Quickscan, truth: Truth) -> Iterator[Answer]:
    table = analyse.summarise_reliability(scan.answers, scan.questionnaire, scan.professionals)
    numbers = table[["estimate", "ci_low", "ci_high"]].to_numpy(float).tolist()
    for theme, row in zip(table["theme"], numbers, strict=True):
        target = truth.parameters.reliability_of(str(theme))
        yield Answer(Inquiry("alpha", str(theme)), Found(*row), target)


def _on_network(scan: Quickscan, truth: Truth) -> Iterator[Answer]:
    readings = analyse.read_ties(
        scan.ties, scan.professionals, scan.works_in, scan.active_in, scan.questionnaire.layer_ids
    )
    densities = true_densities(truth, scan)
    measures = analyse.estimate_density(readings)
    names = ["density", "density_low", "density_high"]
    for wijk, layer, row in zip(
        measures["neighbourhood_id"],
        measures["layer"],
        measures[names].to_numpy(float).tolist(),
        strict=True,
    ):
        yield Answer(Inquiry("density", layer=layer), Found(*row), densities[wijk, layer])
    gaps = analyse.find_gaps(readings, scan.organisations)
    for kind, claim, holds in claimed_and_true(
        gaps, TrueNetwork(truth.true_ties, scan.active_in, scan.organisations)
    ):
        yield Answer(Inquiry("gap certainty", gap_kind=kind), Found(claim), float(holds))
    for kind, is_found in planted_and_found(gaps, truth):
        yield Answer(Inquiry("gap found", gap_kind=kind), Found(float(is_found)), np.nan)
