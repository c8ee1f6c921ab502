"""The reliability picture of the gap list: claimed certainty beside how often it is true.

python studies/plot_gaps.py    reads the newest *_gaps.csv here, writes its picture beside it
"""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pandas as pd
from matplotlib.figure import Figure

SETTING = "default"
FEWEST = 5
"""Bins with fewer claims than this are left out: their share says next to nothing."""


def bins_of(table: pd.DataFrame) -> pd.DataFrame:
    """Kind, mean claim, share that is true, standard error and number, a row per bin."""
    bins = table[(table["setting"] == SETTING) & (table["measure"] == "reliable")].copy()
    bins["claim"] = bins["claimed"].str.split(": ").str[1].astype(float)
    return bins[bins["n"] >= FEWEST]


def draw(bins: pd.DataFrame) -> Figure:
    """A panel per kind; dots on the diagonal mean that the list is as sure as it should be."""
    kinds = list(dict.fromkeys(bins["kind"]))
    figure = Figure(figsize=(11, 2.4 * -(-len(kinds) // 5)), layout="constrained")
    panels = figure.subplots(-(-len(kinds) // 5), 5, sharex=True, sharey=True, squeeze=False)
    for panel in panels.flat[len(kinds) :]:
        panel.set_visible(False)
    for panel, kind in zip(panels.flat, kinds, strict=False):
        own = bins[bins["kind"] == kind]
        panel.plot([0, 1], [0, 1], color="0.6", linewidth=1)
        panel.errorbar(
            own["claim"],
            own["value"],
            yerr=1.96 * own["mc_error"],
            fmt="none",
            ecolor="#0b4f8a",
            elinewidth=1,
        )
        panel.scatter(own["claim"], own["value"], s=8 + 12 * np.sqrt(own["n"]), color="#0b4f8a")
        panel.set_title(f"{kind} (n = {own['n'].sum()})", fontsize=9)
        panel.set(xlim=(-0.03, 1.03), ylim=(-0.03, 1.03))
    figure.supxlabel("claimed certainty", fontsize=9)
    figure.supylabel("truly there", fontsize=9)
    return figure


def main() -> None:
    """Read the newest table, draw, write."""
    source = max(Path(__file__).parent.glob("*_gaps.csv"))
    path = source.with_suffix(".png")
    draw(bins_of(pd.read_csv(source))).savefig(path, dpi=110, metadata={"Software": None})
    print(f"Written: {path.name}")


if __name__ == "__main__":
    main()
