"""What a student gave, once it has been read."""

from __future__ import annotations

from dataclasses import dataclass

from quickscan_sim.language import Message
from quickscan_sim.teach.questions.expected import Value


@dataclass(frozen=True)
class Answer:
    """What was read from an answer, and what is amiss with its form.

    ``value`` is None when nothing could be read. A table with an empty row has both a value and a
    sentence: the rows that are filled still count.
    """

    value: Value = None
    form: Message | None = None
