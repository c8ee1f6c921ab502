"""Opening the self-check in a notebook costs little: what is slow comes when it is asked for."""

from __future__ import annotations

import subprocess
import sys

HEAVY = ("numpy", "pandas", "scipy", "networkx", "quickscan_sim.analyse", "quickscan_sim.advise")


def loaded_by(statements: str) -> str:
    """Which heavy libraries and rooms a fresh Python has after these statements."""
    code = f"import sys\n{statements}\nprint([name for name in {HEAVY} if name in sys.modules])"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    return done.stdout.strip()


def test_importing_the_self_check_loads_no_heavy_library() -> None:
    assert loaded_by("from quickscan_sim.teach.self_check import check, show_question") == "[]"


def test_reading_the_questions_does_not_load_what_reads_plans() -> None:
    assert (
        loaded_by("from quickscan_sim.teach import questions; questions.load_questions()") == "[]"
    )


def test_a_question_on_scores_does_not_load_the_rooms_of_other_modules() -> None:
    found = loaded_by(
        "from quickscan_sim.teach.answers import answer_function; answer_function('hand_facts')"
    )
    assert "quickscan_sim.analyse" not in found
    assert "quickscan_sim.advise" not in found
