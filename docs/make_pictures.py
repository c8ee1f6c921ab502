"""Draw the picture in README.md, in both languages, from the municipality of `make demo`.

python docs/make_pictures.py
"""

from __future__ import annotations

from pathlib import Path

from quickscan_sim.advise import summarise_quickscan
from quickscan_sim.parameters import Parameters
from quickscan_sim.present import plot_network
from quickscan_sim.present.figure_style import as_png
from quickscan_sim.present.network_words import describe_network
from quickscan_sim.simulate import simulate_quickscan

SEED = 20
NEIGHBOURHOOD, LAYER = "W02", "signaleren"
SURE = 0.9
FOLDER = Path(__file__).parent / "images"


def main() -> None:
    """Write network_nl.png and network_en.png, and print what they show in words."""
    scan, _ = simulate_quickscan(Parameters(seed=SEED))
    reading = summarise_quickscan(scan)
    gaps = reading.gaps[reading.gaps["certainty"] >= SURE]
    what = (reading.tie_readings, scan.organisations, NEIGHBOURHOOD, LAYER, scan.questionnaire)
    for language in ("nl", "en"):
        figure = plot_network(*what, language, gaps=gaps)
        (FOLDER / f"network_{language}.png").write_bytes(as_png(figure))
        print(describe_network(*what, language, gaps=gaps).alt)


if __name__ == "__main__":
    main()
