"""From a language and a port to a page that is open until it is stopped."""

from __future__ import annotations

import json
import logging
import os
import sys
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from quickscan_sim.errors import QuickscanError
from quickscan_sim.language import translator
from quickscan_sim.workshop.server.made_cards import made_ahead

AHEAD = "cards"
"""The folder of the cards that are made ahead, within the one that goes away."""
SLOW_IMPORT = "rfc3987_syntax"
"""A checker of addresses that takes seconds to import and that nothing here uses."""


@dataclass(frozen=True)
class Shown:
    """What the page shows.

    Parameters
    ----------
    own
        A card file that is shown beside the cards of the kit.
    opens
        The card that the page opens with; None: the chooser.
    minutes
        The length that cards open with; None: their own.
    """

    language: str
    own: Path | None = None
    opens: str | None = None
    minutes: int | None = None

    @property
    def given(self) -> dict[str, str | int | None]:
        """What other programs need to make the same cards."""
        own = str(self.own.resolve()) if self.own else None
        return {"language": self.language, "own": own, "minutes": self.minutes}


def serve_workshop(shown: Shown, port: int, listening: Callable[[int], None]) -> None:
    """Serve the page on this computer until Ctrl-C, then leave nothing behind.

    Parameters
    ----------
    port
        A free port; see :func:`chosen_port`.
    listening
        Called with the port when a browser may open the page.

    Raises
    ------
    QuickscanError
        When Voila is not installed.
    """
    with tempfile.TemporaryDirectory(prefix="quickscan-workshop-") as made:
        folder = Path(made)
        ahead = made_ahead(folder / AHEAD, shown.given, shown.opens)
        with _surroundings(folder), ahead:
            _run_voila(folder, shown, port, listening)


def _run_voila(folder: Path, shown: Shown, port: int, listening: Callable[[int], None]) -> None:
    sys.modules.setdefault(SLOW_IMPORT, None)  # type: ignore[arg-type]
    try:
        from quickscan_sim.workshop.server.voila_app import WorkshopApp, settings
    except ImportError as problem:
        raise QuickscanError(
            "The workshop needs Voila, which cannot be loaded here ({reason}). Install the kit "
            "again, or make a file that needs no server: quickscan workshop W7 --file.",
            reason=problem,
        ) from problem
    for name in ("tornado.access", "tornado.application", "tornado.general"):
        logging.getLogger(name).setLevel(logging.CRITICAL)
    say = translator(shown.language)
    resources = {
        "language": shown.language,
        "title": say("Workshop: an invented neighbourhood"),
        "starting": say("The workshop is starting. This takes some seconds."),
        "slow": say(
            "It takes long. Load this page again (F5), or stop the command and start it again."
        ),
        "no_script": say("This page needs JavaScript. Switch it on in the browser."),
    }
    _write_kernel_settings(folder)
    notebook = _write_notebook(folder, shown)
    app = WorkshopApp(listening, config=settings(folder, notebook, port, resources))
    app.initialize([])
    app.start()


def _write_notebook(folder: Path, shown: Shown) -> Path:
    """One cell that shows the widget."""
    given = (shown.given, shown.opens, str(folder / AHEAD))
    source = (
        f"from quickscan_sim.workshop.server.widget import open_workshop\nopen_workshop(*{given!r})"
    )
    cell = {"cell_type": "code", "id": "page", "metadata": {}, "outputs": [], "source": source}
    kernel = {"name": "python3", "display_name": "Python 3", "language": "python"}
    content = {
        "cells": [cell | {"execution_count": None}],
        "metadata": {"kernelspec": kernel},
        "nbformat": 4,
        "nbformat_minor": 5,
    }
    path = folder / "workshop.ipynb"
    path.write_text(json.dumps(content), encoding="utf-8")
    return path


def _write_kernel_settings(folder: Path) -> None:
    """Kernels keep no history of commands, and write no remarks between what a trainer reads."""
    profile = folder / "ipython" / "profile_default"
    profile.mkdir(parents=True)
    lines = ("c.HistoryAccessor.enabled = False", "c.IPKernelApp.log_level = 40")
    (profile / "ipython_kernel_config.py").write_text("\n".join(lines), encoding="utf-8")


@contextmanager
def _surroundings(folder: Path) -> Iterator[None]:
    """Nothing is read from or written in the folders of the user; afterwards all is as it was."""
    own = {
        "JUPYTER_CONFIG_DIR": str(folder / "config"),
        "JUPYTER_DATA_DIR": str(folder / "data"),
        "JUPYTER_RUNTIME_DIR": str(folder / "runtime"),
        "IPYTHONDIR": str(folder / "ipython"),
        "MPLCONFIGDIR": str(folder / "matplotlib"),
    }
    before = {name: os.environ.get(name) for name in own}
    os.environ.update(own)
    try:
        yield
    finally:
        for name, value in before.items():
            if value is None:
                os.environ.pop(name, None)
            else:
                os.environ[name] = value
