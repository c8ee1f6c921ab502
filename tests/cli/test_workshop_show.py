"""``quickscan workshop``: what stands on the screen, and what does not fit."""

from __future__ import annotations

import socket
import sys
import time
import webbrowser
from pathlib import Path

import pytest
from typer.testing import CliRunner

from quickscan_sim.cli.main import app
from quickscan_sim.cli.session import Screen
from quickscan_sim.cli.workshop_show import Wished, announce, found_browser

ADDRESS = "http://127.0.0.1:8866/"


def said_by(*words: str) -> tuple[int, str]:
    done = CliRunner().invoke(app, ["workshop", *words, "--language", "en"])
    return done.exit_code, " ".join(done.output.split())


def test_an_unknown_card_gets_the_nearest() -> None:
    status, said = said_by("W22")
    assert status == 1
    assert "There is no card 'W22'" in said
    assert "The nearest is W2" in said


def test_a_port_in_use_is_told_before_anything_starts() -> None:
    with socket.socket() as busy:
        busy.bind(("127.0.0.1", 0))
        busy.listen()
        status, said = said_by("W2", "--port", str(busy.getsockname()[1]))
    assert status == 1
    assert "is in use" in said


def test_a_file_needs_a_card() -> None:
    status, said = said_by("--file")
    assert status == 1
    assert "Name it: quickscan workshop W7 --file" in said


def test_a_place_needs_a_file(tmp_path: Path) -> None:
    status, said = said_by("W2", "--out", str(tmp_path))
    assert status == 1
    assert "Add --file" in said


def test_the_help_names_both_ways() -> None:
    said = CliRunner().invoke(app, ["workshop", "show", "--help"]).output
    assert "quickscan workshop W7 --file" in said


def test_without_a_browser_the_address_is_told_and_it_goes_on(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(webbrowser, "_tryorder", [])
    announce(Screen("en"), Wished("W2"), ADDRESS)
    said = capsys.readouterr().out
    assert ADDRESS in said
    assert "No browser was found" in said
    assert "Ctrl-C" in said
    assert "quickscan workshop W2 --file" in said


def test_the_browser_gets_the_address(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    opened = tmp_path / "opened"
    program = [sys.executable, "-c", f"open({str(opened)!r}, 'w').write(__import__('sys').argv[1])"]
    monkeypatch.setattr(webbrowser, "_tryorder", ["ours"])
    monkeypatch.setitem(
        webbrowser._browsers,  # type: ignore[attr-defined]
        "ours",
        [None, webbrowser.GenericBrowser([*program, "%s"])],
    )
    announce(Screen("en"), Wished("W2"), ADDRESS)
    until = time.monotonic() + 20
    while not (opened.exists() and opened.read_text()) and time.monotonic() < until:
        time.sleep(0.05)
    assert opened.read_text() == ADDRESS


def test_a_browser_inside_the_terminal_counts_as_none(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(webbrowser, "_tryorder", ["w3m"])
    monkeypatch.setitem(
        webbrowser._browsers,  # type: ignore[attr-defined]
        "w3m",
        [None, webbrowser.GenericBrowser("w3m")],
    )
    assert found_browser() is None


def test_without_voila_a_file_is_offered(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("voila", "voila.app"):  # another test may have loaded both
        monkeypatch.setitem(sys.modules, name, None)
    monkeypatch.delitem(sys.modules, "quickscan_sim.workshop.server.voila_app", raising=False)
    status, said = said_by("W2", "--no-browser")
    assert status == 1
    assert "needs Voila" in said
    assert "quickscan workshop W7 --file" in said
