"""Run every R script of this folder again, beside what is stored, and the checks on R's own data.

    make oracle

Every ``<subject>.R`` writes its values beside itself; here it does so in a copy of this folder, and
the new values are compared with the stored ones. Every pair ``check_<data>_<subject>.R`` /
``.py`` compares the kit with published values on a data set of R (bfi, emon) that is not shipped: R
writes it to a temporary file, Python computes on it.
"""

from __future__ import annotations

import json
import math
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pandas as pd

HERE = Path(__file__).parent
LARGEST_DIFFERENCE = 1e-7
"""Between two runs of R; another version of a package may differ more, and is then named."""


def main() -> int:
    """The number of scripts whose values differ, or that failed."""
    if shutil.which("Rscript") is None:
        print(
            "R is not installed (Rscript was not found). The stored values are still compared by "
            "make test. On Debian and Ubuntu: apt-get install r-base-core r-cran-psych "
            "r-cran-psychtools r-cran-gparotation r-cran-lavaan r-cran-semtools "
            "r-cran-multilevel r-cran-lme4 r-cran-jsonlite r-cran-sna r-cran-network r-cran-igraph"
        )
        return 1
    print(f"{'script':34}{'values':>8}{'largest difference':>22}")
    with tempfile.TemporaryDirectory() as folder:
        copy = Path(shutil.copytree(HERE, Path(folder) / "oracle"))
        scripts = sorted(HERE.glob("*.R"))
        failed = [
            script.name
            for script in scripts
            if not (
                _checked(script, Path(folder))
                if script.name.startswith("check_")
                else _again(script, copy)
            )
        ]
    if failed:
        print(f"\nNot as stored: {', '.join(failed)}")
    print()
    # The kit beside these values: one table for all subjects.
    beside = subprocess.run([sys.executable, str(HERE / "compare.py")], check=False)
    return len(failed) + beside.returncode


def _again(script: Path, copy: Path) -> bool:
    """Whether a script gives the stored values again."""
    if not _ran(["Rscript", str(copy / script.name)], script.name):
        return False
    n_values, largest, others = 0, 0.0, []
    stored = sorted([*HERE.glob(f"{script.stem}_*.csv"), *HERE.glob(f"{script.stem}_*.json")])
    for file in stored:
        for place, old, new in _pairs(_values(file), _values(copy / file.name)):
            if _is_number(old) and _is_number(new):
                n_values += 1
                largest = max(largest, abs(old - new))
            elif str(old) != str(new):
                others.append(f"  {file.name}{place}: stored {old}, now {new}")
    print(f"{script.name:34}{n_values:8d}{largest:22.2e}")
    print(*others, sep="\n", end="\n" if others else "")
    # Another version of R or of a package is said, and is no difference in itself.
    return largest <= LARGEST_DIFFERENCE and all("version" in other for other in others)


def _is_number(value: object) -> bool:
    """Whether it is a finite number; missing ones are compared as text."""
    return isinstance(value, int | float) and math.isfinite(value)


def _values(file: Path) -> Any:
    if file.suffix == ".json":
        return json.loads(file.read_text(encoding="utf-8"))
    return pd.read_csv(file).to_dict("list")


def _pairs(old: Any, new: Any, place: str = "") -> Iterator[tuple[str, Any, Any]]:
    """The single values of two nested results, side by side."""
    if isinstance(old, dict) and isinstance(new, dict) and old.keys() == new.keys():
        for key in old:
            yield from _pairs(old[key], new[key], f"{place}/{key}")
    elif isinstance(old, list) and isinstance(new, list) and len(old) == len(new):
        for number, (one, other) in enumerate(zip(old, new, strict=True)):
            yield from _pairs(one, other, f"{place}/{number}")
    else:
        yield place, old, new


def _checked(script: Path, folder: Path) -> bool:
    """Whether the kit gives the published values on a data set of R."""
    data = folder / f"{script.stem}.csv"
    print(f"\n{script.stem}")
    return _ran(["Rscript", str(script), str(data)], script.name) and _ran(
        [sys.executable, str(script.with_suffix(".py")), str(data)], script.name, show=True
    )


def _ran(command: list[str], name: str, *, show: bool = False) -> bool:
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    if show:
        print(done.stdout, end="")
    if done.returncode:
        print(f"{name} stopped:\n{done.stdout if not show else ''}{done.stderr}")
    return done.returncode == 0


if __name__ == "__main__":
    sys.exit(main())
