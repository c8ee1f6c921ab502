"""Change between two measurements, of the same people or of whoever answered.

These take plain tables: a student's wijk is drawn with one measurement.
"""

from __future__ import annotations

import pandas as pd


def mean_change(before: pd.DataFrame, after: pd.DataFrame, *, paired: bool = True) -> float | None:
    """How much scores changed, among the people who answered both times.

    mean of (score after - score before) over the people in both tables. ``paired=False`` (MV-H2)
    is the mean of everybody after minus the mean of everybody before, which also changes when
    other people answer.

    Parameters
    ----------
    before, after
        A row per person: ``person_id`` and ``score``. Who has no score in a measurement counts as
        not measured there.

    Returns
    -------
    float or None
        None when nobody has two scores; with ``paired=False`` when a measurement has no scores.

    Examples
    --------
    Cor, who scored 1, leaves; nobody else changes.

    >>> before = pd.DataFrame({"person_id": ["Ali", "Bo", "Cor"], "score": [4, 4, 1]})
    >>> after = pd.DataFrame({"person_id": ["Ali", "Bo"], "score": [4, 4]})
    >>> mean_change(before, after), mean_change(before, after, paired=False)
    (0.0, 1.0)
    """
    then, now = (table[table["score"].notna()] for table in (before, after))
    if paired:
        both = then.merge(now, on="person_id", suffixes=("_before", "_after"))
        changes = both["score_after"] - both["score_before"]
        return float(changes.mean()) if len(both) else None
    if then.empty or now.empty:
        return None
    return float(now["score"].mean() - then["score"].mean())
