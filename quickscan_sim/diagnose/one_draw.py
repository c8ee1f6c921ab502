"""One draw: a quickscan is simulated and read as a real one would be, beside its truth."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
import pandas as pd

from quickscan_sim import analyse
from quickscan_sim.analyse.contrasts import holm
from quickscan_sim.analyse.intervals import two_sided_p
from quickscan_sim.analyse.reliability import summarise_reliability
from quickscan_sim.diagnose.gap_truths import TrueNetwork, claimed_and_true, planted_and_found
from quickscan_sim.diagnose.inquiries import Inquiry
from quickscan_sim.diagnose.truths import (
    true_densities,
    true_scores,
    true_sector_means,
    true_wijk_differences,
)
from quickscan_sim.parameters import Parameters
from quickscan_sim.quickscan import Quickscan, Truth
from quickscan_sim.random_streams import stream
from quickscan_sim.simulate import simulate_quickscan

NOTHING = (np.nan, np.nan, np.nan)
LARGEST_SEED = 2**63


@dataclass(frozen=True)
class Answer:
    """What one draw says on an inquiry: estimate with interval (NaN: withheld), and the truth.

    ``p_adjusted`` is the p-value after the number of looks, of a difference.
    """

    inquiry: Inquiry
    estimate: float
    ci_low: float
    ci_high: float
    truth: float
    p_adjusted: float = np.nan


def parameters_of_draw(parameters: Parameters, number: int) -> Parameters:
    """The settings of one draw: a seed of its own, from a stream named after the draw.

    What is fixed in a scenario (sector means, difficulty of items, which differences are planted,
    which sectors work together) is the same in all draws, through ``shared_seed``.
    """
    seed = int(stream(parameters.seed, "diagnose", number).integers(LARGEST_SEED))
    return parameters.model_copy(
        update={"seed": seed, "shared_seed": parameters.seed_of_what_is_alike}
    )


def answer_inquiries(parameters: Parameters) -> tuple[list[Answer], int, int]:
    """Simulate and read one quickscan: the answers, and how many were invited and responded."""
    scan, truth = simulate_quickscan(parameters)
    answers = [*_on_scores(scan, truth), *_on_alpha(scan, truth), *_on_network(scan, truth)]
    people = scan.professionals
    n_invited, n_responded = len(people), int(people["responded"].sum())
    response = n_responded / n_invited
    answers.append(Answer(Inquiry("response"), response, np.nan, np.nan, parameters.response_rate))
    return answers, n_invited, n_responded


def _on_scores(scan: Quickscan, truth: Truth) -> Iterator[Answer]:
    themes = scan.questionnaire.theme_ids
    true = true_scores(truth, scan.professionals, themes)
    means, differences = true_sector_means(true, scan.professionals)
    theme_scores = analyse.score_themes(scan.answers, scan.questionnaire)
    summary = analyse.summarise_scores(
        theme_scores, scan.professionals, scan.works_in, scan.neighbourhoods
    )
    contrasts = analyse.contrast_sectors(theme_scores, scan.professionals, summary)
    of_summary = _by_theme_and_sector(summary[summary["grouping"].isin(["all", "sector"])], "mean")
    of_contrasts = _by_theme_and_sector(contrasts, "difference")
    for number, theme in enumerate(themes):
        found = of_summary.get((theme, None), NOTHING)
        yield Answer(Inquiry("theme mean", theme), *found[:3], float(true[:, number].mean()))
        for sector, mean in means.items():
            found = of_summary.get((theme, sector), NOTHING)
            inquiry = Inquiry("sector mean", theme, sector)
            yield Answer(inquiry, *found[:3], float(mean[number]))
            inquiry = Inquiry("sector difference", theme, sector)
            found = of_contrasts.get((theme, sector), NOTHING)
            if len(means) > 1:
                yield Answer(inquiry, *found[:3], float(differences[sector][number]), *found[3:])
    yield from _on_wijken(scan, true, theme_scores)


def _by_theme_and_sector(
    table: pd.DataFrame, estimate: str
) -> dict[tuple[str, str | None], tuple[float, ...]]:
    """Estimate and interval (and adjusted p, where there is one) of each row."""
    numbers = [estimate, "ci_low", "ci_high", *(["p_adjusted"] if "p_adjusted" in table else [])]
    keys = zip(table["theme"].to_numpy(object), table["sector"].to_numpy(object), strict=True)
    return {
        (str(theme), None if pd.isna(sector) else str(sector)): tuple(row)
        for (theme, sector), row in zip(keys, table[numbers].to_numpy(float).tolist(), strict=True)
    }


def _on_wijken(scan: Quickscan, true: np.ndarray, theme_scores: pd.DataFrame) -> Iterator[Answer]:
    compared = analyse.compare_groups(
        theme_scores, scan.professionals, scan.works_in, scan.neighbourhoods
    )
    compared = compared[compared["adjusted"]]
    p = holm(
        np.array(
            [
                two_sided_p(difference / error, df) if error > 0 else np.nan
                for difference, error, df in compared[["difference", "standard_error", "df"]]
                .to_numpy(dtype=float, na_value=np.nan)
                .tolist()
            ]
        )
    )
    numbers = compared[["difference", "ci_low", "ci_high"]].to_numpy(float).tolist()
    found = dict(zip(compared["theme"], zip(numbers, p.tolist(), strict=True), strict=True))
    truths = true_wijk_differences(true, scan).tolist()
    for theme, value in zip(scan.questionnaire.theme_ids, truths, strict=True):
        row, p_adjusted = found.get(theme, (NOTHING, np.nan))
        yield Answer(Inquiry("wijk difference", theme), *row, value, p_adjusted)


def _on_alpha(scan: Quickscan, truth: Truth) -> Iterator[Answer]:
    table = summarise_reliability(scan.answers, scan.questionnaire)
    numbers = table[["estimate", "ci_low", "ci_high"]].to_numpy(float).tolist()
    for theme, row in zip(table["theme"], numbers, strict=True):
        yield Answer(Inquiry("alpha", str(theme)), *row, truth.parameters.reliability)


def _on_network(scan: Quickscan, truth: Truth) -> Iterator[Answer]:
    readings = analyse.read_ties(
        scan.ties, scan.professionals, scan.works_in, scan.active_in, scan.questionnaire.layer_ids
    )
    densities = true_densities(truth, scan)
    measures = analyse.measure_network(readings)
    for wijk, layer, *numbers in zip(
        measures["neighbourhood_id"],
        measures["layer"],
        *(measures[name].tolist() for name in ("density", "density_low", "density_high")),
        strict=True,
    ):
        yield Answer(Inquiry("density", layer=layer), *numbers, densities[wijk, layer])
    gaps = analyse.find_gaps(readings, scan.organisations)
    network = TrueNetwork(truth.true_ties)
    for kind, claim, holds in claimed_and_true(gaps, network):
        yield Answer(Inquiry("gap certainty", gap_kind=kind), claim, np.nan, np.nan, float(holds))
    for kind, found in planted_and_found(gaps, truth):
        yield Answer(Inquiry("gap found", gap_kind=kind), float(found), np.nan, np.nan, np.nan)
