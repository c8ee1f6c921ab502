"""An answer that is the same for everybody, for open questions only."""

from __future__ import annotations

from typing import Any

from quickscan_sim.teach.answers.registry import answers
from quickscan_sim.teach.own_data import OwnData


@answers
def fixed(data: OwnData | None, *, value: Any) -> Any:  # noqa: ARG001
    """The value that stands in the question file itself.

    A protected question may not use it: reading the installed kit would give its answer away.
    """
    return value
