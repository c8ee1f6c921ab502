"""Tables of sectors on a narrow screen: no word is broken, and nothing runs over the edge."""

from __future__ import annotations

import pytest

from quickscan_sim.cli.sector_table import sector_table
from quickscan_sim.cli.session import Screen

SECTORS = ["Basisonderwijs", "Jeugdgezondheidszorg", "Welzijn en sport", "Sociaal team"]
THEMES = ["Signaleren", "Ondersteunen", "Stimuleren", "Samenwerking"]


def shown(width: int, monkeypatch: pytest.MonkeyPatch, cell: str) -> list[str]:
    monkeypatch.setenv("COLUMNS", str(width))
    screen = Screen("nl")
    with screen.console.capture() as caught:
        rows = [(name, [cell] * len(THEMES)) for name in SECTORS]
        screen.console.print(sector_table(screen, THEMES, rows))
    return caught.get().splitlines()


@pytest.mark.parametrize("cell", ["+0,12 [−0,10; 0,34]\nn = 112 → 113", "-"])
@pytest.mark.parametrize("width", [72, 80, 100, 200])
def test_words_are_whole_and_lines_fit(
    width: int, cell: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    lines = shown(width, monkeypatch, cell)
    assert max(map(len, lines)) <= width
    text = "\n".join(lines)
    for word in [*THEMES, "Basisonder" if width < 80 else "Basisonderwijs", "Sociaal", "Welzijn"]:
        assert word in text
    assert all(part in text for part in cell.split("\n")[-1].split())


def test_a_wide_screen_keeps_names_and_cells_on_one_line(monkeypatch: pytest.MonkeyPatch) -> None:
    lines = shown(200, monkeypatch, "+0,12 [−0,10; 0,34]")
    own = [line for line in lines if "Welzijn en sport" in line]
    assert len(own) == 1
    assert own[0].count("+0,12 [−0,10; 0,34]") == 4


def test_a_word_without_room_ends_with_a_point(monkeypatch: pytest.MonkeyPatch) -> None:
    lines = shown(74, monkeypatch, "-")
    assert any("Jeugdgezondhe." in line for line in lines), lines
