"""A frozen set of knobs that says in a sentence what it cannot take."""

from __future__ import annotations

import re
from typing import Any

from pydantic import BaseModel, ConfigDict, ValidationError

from quickscan_sim.errors import QuickscanError, nearest
from quickscan_sim.language import Bilingual, Message


class Knobs(BaseModel):
    """A frozen set of knobs that refuses unknown names and impossible values with a sentence."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    def __init__(self, **values: Any) -> None:
        try:
            super().__init__(**values)
        except ValidationError as found:
            raise QuickscanError.of(_sentences(found, type(self))) from None


def _sentences(found: ValidationError, model: type[BaseModel]) -> list[Message]:
    return [_sentence(dict(error), model) for error in found.errors()]


def _sentence(error: dict[str, Any], model: type[BaseModel]) -> Message:
    name = ".".join(str(part) for part in error["loc"])
    own = error.get("ctx", {}).get("error")
    if isinstance(own, QuickscanError):
        return own.messages[0]
    if error["type"] == "extra_forbidden":
        return Message(
            "There is no knob {name}. The nearest is {near}.",
            name=repr(name),
            near=nearest(name, model.model_fields) or ", ".join(sorted(model.model_fields)),
        )
    if error["type"] == "missing":
        return Message("The knob {name} is needed and was not given.", name=name)
    limits = {
        word: error["ctx"][word]
        for word in ("ge", "gt", "le", "lt")
        if word in error.get("ctx", {})
    }
    if limits:
        return Message(
            "The knob {name} is {value}; possible is {range}.",
            name=name,
            value=error["input"],
            range=knob_range(model, name) or str(limits),
        )
    kind = _kind(error)
    if kind:
        return Message(
            "The knob {name} is {value}; expected {kind}.",
            name=name,
            value=repr(error["input"]),
            kind=kind,
        )
    return Message(
        "The knob {name} is {value}; that cannot be used ({reason}).",
        name=name,
        value=repr(error["input"]),
        reason=error["msg"],
    )


def _kind(error: dict[str, Any]) -> Message | Bilingual | None:
    """What the knob takes; for a choice its words, which pydantic puts between quotes."""
    if error["type"] == "literal_error":
        words = re.findall(r"'([^']*)'", error["ctx"]["expected"])
        return Message("one of {allowed}", allowed=", ".join(words))
    return next(
        (words for start, words in EXPECTED.items() if error["type"].startswith(start)), None
    )


EXPECTED = {
    "int": Bilingual("een heel getal", "a whole number"),
    "float": Bilingual("een getal", "a number"),
    "date": Bilingual("een dag, zoals 2026-03-16", "a day, such as 2026-03-16"),
    "string": Bilingual("een tekst", "a text"),
    "model": Bilingual("een groep instellingen", "a group of knobs"),
    "tuple": Bilingual("een lijst", "a list"),
    "dict": Bilingual("een lijst met namen en waarden", "a list of names and values"),
}
"""What a knob takes, by the start of the kind of error."""


def knob_range(model: type[BaseModel], name: str) -> str:
    """The limits of a knob in signs that read the same in both languages."""
    field = model.model_fields.get(name)
    signs = {
        "ge": "\N{GREATER-THAN OR EQUAL TO} {}",
        "gt": "> {}",
        "le": "\N{LESS-THAN OR EQUAL TO} {}",
        "lt": "< {}",
    }
    return ", ".join(
        sign.format(getattr(limit, word))
        for limit in (field.metadata if field else ())
        for word, sign in signs.items()
        if hasattr(limit, word)
    )
