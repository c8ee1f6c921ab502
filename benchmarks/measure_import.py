"""What `import quickscan_sim` costs beside `import pandas`, in CPU seconds of a new process."""

from __future__ import annotations

import os
import statistics
import subprocess
import sys

RUNS = 7
STATEMENTS = ("pass", "import quickscan_sim", "import quickscan_sim.cli.main", "import pandas")


def cpu_seconds(statement: str) -> float:
    """User and system time of Python running one statement."""
    before = os.times()
    subprocess.run([sys.executable, "-c", statement], check=True)
    after = os.times()
    return (
        after.children_user + after.children_system - before.children_user - before.children_system
    )


def main() -> None:
    """Print the medians and what each import adds to an empty Python, as a share of pandas."""
    cost = {
        statement: statistics.median(cpu_seconds(statement) for _ in range(RUNS))
        for statement in STATEMENTS
    }
    empty, pandas = cost["pass"], cost["import pandas"]
    print(f"CPU seconds, median of {RUNS} runs")
    print(f"{'':32}{'total':>8}{'added':>8}{'/ pandas':>10}")
    for statement, seconds in cost.items():
        added = seconds - empty
        print(f"{statement:32}{seconds:8.2f}{added:8.2f}{added / (pandas - empty):10.2f}")


if __name__ == "__main__":
    main()
