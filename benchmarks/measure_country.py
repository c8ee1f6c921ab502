"""What a country costs: CPU seconds, memory and disk at 100, 1,000 and (asked for) all wijken.

    python benchmarks/measure_country.py [--all] [--households] [--workers N] [--stages]

Each size is written by a process of its own, so that its peak memory is its own. Seconds are
reported beside floors measured in the same run: the same counts of everything drawn from plain
NumPy and written with pyarrow, with nothing realistic about them.
"""

from __future__ import annotations

import argparse
import json
import resource
import subprocess
import sys
import tempfile
import time
from collections import defaultdict
from collections.abc import Callable
from pathlib import Path
from typing import Any

SEED = 1
SIZES = (100, 1000)
ALL = 3393
STAGES_OF = 150
AIM = "aim for all 3,393: 60 CPU s, 1.5 GB peak, 1 GB on disk"

STEPS = {
    "quickscan": (
        "load_questionnaire",
        "check_fit",
        "draw_organisations",
        "draw_professionals",
        "place_professionals",
        "choose_effects",
        "draw_traits",
        "draw_response",
        "draw_answers",
        "draw_network",
        "plant_gaps",
        "draw_reports",
        "gather_truth",
    ),
    "municipality": ("simulate_quickscan", "tables_beside", "write_drawn", "summary_of"),
}
"""Steps of `simulate_quickscan`, and of a municipality."""


def write(n_wijken: int, households: bool, workers: int) -> dict[str, float]:
    """Write the first wijken of the country in this process, and say what it cost."""
    from quickscan_sim.country import write_country
    from quickscan_sim.parameters import load_scenario

    first = {} if n_wijken >= ALL else {"first_neighbourhoods": n_wijken}
    parameters = load_scenario("netherlands", seed=SEED, **first)
    before = _cpu()
    with tempfile.TemporaryDirectory() as folder:
        summary = write_country(
            parameters, Path(folder) / "nl", workers=workers, households=households
        )
    tables = ("neighbourhoods", "buurten", "households", "professionals", "answers", "ties")
    return {
        "cpu": _cpu() - before,
        "peak": max(_peak(resource.RUSAGE_SELF), _peak(resource.RUSAGE_CHILDREN)),
        "disk": summary.n_bytes / 1e6,
        "municipalities": len(summary.municipalities),
    } | {table: summary.n_rows(table) for table in tables}


def _cpu() -> float:
    """User and system time of this process and of workers that ended."""
    used = [resource.getrusage(who) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)]
    return sum(one.ru_utime + one.ru_stime for one in used)


def _peak(who: int) -> float:
    """Most memory of one process so far, in MB (Linux counts in kB, macOS in bytes)."""
    unit = 1e6 if sys.platform == "darwin" else 1e3
    return resource.getrusage(who).ru_maxrss / unit


def floor(n_answers: int) -> float:
    """CPU seconds to draw so many answers from a latent value and four thresholds, float32."""
    import numpy as np

    rng = np.random.default_rng(SEED)
    thresholds = np.array([-1.5, -0.5, 0.5, 1.5], dtype=np.float32)
    start = time.process_time()
    for first in range(0, n_answers, 262_144):
        n = min(262_144, n_answers - first)
        latent = rng.standard_normal(n, dtype=np.float32)
        np.searchsorted(thresholds, latent).astype(np.uint8)
    return time.process_time() - start


def apart(n_wijken: int, households: bool, workers: int) -> dict[str, float]:
    """The cost of one size, measured in a new process."""
    call = [sys.executable, __file__, "--one", str(n_wijken), "--workers", str(workers)]
    printed = subprocess.run(
        call + ["--households"] * households, check=True, capture_output=True, text=True
    ).stdout
    return dict(json.loads(printed))


def stages(households: bool) -> dict[str, float]:
    """CPU milliseconds a wijk of every step of a municipality, over the first wijken."""
    from quickscan_sim.country import municipality, write_country
    from quickscan_sim.parameters import load_scenario
    from quickscan_sim.simulate import quickscan

    spent: dict[str, float] = defaultdict(float)
    for module in (quickscan, municipality):
        for name in STEPS[module.__name__.rpartition(".")[2]]:
            if hasattr(module, name):
                setattr(module, name, timed(name, getattr(module, name), spent))
    parameters = load_scenario("netherlands", seed=SEED, first_neighbourhoods=STAGES_OF)
    with tempfile.TemporaryDirectory() as folder:
        spent["together"] = _cpu()
        summary = write_country(parameters, Path(folder) / "nl", households=households)
        spent["together"] = _cpu() - spent["together"]
    n = summary.n_rows("neighbourhoods")
    return {name: 1000 * seconds / n for name, seconds in spent.items()}


def timed(name: str, step: Callable[..., Any], spent: dict[str, float]) -> Callable[..., Any]:
    """The same step, that adds what it costs."""

    def do(*given: Any, **named: Any) -> Any:
        start = time.process_time()
        try:
            return step(*given, **named)
        finally:
            spent[name] += time.process_time() - start

    return do


def main() -> None:
    """Print a row per size, and ratios beside the smallest size and the floor."""
    given = argparse.ArgumentParser()
    given.add_argument("--all", action="store_true", help="also all 3,393 wijken")
    given.add_argument("--households", action="store_true", help="also every household")
    given.add_argument("--workers", type=int, default=1)
    given.add_argument("--stages", action="store_true", help="where the time goes")
    given.add_argument("--one", type=int, help=argparse.SUPPRESS)
    wish = given.parse_args()
    if wish.one:
        print(json.dumps(write(wish.one, wish.households, wish.workers)))
        return
    if wish.stages:
        for name, cost in stages(wish.households).items():
            print(f"{name:24}{cost:8.2f} ms a wijk")
        return
    sizes = (*SIZES, ALL) if wish.all else SIZES
    rows = [apart(size, wish.households, wish.workers) for size in sizes]
    report(rows)


def report(rows: list[dict[str, float]]) -> None:
    """The table; "x first" is CPU a wijk beside the first row, "x floor" beside bare answers."""
    print(
        f"{'wijken':>8}{'CPU s':>8}{'peak MB':>9}{'disk MB':>9}{'ms/wijk':>9}{'x first':>9}", end=""
    )
    print(f"{'x floor':>9}{'people':>10}{'answers':>12}{'ties':>11}{'households':>12}")
    per_wijk = [row["cpu"] / row["neighbourhoods"] for row in rows]
    for row, cost in zip(rows, per_wijk, strict=True):
        bare = floor(int(row["answers"]))
        print(
            f"{row['neighbourhoods']:8,.0f}{row['cpu']:8.1f}{row['peak']:9.0f}{row['disk']:9.1f}"
            f"{1000 * cost:9.1f}{cost / per_wijk[0]:9.2f}{row['cpu'] / bare:9.0f}"
            f"{row['professionals']:10,.0f}{row['answers']:12,.0f}{row['ties']:11,.0f}"
            f"{row['households']:12,.0f}"
        )
    print(AIM)


if __name__ == "__main__":
    main()
