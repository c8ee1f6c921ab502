"""What a million people answer to 40 items costs, beside a reference floor and beside R's psych.

The floor is the plain way in NumPy: float32, chunks of 262,144 people, a trait plus a normal for
each answer, thresholds, a byte for each answer. Ratios are of CPU seconds within one run.
"""

from __future__ import annotations

import dataclasses
import shutil
import subprocess
import time
from collections.abc import Callable

import numpy as np
import pandas as pd

from quickscan_sim.parameters import ItemDifference, Parameters
from quickscan_sim.questionnaire import Questionnaire, load_questionnaire
from quickscan_sim.simulate.answers import fill_in_form, item_core
from quickscan_sim.simulate.instrument import calibrated_instrument
from quickscan_sim.simulate.items import draw_points

N_PEOPLE = 1_000_000
N_ITEMS = 40
N_BESIDE_R = 200_000
CHUNK = 262_144
RUNS = 3
LOADING = np.float32(0.7)
CUTS = np.array([-1.4, -0.5, 0.5, 1.4], np.float32)

R_SCRIPT = """
suppressMessages(library(psych)); set.seed(1)
time <- system.time(x <- sim.item(nvar={items}, nsub={people}, categorical=TRUE, low=-2, high=2))
stopifnot(dim(x) == c({people}, {items})); cat(time[["user.self"]] + time[["sys.self"]])
"""


def reference_floor(n_people: int) -> np.ndarray:
    rng = np.random.default_rng(1)
    answers = np.empty((N_ITEMS, n_people), np.uint8)
    spread = np.sqrt(1 - LOADING**2)
    for first in range(0, n_people, CHUNK):
        n = min(CHUNK, n_people - first)
        trait = rng.standard_normal(n, dtype=np.float32)
        for item in range(N_ITEMS):
            latent = LOADING * trait + spread * rng.standard_normal(n, dtype=np.float32)
            answer = answers[item, first : first + n]
            answer[:] = latent > CUTS[0]
            for cut in CUTS[1:]:
                answer += latent > cut
    return answers


def forty_items() -> Questionnaire:
    """The practice questionnaire with ten scored items for each theme and nothing else."""
    practice = load_questionnaire()
    scored = practice.items_of("practice")
    items = [
        dataclasses.replace(item, item_id=f"{item.item_id}_{copy}")
        for copy in range(2)
        for item in scored
    ]
    return dataclasses.replace(practice, items=tuple(items[:N_ITEMS]))


def invited_people(questionnaire: Questionnaire) -> pd.DataFrame:
    rng = np.random.default_rng(2)
    sectors = pd.array(questionnaire.sector_ids, dtype="str")
    organisations = pd.array([f"O{number}" for number in range(50_000)], dtype="str")
    return pd.DataFrame(
        {
            "professional_id": pd.array([f"P{number}" for number in range(N_PEOPLE)], dtype="str"),
            "organisation_id": organisations.take(rng.integers(0, 50_000, N_PEOPLE)),
            "sector": sectors.take(rng.integers(0, len(sectors), N_PEOPLE)),
            "years_experience": rng.integers(0, 40, N_PEOPLE),
            "n_first_items": np.where(rng.random(N_PEOPLE) < 0.03, 3, N_ITEMS + 1),
        }
    )


def cpu_seconds(work: Callable[[], object]) -> float:
    """The least CPU time of a few runs."""
    found = []
    for _ in range(RUNS):
        start = time.process_time()
        work()
        found.append(time.process_time() - start)
    return min(found)


def seconds_of_r() -> float | str:
    """CPU seconds of psych's sim.item without the start of R, or why there are none."""
    if shutil.which("Rscript") is None:
        return "R is not installed"
    script = R_SCRIPT.format(items=N_ITEMS, people=N_BESIDE_R)
    done = subprocess.run(["Rscript", "-e", script], capture_output=True, text=True, check=False)
    if done.returncode:
        return f"R could not run psych: {done.stderr.strip().splitlines()[-1]}"
    return float(done.stdout)


def main() -> None:
    """Print CPU seconds and ratios."""
    questionnaire = forty_items()
    parameters = Parameters(
        social_desirability=0.3,
        social_desirability_spread=0.3,
        hesitation=0.3,
        hesitation_spread=0.3,
        dif=(ItemDifference(item="sig_1_0", sector="housing", size=-0.5),),
        skipped_depends_on="answer",
        p_careless=0.05,
        p_straight_lining=0.03,
    )
    core = item_core(calibrated_instrument(parameters, questionnaire))
    people = invited_people(questionnaire)
    position = np.random.default_rng(3).standard_normal((N_PEOPLE, 4))
    by_theme = np.ascontiguousarray(position.T, dtype=np.float32)

    def item_core_alone(n_people: int) -> np.ndarray:
        return draw_points(core, by_theme[:, :n_people], np.random.default_rng(1))

    floor = cpu_seconds(lambda: reference_floor(N_PEOPLE))
    alone = cpu_seconds(lambda: item_core_alone(N_PEOPLE))
    whole = cpu_seconds(lambda: fill_in_form(parameters, questionnaire, people, position))
    print(f"{N_PEOPLE:,} people x {N_ITEMS} items, least of {RUNS} runs")
    print(f"{'':46}{'CPU s':>8}{'/ floor':>9}{'aim':>7}")
    print(f"{'reference floor (float32, chunks)':46}{floor:8.2f}{1:9.2f}")
    print(f"{'item core':46}{alone:8.2f}{alone / floor:9.2f}{1.2:7.1f}")
    print(f"{'with all effects and missing answers':46}{whole:8.2f}{whole / floor:9.2f}{2.5:7.1f}")
    beside = cpu_seconds(lambda: item_core_alone(N_BESIDE_R))
    of_r = seconds_of_r()
    if isinstance(of_r, str):
        print(f"psych's sim.item was not measured: {of_r}.")
        return
    print(f"{N_BESIDE_R:,} people x {N_ITEMS} items: psych's sim.item {of_r:.2f} CPU s, ", end="")
    print(f"item core {beside:.3f}: {of_r / beside:.0f} times as fast (aim 5)")


if __name__ == "__main__":
    main()
