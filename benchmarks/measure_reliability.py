"""Alpha beside psych in R, and the intraclass correlation beside pingouin, as ratios in one run.

Seconds are elapsed, of the work alone (no start of R, no import), least of a few runs. A peer that
is not installed is skipped and named; pingouin is no part of the kit, so install it next to the kit
to measure it.
"""

from __future__ import annotations

import shutil
import subprocess
import time
import warnings
from collections.abc import Callable
from pathlib import Path
from tempfile import TemporaryDirectory

import numpy as np
import pandas as pd

from quickscan_sim.analyse import (
    between_group_correlation,
    cronbach_alpha,
    intraclass_correlation,
    item_statistics,
    within_group_agreement,
)

N_PEOPLE, N_ITEMS = 100_000, 6
N_RATED, N_RATERS = 1_000, 4
N_ORGANISATIONS = 2_000
RUNS = 5

R_SCRIPT = """
suppressMessages(library(psych)); x <- read.csv("{path}")
seconds <- sapply(1:3, function(run) system.time(found <<- alpha(x, warnings = FALSE))[["elapsed"]])
cat(min(seconds), format(found$total$raw_alpha, digits = 15))
"""


def answers() -> pd.DataFrame:
    """A trait and a normal for each answer, cut into five."""
    rng = np.random.default_rng(1)
    latent = rng.standard_normal((N_PEOPLE, 1)) + rng.standard_normal((N_PEOPLE, N_ITEMS))
    points = np.clip(np.round(latent + 3), 1, 5).astype(int)
    return pd.DataFrame(points, columns=[f"item_{number}" for number in range(N_ITEMS)])


def ratings() -> pd.DataFrame:
    rng = np.random.default_rng(2)
    table = rng.standard_normal((N_RATED, 1)) + rng.standard_normal((N_RATED, N_RATERS))
    return pd.DataFrame(table, columns=[f"rater_{number}" for number in range(N_RATERS)])


def seconds_of(work: Callable[[], object]) -> float:
    """The least time of a few runs, after one that does not count."""
    work()
    found = []
    for _ in range(RUNS):
        start = time.perf_counter()
        work()
        found.append(time.perf_counter() - start)
    return min(found)


def beside_psych(items: pd.DataFrame) -> tuple[float, float] | str:
    """Seconds and alpha of psych, or why there are none."""
    if shutil.which("Rscript") is None:
        return "R is not installed"
    with TemporaryDirectory() as folder:
        path = Path(folder) / "items.csv"
        items.to_csv(path, index=False)
        script = R_SCRIPT.format(path=path.as_posix())
        done = subprocess.run(
            ["Rscript", "-e", script], capture_output=True, text=True, check=False
        )
    if done.returncode:
        return f"R could not run psych: {done.stderr.strip().splitlines()[-1]}"
    seconds, alpha = map(float, done.stdout.split()[-2:])
    return seconds, alpha


def beside_pingouin(table: pd.DataFrame) -> tuple[float, float] | str:
    """Seconds and ICC(2,1) of pingouin, or why there are none."""
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            import pingouin
    except ImportError:
        return "pingouin is not installed"
    long = table.rename_axis("person").reset_index().melt("person", var_name="rater")
    given = {"data": long, "targets": "person", "raters": "rater", "ratings": "value"}
    seconds = seconds_of(lambda: pingouin.intraclass_corr(**given))
    found = pingouin.intraclass_corr(**given)
    # The second row is ICC(2,1) under the name of any version.
    return seconds, float(found["ICC"].iloc[1])


def tell(what: str, own: float, peer: str, other: tuple[float, float] | str, value: float) -> None:
    """One comparison: seconds of both, the ratio, and how far the values differ."""
    if isinstance(other, str):
        print(f"{what}: {1000 * own:.2f} ms; {peer} was not measured: {other}.")
        return
    seconds, theirs = other
    print(
        f"{what}: {1000 * own:.2f} ms, {peer} {1000 * seconds:.0f} ms: "
        f"{seconds / own:.0f} times as fast (aim 100); values differ {abs(value - theirs):.0e}"
    )


def main() -> None:
    """Print seconds and ratios."""
    items, table = answers(), ratings()
    own = seconds_of(lambda: cronbach_alpha(items))
    found = cronbach_alpha(items).estimate
    tell(f"alpha, {N_PEOPLE:,} x {N_ITEMS}", own, "psych", beside_psych(items), found)
    rated = seconds_of(lambda: intraclass_correlation(table))
    found = intraclass_correlation(table).estimate
    what = f"ICC(2,1), {N_RATED:,} x {N_RATERS}"
    tell(what, rated, "pingouin", beside_pingouin(table), found)
    organisation = np.random.default_rng(3).integers(0, N_ORGANISATIONS, N_PEOPLE)
    score, nullable = items.mean(axis=1), items.astype("Int64")
    print(f"Beside alpha on the same {N_PEOPLE:,} people, {N_ORGANISATIONS:,} organisations:")
    for name, work in {
        "alpha of nullable integers": lambda: cronbach_alpha(nullable),
        "alpha, interval over organisations": lambda: cronbach_alpha(items, organisation),
        "item statistics": lambda: item_statistics(items),
        "ICC(1) by ANOVA": lambda: between_group_correlation(score, organisation),
        "ICC(1) by REML": lambda: between_group_correlation(score, organisation, "reml"),
        "agreement in each organisation": lambda: within_group_agreement(items, organisation, 5),
    }.items():
        print(f"  {name}: {seconds_of(work) / own:.1f} times as long")


if __name__ == "__main__":
    main()
