"""Runs cells in fresh kernels without network; started by `course_runs`, one process for many runs.

Each run is a process of its own, forked from this one: nothing of an earlier run is left. To be
fast, this process has imported the libraries of others beforehand; runs marked `cold` also import
the kit itself from scratch, as the kernel of a student does.

    python tests/warm_kernel.py RUNS.json RESULTS.json
"""

from __future__ import annotations

import gc
import importlib
import inspect
import json
import os
import re
import sys
import tempfile
import threading
import time
import traceback
from pathlib import Path
from typing import Any

LIBRARIES = (
    "anywidget",
    "babel.numbers",
    "cryptography.hazmat.primitives.ciphers.aead",
    "ipykernel.debugger",
    "ipykernel.inprocess.ipkernel",
    "ipykernel.inprocess.manager",
    "ipywidgets",
    "matplotlib.backends.backend_agg",
    "matplotlib.figure",
    "networkx",
    "numpy",
    "pandas",
    "pandera.pandas",
    "pydantic",
    "ruamel.yaml",
    "scipy.stats",
    "stack_data",
)
LOOKED_UP = ("socket.connect", "socket.getaddrinfo", "socket.gethostbyname", "socket.sendto")
LOCAL = re.compile(r"localhost|127\.[\d.]+|::1|")
SHOWN = ("execute_result", "display_data", "stream", "error")
NOT_SHOWN = ("_esm", "_css")


class Offline:
    """Refuses and notes every address outside this computer, whichever library asks for it."""

    def __init__(self) -> None:
        self.asked: list[str] = []

    def __call__(self, event: str, details: tuple[Any, ...]) -> None:
        if event not in LOOKED_UP:
            return
        address = details[-1] if event in ("socket.connect", "socket.sendto") else details[0]
        host = address[0] if isinstance(address, tuple) else address
        if isinstance(host, str) and not (host.startswith("/") or LOCAL.fullmatch(host)):
            self.asked.append(host)
            raise OSError(f"no network in this test: {host}")


def run_cells(run: dict[str, Any]) -> dict[str, Any]:
    """The outputs of each cell, in the order of the run."""
    offline = Offline()
    sys.addaudithook(offline)
    notebook = Path(run["notebook"])
    os.chdir(notebook.parent)
    os.environ["JPY_SESSION_NAME"] = str(notebook)  # as JupyterLab tells a kernel
    sys.modules.pop("quickscan_sim.lesson", None)  # its first import sets up the notebook
    begun = time.process_time()
    from ipykernel.inprocess.manager import InProcessKernelManager

    manager = InProcessKernelManager()
    manager.start_kernel()
    client = manager.client()
    client.start_channels()
    cells = [
        {"id": name, "outputs": _run(manager.kernel, client, code)} for name, code in run["cells"]
    ]
    return {
        "cells": cells,
        "widgets": _widget_texts(),
        "asked": offline.asked,
        "modules": sorted(sys.modules),
        "seconds": time.process_time() - begun,
    }


def _run(kernel: Any, client: Any, code: str) -> list[dict[str, Any]]:
    # Not `client.execute`: that forgets the chosen language (a ContextVar) after each cell.
    kernel.shell.run_cell(code, store_history=True)
    sys.stdout.flush()
    arrived = threading.Event()
    kernel.iopub_thread.schedule(arrived.set)
    arrived.wait(10)
    outputs = []
    while client.iopub_channel.msg_ready():
        message = client.get_iopub_msg(timeout=1)
        if message["msg_type"] in SHOWN:
            outputs.append({"kind": message["msg_type"], **message["content"]})
    return outputs


def _widget_texts() -> list[str]:
    """What the widgets of the run show at the end."""
    from ipywidgets.widgets import widget

    states = [one.get_state() for one in widget._instances.values()]
    return [
        value
        for state in states
        for name, value in state.items()
        if isinstance(value, str) and "<" in value and name not in NOT_SHOWN
    ]


def in_own_process(run: dict[str, Any], folder: Path) -> dict[str, Any]:
    """Run in a fork, so that nothing stays behind."""
    place = folder / "result.json"
    place.unlink(missing_ok=True)
    child = os.fork()
    if child == 0:
        try:
            place.write_text(json.dumps(run_cells(run), default=str), encoding="utf-8")
        except BaseException:  # noqa: BLE001 - whatever it is, the parent tells it
            traceback.print_exc()
        finally:
            sys.stderr.flush()
            os._exit(0)
    os.waitpid(child, 0)
    if not place.is_file():
        raise RuntimeError(f"{run['name']}: the kernel died")
    return dict(json.loads(place.read_text(encoding="utf-8")))


def warm_the_kit(modules: set[str]) -> None:
    """Import what the cold runs imported, and read what never changes."""
    from contextlib import suppress
    from functools import cache

    for module in sorted(modules - set(sys.modules) - {"__main__"}):
        with suppress(ImportError):  # some are made, not imported
            importlib.import_module(module)

    from quickscan_sim.language import LANGUAGES, translator
    from quickscan_sim.teach.misconceptions.catalogue import BASICS, load_misconceptions
    from quickscan_sim.teach.packs.pack import PRACTICE
    from quickscan_sim.teach.questions import load_questions

    load_questions()
    load_misconceptions()
    load_misconceptions(BASICS)
    for language in LANGUAGES:
        translator(language)("blank")
    opening = importlib.import_module("quickscan_sim.teach.packs.opening")
    opening.read_pack_folder = cache(opening.read_pack_folder)  # type: ignore[attr-defined]
    inspect.getmodule(sys._getframe(), "a traceback asks where each module is, once")
    note_and_data = opening.read_pack_folder(PRACTICE)
    remember_reading(note_and_data[1].scan)


def remember_reading(scan: Any) -> None:
    """Compute once what a widget computes from the practice wijk; from other tables it does so."""
    advise = importlib.import_module("quickscan_sim.advise")
    summarise, known = advise.summarise_quickscan, advise.summarise_quickscan(scan)

    def remembered(asked: Any, wave: int | None = None) -> Any:
        same = asked.tables.keys() == scan.tables.keys() and all(
            table.equals(scan.tables[name]) for name, table in asked.tables.items()
        )
        return known if same and wave is None else summarise(asked, wave)

    advise.summarise_quickscan = remembered  # type: ignore[attr-defined]


def main(asked: Path, answered: Path) -> None:
    """Do all runs; the cold ones first."""
    for library in LIBRARIES:
        importlib.import_module(library)
    runs = json.loads(asked.read_text(encoding="utf-8"))
    results = {}
    with tempfile.TemporaryDirectory() as folder:
        gc.freeze()
        for run in [one for one in runs if one["cold"]]:
            results[run["name"]] = in_own_process(run, Path(folder))
        warm_the_kit({module for one in results.values() for module in one.pop("modules")})
        gc.freeze()
        for run in [one for one in runs if not one["cold"]]:
            results[run["name"]] = in_own_process(run, Path(folder))
    answered.write_text(json.dumps(results), encoding="utf-8")


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]))
