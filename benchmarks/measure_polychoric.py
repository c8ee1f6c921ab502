"""Polychoric correlations of 24 items among 2,500 people, beside psych in R in the same run."""

from __future__ import annotations

import shutil
import statistics
import subprocess
import tempfile
import time
from pathlib import Path

import numpy as np
import pandas as pd

from quickscan_sim.analyse import polychoric_correlation

RUNS = 5
N_ITEMS, N_PEOPLE = 24, 2_500
AT_LEAST = 10
IN_R = """
suppressMessages(library(psych))
items <- read.csv(commandArgs(trailingOnly = TRUE)[1])
cat(system.time(polychoric(items, correct = 0, smooth = FALSE, progress = FALSE))["elapsed"])
"""


def drawn_items() -> pd.DataFrame:
    """Five ordered answers to items that share one factor."""
    rng = np.random.default_rng(20261123)
    underneath = rng.standard_normal((N_PEOPLE, 1)) + rng.standard_normal((N_PEOPLE, N_ITEMS))
    return pd.DataFrame(np.digitize(underneath, [-2, -0.8, 0.4, 1.7])).add_prefix("Q")


def seconds_of_kit(items: pd.DataFrame) -> float:
    """Median seconds, with the intervals that psych does not give."""
    polychoric_correlation(items)
    spent = []
    for _ in range(RUNS):
        start = time.perf_counter()
        polychoric_correlation(items)
        spent.append(time.perf_counter() - start)
    return statistics.median(spent)


def seconds_of_psych(items: pd.DataFrame) -> float | None:
    """Seconds of one run inside R, without its start; None where R or psych is absent."""
    if shutil.which("Rscript") is None:
        return None
    with tempfile.TemporaryDirectory() as folder:
        path, script = Path(folder) / "items.csv", Path(folder) / "polychoric.R"
        items.to_csv(path, index=False)
        script.write_text(IN_R, encoding="utf-8")
        done = subprocess.run(
            ["Rscript", str(script), str(path)], capture_output=True, text=True, check=False
        )
    return float(done.stdout) if done.returncode == 0 else None


def main() -> None:
    """Print the seconds of both, and their ratio."""
    items = drawn_items()
    kit, psych = seconds_of_kit(items), seconds_of_psych(items)
    print(f"polychoric correlations, {N_ITEMS} x {N_ITEMS}, n = {N_PEOPLE:,}")
    print(f"kit   {kit:8.3f} s (median of {RUNS})")
    if psych is None:
        print("psych: R or its package psych is not here, so no ratio")
        return
    print(f"psych {psych:8.3f} s (one run)")
    print(f"the kit is {psych / kit:.0f} times as fast (aim: at least {AT_LEAST})")


if __name__ == "__main__":
    main()
