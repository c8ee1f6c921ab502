"""Everything that a student calls, in one place: at most fifteen names, one way for each task.

Every cell of a lesson imports what it uses from here. Nothing is imported before it is used. In a
notebook an error reads as a sentence with a next step, from the first import on.
"""

from __future__ import annotations

import importlib
import sys
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    import pandas as pd

    from quickscan_sim.quickscan import Quickscan

_PLACES = {
    "check": "quickscan_sim.teach.self_check",
    "hint": "quickscan_sim.teach.self_check",
    "show_advice": "quickscan_sim.widgets.advice",
    "show_before_after": "quickscan_sim.widgets.before_after",
    "show_cards": "quickscan_sim.widgets.cards",
    "show_distribution": "quickscan_sim.widgets.distribution",
    "show_gap": "quickscan_sim.widgets.gap",
    "show_network": "quickscan_sim.widgets.network_widget",
    "show_plan": "quickscan_sim.widgets.plan_canvas",
    "show_question": "quickscan_sim.teach.self_check",
    "show_score_sheet": "quickscan_sim.widgets.score_sheet",
    "show_scores": "quickscan_sim.widgets.scores",
    "show_seats": "quickscan_sim.widgets.seats",
}

__all__ = [*sorted(_PLACES), "open_my_wijk", "score_themes"]  # noqa: PLE0604


def __getattr__(name: str) -> Any:
    if name not in _PLACES:
        raise AttributeError(f"module 'quickscan_sim.lesson' has no attribute {name!r}")
    return getattr(importlib.import_module(_PLACES[name]), name)


def __dir__() -> list[str]:
    return __all__


def _guide(language: str | None = None) -> None:
    from quickscan_sim.widgets.guidance import guide_notebook

    guide_notebook(language, __all__)


def open_my_wijk(code: str = "", language: str = "nl") -> Quickscan:
    """Your own invented neighbourhood; without a code the practice one that comes with the kit.

    A notebook shows in a small box which one it is.

    Parameters
    ----------
    code
        Your personal code. The file with packs stands beside the notebook.
    language
        "nl" or "en", for everything that follows.

    Raises
    ------
    QuickscanError
        When there is no file with packs, or the code does not open it.

    Examples
    --------
    >>> my_scan = open_my_wijk("", "en")
    >>> len(my_scan.organisations)
    12
    >>> from quickscan_sim import set_language
    >>> set_language("nl")
    """
    from quickscan_sim.teach.packs import open_pack
    from quickscan_sim.teach.packs.pack import PRACTICE
    from quickscan_sim.widgets.wijk_box import show_opened

    _guide(language)
    is_own = bool(code.strip())
    pack = open_pack(code if is_own else None, None if is_own else PRACTICE, language=language)
    show_opened(pack.scan, code)
    return pack.scan


def score_themes(my_scan: Quickscan) -> pd.DataFrame:
    """The score of each person on each theme, with the sector beside it.

    Parameters
    ----------
    my_scan
        Your neighbourhood.

    Returns
    -------
    DataFrame
        One row per person and theme: person, sector, theme, score and n_answered. The score is
        on the scale of the answers, and missing for a person with too few of them. The scores are
        those of :func:`quickscan_sim.score_themes`.

    Examples
    --------
    >>> my_scan = open_my_wijk("", "en")
    >>> list(score_themes(my_scan))
    ['person', 'sector', 'theme', 'score', 'n_answered']
    >>> from quickscan_sim import set_language
    >>> set_language("nl")
    """
    from quickscan_sim.analyse.scores.theme_scores import score_themes as scores_of

    scores = scores_of(my_scan.answers, my_scan.questionnaire)
    people = my_scan.professionals[["professional_id", "wave", "sector"]]
    scores = scores.merge(
        people, on=["professional_id", "wave"], how="left", validate="many_to_one"
    )
    scores = scores.rename(columns={"professional_id": "person"})
    return scores[["person", "sector", "theme", "score", "n_answered"]]


if "IPython" in sys.modules:
    _guide()
