"""How long does it take to make an own neighbourhood for each of 300 students?

Makes a class with two processes in a folder that is thrown away, and writes one row beside this
file: students, processes, seconds, draws looked at, and the bytes of the ZIP. The time is that of
the machine it ran on; beside it stands that of one plain draw of the simulator, in the same run.

    python studies/study_class_of_300.py
"""

from __future__ import annotations

from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory
from time import perf_counter

import pandas as pd

from quickscan_sim.simulate.quickscan import simulate_quickscan
from quickscan_sim.teach.handing_out import Student, make_variants
from quickscan_sim.teach.questions import load_questions
from quickscan_sim.teach.variants.planting import plant

SECRET = bytes(range(32))
N_STUDENTS = 300
N_WORKERS = 2
N_PLAIN = 20
HERE = Path(__file__).parent


def seconds_of_a_plain_draw() -> float:
    """What one planted quickscan costs, without questions and packs; the mean of a few."""
    simulate_quickscan(plant(0).parameters)
    start = perf_counter()
    for seed in range(1, N_PLAIN + 1):
        simulate_quickscan(plant(seed).parameters)
    return (perf_counter() - start) / N_PLAIN


def main() -> None:
    """Make the class, and write."""
    students = tuple(Student(f"s{number}") for number in range(N_STUDENTS))
    plain = seconds_of_a_plain_draw()
    with TemporaryDirectory() as folder:
        start = perf_counter()
        made = make_variants(students, load_questions(), folder, SECRET, "study", workers=N_WORKERS)
        seconds = perf_counter() - start
        size = made.places.archive.stat().st_size
    row = {
        "n_students": len(made.entries),
        "n_processes": N_WORKERS,
        "seconds": round(seconds, 1),
        "seconds_of_a_plain_draw": round(plain, 3),
        "draws_per_student": round(made.mean_tries, 2),
        "zip_bytes": size,
    }
    path = HERE / f"{date.today().isoformat()}_class_of_300.csv"
    pd.DataFrame([row]).to_csv(path, index=False, lineterminator="\n")
    print(row)


if __name__ == "__main__":
    main()
