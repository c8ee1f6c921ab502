"""A copy of a card to change, with a line of explanation above every key."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

from pydantic import BaseModel
from ruamel.yaml.comments import CommentedMap, CommentedSeq
from ruamel.yaml.scalarstring import DoubleQuotedScalarString

from quickscan_sim.exchange.outputs import atomic_file
from quickscan_sim.language import LANGUAGES, Bilingual, translator
from quickscan_sim.workshop.card import Card
from quickscan_sim.workshop.cards.card_keys import meanings, parts_of_card
from quickscan_sim.workshop.cards.read_card import card_names
from quickscan_sim.workshop.views.view import VIEWS, load_view

INDENT = 2
UNFIT = re.compile(r"[^A-Za-z0-9_-]+")
BEFORE_COMMENT = re.compile(r"(?m)^(?!#)(.*\n)(?=# )")
AND_A_LINE = r"\1\n"
WIDEST = 10_000
"""Signs on a line: texts are never broken, so that a trainer sees where one ends."""


def copy_card(card: Card, path: str | Path, language: str, force: bool = False) -> None:
    """Write a copy of a card, named after its file, with comments in the language asked.

    Parameters
    ----------
    language
        Of the comments; the texts of the card stay in both languages.
    force
        Replace a file that is there; it is kept beside it as ``.bak``.

    Raises
    ------
    QuickscanError
        When the file is there already (without ``force``), or cannot be written.
    """
    own = card.model_copy(update={"card": code_of(path)})
    with atomic_file(path, force) as file:
        file.write_text(commented(own, language), encoding="utf-8", newline="\n")


def code_of(path: str | Path) -> str:
    """The name of a card as it follows from the name of its file.

    >>> code_of("kaarten/mijn eerste kaart.yaml"), code_of("W2.yaml")
    ('mijn-eerste-kaart', 'W2-own')
    """
    code = UNFIT.sub("-", Path(path).stem).strip("-_")[:30]
    return f"{code}-own" if not code or code.upper() in card_names() else code


def commented(card: Card, language: str) -> str:
    """The card as YAML, with what each key means above its first use."""
    from io import StringIO

    from ruamel.yaml import YAML

    say = translator(language)
    yaml = YAML()
    yaml.width = WIDEST
    yaml.indent(mapping=INDENT, sequence=2 * INDENT, offset=INDENT)
    content = _CommentedCard(card, language).part(card, "card", 0)
    stream = StringIO()
    yaml.dump(content, stream)
    head = (
        say("A card for a session, to change as you like. Save it as plain text."),
        say("Lines that start with # are explanation; the computer skips them."),
        say("Every text stands there twice: nl: in Dutch, en: in English."),
        say("Is it whole? Type: quickscan workshop check and the name of this file."),
    )
    lines = "".join(f"# {line}\n" for line in head)
    return f"{lines}\n{BEFORE_COMMENT.sub(AND_A_LINE, stream.getvalue())}"


class _CommentedCard:
    """The parts of a card as YAML; each key is explained once."""

    def __init__(self, card: Card, language: str) -> None:
        self.language = language
        self.known = _known_names(card)
        self.explained: set[tuple[str, str]] = set()

    def part(self, part: BaseModel, name: str, depth: int) -> CommentedMap:
        """A part with its keys; the ones that were left out stay out."""
        content = CommentedMap()
        for key in type(part).model_fields:
            if key in part.model_fields_set or key == "settings":
                value = getattr(part, key)
                if value is None:
                    continue
                content[key] = self._plain(value, key, depth + 1)
                self._explain(content, name, key, depth)
        return content

    def _plain(self, value: Any, key: str, depth: int) -> Any:
        if isinstance(value, Bilingual):
            texts = [DoubleQuotedScalarString(value.in_language(code)) for code in LANGUAGES]
            return CommentedMap(zip(LANGUAGES, texts, strict=True))
        if isinstance(value, BaseModel):
            return self.part(value, key, depth)
        if isinstance(value, tuple):
            several = CommentedSeq(self._plain(one, key, depth + 1) for one in value)
            if all(isinstance(one, str | int | float) for one in value):
                several.fa.set_flow_style()
            return several
        return dict(value) if isinstance(value, dict) else value

    def _explain(self, content: CommentedMap, name: str, key: str, depth: int) -> None:
        part = name if name in parts_of_card() else "card"
        if (part, key) in self.explained:
            return
        self.explained.add((part, key))
        lines = [meanings()[part, key].in_language(self.language)]
        if self.known.get((part, key)):
            say = translator(self.language)
            lines.append(say("Possible here: {known}", known=", ".join(self.known[part, key])))
        content.yaml_set_comment_before_after_key(
            key, before="\n".join(lines), indent=depth * INDENT
        )


def _known_names(card: Card) -> dict[tuple[str, str], list[str]]:
    """The names that some keys choose from, in the view of this card."""
    view = load_view(card.view)
    return {
        ("card", "view"): list(VIEWS),
        ("card", "settings"): list(view.settings),
        ("discovery", "event"): list(view.events),
        ("prediction", "outcome"): list(view.outcomes),
        ("levers", "changes"): list(view.readings),
    }
