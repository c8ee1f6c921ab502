"""Read one job, run the student's cells, and send the wanted values.

Started by path as ``python -I -S inside PACKAGES...``: without the settings of the machine, and
with only the folders that are named. The job comes in on standard input as JSON; what is found
goes out on what was standard output, one line of JSON at a time.
"""

from __future__ import annotations

import os
import sys

if __name__ == "__main__":
    sys.path[:] = [*sys.argv[1:], *sys.path[1:]]
    sys.argv[:] = ["notebook"]
    from quickscan_sim.grade.sandbox.inside.job import run_job

    run_job()
    os._exit(0)
