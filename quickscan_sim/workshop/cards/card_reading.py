"""The parts of a card file, each as the kind that it should be; every mistake has its line."""

from __future__ import annotations

from collections.abc import Iterable
from types import NoneType, UnionType
from typing import Any, Literal, Union, get_args, get_origin

from pydantic import BaseModel

from quickscan_sim.errors import QuickscanError, nearest
from quickscan_sim.exchange.yaml_lines import Place, YamlFile
from quickscan_sim.language import LANGUAGES, Bilingual, Message, mark
from quickscan_sim.workshop.card import Card, Value
from quickscan_sim.workshop.cards.card_keys import parents_of
from quickscan_sim.workshop.cards.card_values import key_of, shown, typed

LINES = Bilingual("regels met naam: waarde", "lines with name: value")
LIST = Bilingual("een lijst met streepjes", "a list with dashes")
TEXT = Bilingual("een tekst", "a text")
NUMBER = Bilingual("een getal", "a number")
WHOLE_NUMBER = Bilingual("een heel getal", "a whole number")
ONE_VALUE = Bilingual("een tekst, een getal, true of false", "a text, a number, true or false")
BOTH = Bilingual("nl: en en:, elk met een tekst", "nl: and en:, each with a text")
NO_TEXT = {
    "nl": mark("{key} has no Dutch text. Add nl: with the text."),
    "en": mark("{key} has no English text. Add en: with the text."),
}


MOST_PROBLEMS = 20
"""Sentences that a trainer gets at once; after the first ones the others often go away."""


