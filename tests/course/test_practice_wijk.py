"""The practice neighbourhood in the kit is what its script draws, and every mistake shows in it."""

from __future__ import annotations

from pathlib import Path

from quickscan_sim.teach.handing_out import make_practice
from quickscan_sim.teach.packs.pack import PRACTICE
from quickscan_sim.teach.questions import load_questions

SEED = 2027


def test_it_is_what_the_questions_of_today_draw(tmp_path: Path) -> None:
    """A draw is accepted only when every mistake shows in it."""
    make_practice(load_questions(), tmp_path / "practice", SEED)
    kept = PRACTICE.parent
    names = {path.relative_to(kept) for path in kept.rglob("*") if path.is_file()}
    made = {
        path.relative_to(tmp_path / "practice"): path.read_bytes()
        for path in (tmp_path / "practice").rglob("*")
        if path.is_file()
    }
    assert set(made) == names
    different = [str(name) for name in names if made[name] != (kept / name).read_bytes()]
    assert different == [], "run: python docs/write_practice.py"
