"""The one error a user of the kit meets, and the search for the nearest right name."""

from __future__ import annotations

import difflib
from collections.abc import Iterable

from quickscan_sim.language import Message, current_language


class QuickscanError(ValueError):
    """Something a user gave cannot be used; says what, where, and what to do next.

    Parameters
    ----------
    text
        The sentence in English with ``{fields}``; it is translated when shown.
    **facts
        What goes into the fields: file, column, value, allowed values.

    Examples
    --------
    >>> from quickscan_sim.language import set_language
    >>> set_language("en")
    >>> print(QuickscanError("The column {column} is missing.", column="sector"))
    The column sector is missing.
    >>> set_language("nl")
    """

    def __init__(self, text: str, **facts: object) -> None:
        super().__init__(text)
        self.messages: tuple[Message, ...] = (Message(text, **facts),)

    @classmethod
    def of(cls, messages: Iterable[Message]) -> QuickscanError:
        """One error that holds several sentences, in the order given."""
        gathered = tuple(messages)
        error = cls("\n".join(message.text for message in gathered))
        error.messages = gathered
        return error

    def in_language(self, language: str) -> str:
        """The sentences in Dutch ("nl") or English ("en"), one on a line."""
        return "\n".join(message.in_language(language) for message in self.messages)

    def __str__(self) -> str:
        return self.in_language(current_language())

    def _render_traceback_(self) -> list[str]:
        """What a notebook shows of it: the sentences, and no page of code of the kit."""
        return [str(self)]


def nearest(name: str, allowed: Iterable[str]) -> str | None:
    """The allowed name that looks most like the given one, or None when none comes close.

    >>> nearest("signalern", ["signaleren", "ondersteunen"])
    'signaleren'
    """
    choices = [str(choice) for choice in allowed]
    by_lower_case = {choice.lower(): choice for choice in choices}
    found = difflib.get_close_matches(str(name).lower(), list(by_lower_case), n=1, cutoff=0.6)
    return by_lower_case[found[0]] if found else None