class CardReading:
    """A card file that is being read, and what was found wrong in it so far."""

    def __init__(self, file: YamlFile) -> None:
        self.file = file
        self.problems: list[tuple[int, Message]] = []

    def card(self) -> Card:
        """The whole card; raises everything that was wrong, in the order of the file."""
        if not set(self.file.content) & set(Card.model_fields):
            raise QuickscanError(
                "{file} is no card: it has none of the keys of a card, such as {keys}. Start from "
                "a copy: quickscan workshop copy W2 my_card.yaml",
                file=self.file.path.name,
                keys=", ".join(list(Card.model_fields)[:3]),
            )
        values = self._part(Card, self.file.content, ())
        if self.problems:
            ordered = sorted(self.problems, key=lambda one: one[0])
            raise QuickscanError.of(_first(sentence for _, sentence in ordered))
        return Card.model_validate(values)

    def _part(self, model: type[BaseModel], content: Any, place: Place) -> dict[str, Any]:
        """The keys of one part of the card."""
        if not isinstance(content, dict):
            self._expected(place, content, LINES)
            return {}
        fields = model.model_fields
        mistyped = {self._unknown(model, key, place) for key in content if key not in fields}
        needed = [name for name, field in fields.items() if field.is_required()]
        self._missing([one for one in needed if one not in content and one not in mistyped], place)
        values = {}
        for name, field in fields.items():
            value = content.get(name)
            if value is not None:
                values[name] = self._read(field.annotation, value, (*place, name))
            elif name in content and name in needed:
                self._wrong((*place, name), mark("{key} is empty. Fill it in."), key=name)
        return values

    def _missing(self, keys: list[str], place: Place) -> None:
        if len(keys) == 1:
            self._wrong(place, mark("the key {key} is missing here. Add it."), key=keys[0])
        elif keys:
            self._wrong(
                place, mark("these keys are missing here: {keys}. Add them."), keys=", ".join(keys)
            )

    def _read(self, kind: Any, value: Any, place: Place) -> Any:
        """A value as its kind; None after saying what is wrong with it."""
        origin = get_origin(kind)
        if origin in (Union, UnionType):
            return self._one_kind(get_args(kind), value, place)
        if origin is Literal:
            return self._one_of(get_args(kind), value, place)
        if origin is tuple:
            return self._several(get_args(kind), value, place)
        if origin is dict:
            return self._values(value, place)
        if kind is Bilingual:
            return self._text_twice(value, place)
        if kind in (int, float):
            return self._number(kind, value, place)
        if kind is str:
            return self._text(value, place)
        return self._part(kind, value, place)

    def _one_kind(self, kinds: tuple[Any, ...], value: Any, place: Place) -> Any:
        """A value that may be of several kinds."""
        left = [kind for kind in kinds if kind is not NoneType]
        if len(left) == 1:
            return self._read(left[0], value, place)
        words = [kind for kind in left if get_origin(kind) is Literal]
        if not words:
            return self._value(value, place)
        others = [kind for kind in left if kind not in words]
        return self._read((words if isinstance(value, str) else others)[0], value, place)

    def _text(self, value: Any, place: Place) -> str:
        if isinstance(value, str) and value.strip():
            return value.strip()
        self._expected(place, value, TEXT)
        return ""

    def _number(self, kind: type[int] | type[float], value: Any, place: Place) -> float | None:
        found = typed(value) if isinstance(value, str) else None
        if not isinstance(found, bool):
            if isinstance(found, int):
                return kind(found)
            if isinstance(found, float) and kind is float:
                return found
        self._expected(place, value, WHOLE_NUMBER if kind is int else NUMBER)
        return None

    def _one_of(self, allowed: tuple[Any, ...], value: Any, place: Place) -> Any:
        for one in allowed:
            if isinstance(value, str) and str(one) == value.strip():
                return one
        self._wrong(
            place,
            mark("{key} is {found}; expected one of: {allowed}."),
            key=key_of(place),
            found=shown(value),
            allowed=", ".join(map(str, allowed)),
        )
        return None

    def _several(self, kinds: tuple[Any, ...], value: Any, place: Place) -> list[Any]:
        """A list: of any length, or of as many parts as there are kinds."""
        if isinstance(value, str) and kinds[0] is str:
            value = [value]  # one name alone is a list of one
        if not isinstance(value, list):
            self._expected(place, value, LIST)
            return []
        if kinds[-1] is not Ellipsis and len(value) != len(kinds):
            self._wrong(
                place,
                mark("{key} has {n} parts; expected are {wanted}."),
                key=key_of(place),
                n=len(value),
                wanted=len(kinds),
            )
        return [self._read(kinds[0], one, (*place, str(at))) for at, one in enumerate(value)]

    def _values(self, content: Any, place: Place) -> dict[str, Value]:
        """Names with a text, a number, or true or false."""
        if not isinstance(content, dict):
            self._expected(place, content, LINES)
            return {}
        return {name: self._value(value, (*place, name)) for name, value in content.items()}

    def _value(self, value: Any, place: Place) -> Value:
        if isinstance(value, str) and value.strip():
            return typed(value)
        self._expected(place, value, ONE_VALUE)
        return ""

    def _text_twice(self, value: Any, place: Place) -> Bilingual | None:
        """A text in Dutch and in English."""
        if not isinstance(value, dict):
            self._expected(place, value, BOTH)
            return None
        for key in value:
            if key not in LANGUAGES:
                self._strange_in_text(key, value[key], place)
        texts = []
        for language, missing in NO_TEXT.items():
            text = value.get(language)
            if text is None or text == "":
                self._wrong(place, missing, key=key_of(place))
            else:
                texts.append(self._text(text, (*place, language)))
        return Bilingual(*texts) if len(texts) == len(NO_TEXT) else None

    def _strange_in_text(self, key: str, value: Any, place: Place) -> None:
        if value is None:
            self._wrong(
                place,
                mark(
                    "a text stops at a comma, before {found}. Put a text with a comma between "
                    "straight quotation marks, or give nl: and en: lines of their own."
                ),
                found=shown(key),
            )
            return
        self._wrong(
            (*place, key), mark("{key} is no language; expected nl and en."), key=shown(key)
        )

    def _unknown(self, model: type[BaseModel], key: str, place: Place) -> str | None:
        """Tell of a key that is not known here; gives the one that was meant, if any."""
        near = nearest(key, model.model_fields)
        parents = parents_of(key)
        if parents:
            self._wrong(
                (*place, key),
                mark(
                    "the key {key} belongs under {parents}, not here. Check the spaces in front "
                    "of the line."
                ),
                key=shown(key),
                parents=", ".join(parents),
            )
            return None
        self._wrong(
            (*place, key),
            mark("there is no key {key} here. The nearest is {near}."),
            key=shown(key),
            near=near or ", ".join(model.model_fields),
        )
        return near

    def _expected(self, place: Place, value: Any, kind: Bilingual) -> None:
        self._wrong(
            place,
            mark("{key} is {found}; expected {kind}."),
            key=key_of(place),
            found=shown(value),
            kind=kind,
        )

    def _wrong(self, place: Place, text: str, **facts: object) -> None:
        line = self.file.line_of(place)
        self.problems.append((line, self.file.at(place, Message(text, **facts))))


def _first(sentences: Iterable[Message]) -> list[Message]:
    """The first of them, each once, and how many more there are."""
    told: list[Message] = []
    seen: set[str] = set()
    for sentence in sentences:
        text = str(sentence)
        if text not in seen:
            seen.add(text)
            told.append(sentence)
    left = len(told) - MOST_PROBLEMS
    if left <= 0:
        return told
    more = Message("There are {n} more. Mend these first, and check again.", n=left)
    return [*told[:MOST_PROBLEMS], more]
