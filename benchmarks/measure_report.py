"""What a report costs: CPU seconds by stage and format, beside empty figures, and peak memory.

Each size is made in a process of its own, so that its memory is its own. The floor is what
matplotlib takes for as many empty figures of the same size; other things on the machine slow both
down, so read the ratio.
"""

from __future__ import annotations

import argparse
import json
import subprocess
import sys
import time
from collections.abc import Callable
from typing import Any

SIZES = (6, 60)
SEED = 12


def spent(work: Callable[[], Any]) -> tuple[float, Any]:
    """CPU seconds of some work in this process, and what it gave."""
    start = time.process_time()
    given = work()
    return time.process_time() - start, given


def imports() -> None:
    """What every report imports."""
    import docx  # noqa: F401
    import jinja2  # noqa: F401
    import matplotlib.backends.backend_agg
    import matplotlib.figure  # noqa: F401

    import quickscan_sim.advise
    import quickscan_sim.present  # noqa: F401


def empty_figures(n: int) -> None:
    """Figures with empty axes, drawn and written as those of the report."""
    from quickscan_sim.present.figure_style import as_png, kit_style, new_figure

    for _ in range(n):
        with kit_style():
            figure = new_figure(4.0)
            figure.subplots()
        as_png(figure)


def measure(n_neighbourhoods: int) -> dict[str, float]:
    """CPU seconds of each stage of one report, its figures and bytes, and the peak in MB."""
    cost: dict[str, float] = {}
    cost["import"], _ = spent(imports)
    from quickscan_sim.advise import collect_findings, draft_plan, summarise_quickscan
    from quickscan_sim.parameters import Parameters
    from quickscan_sim.present.curing import safe_reading
    from quickscan_sim.present.document import FigureBlock
    from quickscan_sim.present.render_html import render_html
    from quickscan_sim.present.render_word import render_word
    from quickscan_sim.present.report import report_document
    from quickscan_sim.simulate import simulate_quickscan

    parameters = Parameters(seed=SEED, n_neighbourhoods=n_neighbourhoods)
    scan, _ = simulate_quickscan(parameters)
    cost["read"], reading = spent(lambda: summarise_quickscan(scan))
    cost["findings"], findings = spent(lambda: collect_findings(reading))
    cost["plan"], plan = spent(lambda: draft_plan(findings, reading))
    cost["drawn networks"], _ = spent(lambda: reading.network_with_intervals)
    cost["attack"], (safe, _) = spent(lambda: safe_reading(reading, named=True))
    cost["figures and text"], document = spent(lambda: report_document(safe, findings, plan, "nl"))
    cost["HTML"], html = spent(lambda: render_html(document))
    cost["Word"], word = spent(lambda: render_word(document))
    sizes = {"HTML bytes": len(html.encode()), "Word bytes": len(word)}
    try:
        from quickscan_sim.present.pdf import render_pdf
    except ModuleNotFoundError:
        pass
    else:
        cost["PDF"], pdf = spent(lambda: render_pdf(document))
        sizes["PDF bytes"] = len(pdf)
    n_figures = sum(isinstance(block, FigureBlock) for block in document.blocks)
    floor, _ = spent(lambda: empty_figures(n_figures))
    people = {"respondents": int(scan.professionals["responded"].sum()), "figures": n_figures}
    return cost | {"floor": floor, "peak MB": peak()} | sizes | people


def peak() -> float:
    """The most memory this process had, in MB; nan where the system does not tell."""
    try:
        import resource
    except ModuleNotFoundError:
        return float("nan")
    most = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return most / (1024**2 if sys.platform == "darwin" else 1024)


def main() -> None:
    """Print a table with a column for each size; ``--only N`` measures one in this process."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--only", type=int)
    options.add_argument("--sizes", type=int, nargs="+", default=list(SIZES))
    chosen = options.parse_args()
    if chosen.only:
        print(json.dumps(measure(chosen.only)))
        return
    found = {}
    for size in chosen.sizes:
        command = [sys.executable, __file__, "--only", str(size)]
        told = subprocess.run(command, check=True, capture_output=True, text=True)
        found[size] = json.loads(told.stdout)
    print(f"{'CPU seconds':20}" + "".join(f"{size:>7} wijken" for size in found))
    names = next(iter(found.values()))
    counts = ("floor", "peak MB", "respondents", "figures")
    stages = [name for name in names if name not in counts and "bytes" not in name]
    for name in stages:
        print(f"{name:20}" + "".join(f"{one[name]:14.2f}" for one in found.values()))
    total = [sum(one[name] for name in stages) for one in found.values()]
    print(f"{'together':20}" + "".join(f"{one:14.2f}" for one in total))
    print(f"{'empty figures':20}" + "".join(f"{one['floor']:14.2f}" for one in found.values()))
    ratios = [one["figures and text"] / one["floor"] for one in found.values()]
    print(f"{'figures / empty':20}" + "".join(f"{one:14.1f}" for one in ratios))
    for name in [*counts[1:], *(name for name in names if "bytes" in name)]:
        print(f"{name:20}" + "".join(f"{one[name]:14,.0f}" for one in found.values()))


if __name__ == "__main__":
    main()
