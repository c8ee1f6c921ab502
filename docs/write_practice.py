"""Draw the practice neighbourhood that comes with the kit, with its truth beside it.

python docs/write_practice.py

Needed when questions change so that a mistake no longer shows in it; a test says so.
"""

from __future__ import annotations

from pathlib import Path

import quickscan_sim
from quickscan_sim.teach.handing_out import make_practice
from quickscan_sim.teach.questions import load_questions

SEED = 2027
FOLDER = Path(quickscan_sim.__file__).parent / "data" / "practice"

if __name__ == "__main__":
    make_practice(load_questions(), FOLDER, SEED, force=True)
    print(FOLDER)
