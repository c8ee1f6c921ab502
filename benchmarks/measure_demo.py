"""Where the time of `quickscan demo` goes: CPU seconds per stage, beside `import pandas`."""

from __future__ import annotations

import statistics
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

RUNS = 3
SEED = 12


def spent(work: Callable[[], Any]) -> tuple[float, Any]:
    """CPU seconds of some work in this process, and what it gave."""
    start = time.process_time()
    given = work()
    return time.process_time() - start, given


def stages() -> dict[str, float]:
    """One demo, with each stage timed."""
    from quickscan_sim.advise import collect_findings, draft_plan, summarise_quickscan
    from quickscan_sim.exchange import write_quickscan
    from quickscan_sim.parameters import Parameters
    from quickscan_sim.present import write_report
    from quickscan_sim.simulate import simulate_quickscan

    cost = {}
    with tempfile.TemporaryDirectory() as folder:
        cost["simulate"], (scan, _) = spent(lambda: simulate_quickscan(Parameters(seed=SEED)))
        cost["write the data"], _ = spent(lambda: write_quickscan(scan, Path(folder) / "data"))
        cost["read"], reading = spent(lambda: summarise_quickscan(scan))
        cost["findings"], findings = spent(lambda: collect_findings(reading))
        cost["plan"], plan = spent(lambda: draft_plan(findings, reading))
        cost["report"], _ = spent(lambda: write_report(reading, findings, plan, Path(folder), "nl"))
    return cost


def main() -> None:
    """Print the first run, which imports what it needs, and the median of the later ones."""
    pandas, _ = spent(lambda: __import__("pandas"))
    first = stages()
    later = [stages() for _ in range(RUNS)]
    median = {name: statistics.median(run[name] for run in later) for name in first}
    print(f"CPU seconds; first run (with imports) and median of {RUNS} later runs")
    print(f"{'':20}{'first':>8}{'later':>8}{'later / import pandas':>24}")
    for name in first:
        print(f"{name:20}{first[name]:8.2f}{median[name]:8.2f}{median[name] / pandas:24.1f}")
    total, later_total = sum(first.values()), sum(median.values())
    print(f"{'together':20}{total:8.2f}{later_total:8.2f}{later_total / pandas:24.1f}")
    print(f"{'import pandas':20}{pandas:8.2f}")


if __name__ == "__main__":
    main()
