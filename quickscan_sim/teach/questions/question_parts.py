"""A question out of what a question file holds, with a sentence for every wrong field."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from quickscan_sim.errors import nearest
from quickscan_sim.language import Bilingual, Message
from quickscan_sim.teach.questions.computation import Computation
from quickscan_sim.teach.questions.module import Objective
from quickscan_sim.teach.questions.question import Form, Option, Question
from quickscan_sim.teach.questions.rubric_row import RubricRow

TEXTS = ("part", "task", "objective", "visibility", "kind")
COMPUTATIONS = ("answer", "options_from", "material", "facts", "inputs")
TWINS = ("prompt", "good_answer")
LISTS = ("options", "rubric")
OTHERS = (
    *("id", "points", "minutes", "form", "mutants", "rubric_from", "why", "hints"),
    "deals_letters",
)
N_HINTS = 3
FORM = ("decimals", "tolerance", "low", "high", "n_low", "n_high", "cells")


class WrongFieldError(Exception):
    """A field that can not be used, with its sentence."""

    def __init__(self, field: str, sentence: Message) -> None:
        super().__init__(sentence.text)
        self.message = Message("{field}: {sentence}", field=field, sentence=sentence)


def question_from(raw: Any, module: str) -> tuple[Question | None, tuple[Message, ...]]:
    """The question and no sentence, or None and a sentence for every wrong field."""
    if not isinstance(raw, dict):
        return None, (Message("this is no question: give fields such as id: M2.W1."),)
    fields: dict[str, Any] = {"module": module}
    problems: list[Message] = []
    for name, read in _READERS.items():
        try:
            fields[_FIELDS.get(name, name)] = read(raw, name)
        except WrongFieldError as wrong:
            problems.append(wrong.message)
    try:
        _only_known(raw, _known_fields(), "")
    except WrongFieldError as wrong:
        problems.append(wrong.message)
    return (None, tuple(problems)) if problems else (Question(**fields), ())


def _text(raw: Mapping[str, Any], name: str) -> str:
    if raw.get(name) in (None, ""):
        raise WrongFieldError(name, Message("is missing."))
    return str(raw[name])


def _number(raw: Mapping[str, Any], name: str) -> float:
    value = raw.get(name)
    if isinstance(value, bool) or not isinstance(value, (int, float)):
        raise WrongFieldError(
            name, Message("a number is expected; found {found}.", found=repr(value))
        )
    return float(value)


def _yes_or_no(raw: Mapping[str, Any], name: str) -> bool:
    value = raw.get(name, False)
    if not isinstance(value, bool):
        raise WrongFieldError(
            name, Message("write true or false; found {found}.", found=repr(value))
        )
    return value


def _twin(raw: Mapping[str, Any], name: str, where: str = "") -> Bilingual:
    texts = []
    for language in ("nl", "en"):
        text = raw.get(f"{name}_{language}")
        if not isinstance(text, str) or not text.strip():
            raise WrongFieldError(f"{where}{name}_{language}", Message("the text is missing."))
        texts.append(text.strip())
    return Bilingual(*texts)


def _twin_or_none(raw: Mapping[str, Any], name: str) -> Bilingual | None:
    if raw.get(f"{name}_nl") is None and raw.get(f"{name}_en") is None:
        return None
    return _twin(raw, name)


def _computation(raw: Mapping[str, Any], name: str) -> Computation | None:
    content = raw.get(name)
    if content is None:
        return None
    if not isinstance(content, dict) or not isinstance(content.get("function"), str):
        raise WrongFieldError(
            name, Message("give function: and rules:, as in {{function: theme_mean, rules: {{}}}}.")
        )
    _only_known(content, ("function", "rules"), f"{name}.")
    rules = content.get("rules") or {}
    if not isinstance(rules, dict):
        raise WrongFieldError(
            f"{name}.rules", Message("give names and values, as in {{reverse: true}}.")
        )
    return Computation(content["function"], rules)


def _mutants(raw: Mapping[str, Any], name: str) -> dict[str, dict[str, Any]]:
    content = raw.get(name) or {}
    if not isinstance(content, dict) or not all(isinstance(r, dict) for r in content.values()):
        raise WrongFieldError(
            name,
            Message("give each misconception the rules that change, as MV-S1: {{reverse: no}}."),
        )
    return {str(misconception): dict(rules) for misconception, rules in content.items()}


def _why(raw: Mapping[str, Any], name: str) -> dict[str, Bilingual]:
    content = raw.get(name) or {}
    if not isinstance(content, dict):
        raise WrongFieldError(
            name, Message("give each misconception a text, as MV-S1: {{nl: ..., en: ...}}.")
        )
    return {
        str(misconception): _both_languages(texts, f"{name}[{misconception}]")
        for misconception, texts in content.items()
    }


def _hints(raw: Mapping[str, Any], name: str) -> tuple[Bilingual, ...]:
    content = raw.get(name) or []
    if not isinstance(content, list) or len(content) not in (0, N_HINTS):
        raise WrongFieldError(name, Message("give {n} texts, each as nl: and en:.", n=N_HINTS))
    return tuple(
        _both_languages(texts, f"{name}[{place}]") for place, texts in enumerate(content, start=1)
    )


def _both_languages(texts: Any, where: str) -> Bilingual:
    if not isinstance(texts, dict):
        raise WrongFieldError(where, Message("give a text as nl: and one as en:."))
    _only_known(texts, ("nl", "en"), f"{where}.")
    for language in ("nl", "en"):
        if not isinstance(texts.get(language), str) or not texts[language].strip():
            raise WrongFieldError(f"{where}.{language}", Message("the text is missing."))
    return Bilingual(texts["nl"].strip(), texts["en"].strip())


def _options(raw: Mapping[str, Any], name: str) -> tuple[Option, ...]:
    options = []
    for place, entry in enumerate(_dicts(raw, name), start=1):
        where = f"{name}[{entry.get('key', place)}]."
        _only_known(entry, ("key", "misconception", "text_nl", "text_en"), where)
        if entry.get("key") is None:
            raise WrongFieldError(f"{where}key", Message("is missing."))
        misconception = entry.get("misconception")
        options.append(
            Option(
                str(entry["key"]),
                _twin(entry, "text", where),
                str(misconception) if misconception else None,
            )
        )
    return tuple(options)


def _rubric(raw: Mapping[str, Any], name: str) -> tuple[RubricRow, ...]:
    rows = []
    for place, entry in enumerate(_dicts(raw, name), start=1):
        where = f"{name}[{entry.get('criterion', place)}]."
        known = ("criterion", "name_nl", "name_en", "points", "levels_nl", "levels_en")
        _only_known(entry, known, where)
        nl, en = entry.get("levels_nl") or [], entry.get("levels_en") or []
        if not nl or len(nl) != len(en):
            raise WrongFieldError(
                f"{where}levels_nl", Message("give as many Dutch levels as English ones.")
            )
        rows.append(
            RubricRow(
                str(entry.get("criterion", place)),
                _twin(entry, "name", where),
                _number(entry, "points"),
                tuple(Bilingual(str(one), str(two)) for one, two in zip(nl, en, strict=True)),
            )
        )
    return tuple(rows)


def _rubric_from(raw: Mapping[str, Any], name: str) -> str | None:
    source = raw.get(name)
    if source not in (None, "plan"):
        raise WrongFieldError(name, Message('write "plan"; found {found}.', found=repr(source)))
    if source is not None and raw.get("rubric"):
        raise WrongFieldError(name, Message("give a rubric or rubric_from, not both."))
    return source


def objectives_from(content: Mapping[str, Any]) -> tuple[tuple[Objective, ...], list[Message]]:
    """The objectives of a module, and a sentence for each that can not be used."""
    found: list[Objective] = []
    problems: list[Message] = []
    try:
        for place, entry in enumerate(_dicts(content, "objectives"), start=1):
            where = f"objectives[{entry.get('id', place)}]."
            _only_known(entry, ("id", "text_nl", "text_en"), where)
            found.append(Objective(_text(entry, "id"), _twin(entry, "text", where)))
    except WrongFieldError as wrong:
        problems.append(wrong.message)
    return tuple(found), problems


def _form(raw: Mapping[str, Any], name: str) -> Form:
    content = raw.get(name) or {}
    if not isinstance(content, dict):
        raise WrongFieldError(
            name, Message("give names and values, as in {{decimals: 2, tolerance: 0.01}}.")
        )
    _only_known(content, FORM, f"{name}.")
    given = {key: value for key, value in content.items() if value is not None}
    for key in set(given) - {"cells"}:
        _number(given, key)
    cells = given.pop("cells", [])
    texts = {
        str(cell["key"]): _twin(cell, "text", f"{name}.cells.")
        for cell in cells
        if isinstance(cell, dict)
    }
    words = tuple(str(cell["key"] if isinstance(cell, dict) else cell) for cell in cells)
    return Form(**given, cells=words, cell_texts=texts)


def _dicts(raw: Mapping[str, Any], name: str) -> list[dict[str, Any]]:
    content = raw.get(name) or []
    if not isinstance(content, list) or not all(isinstance(entry, dict) for entry in content):
        raise WrongFieldError(name, Message("give a list; start every part with a dash."))
    return content


def _only_known(raw: Mapping[str, Any], known: tuple[str, ...], where: str) -> None:
    for name in raw:
        if name not in known:
            raise WrongFieldError(
                f"{where}{name}",
                Message(
                    "this field does not exist; the nearest is {near}.",
                    near=nearest(str(name), known) or ", ".join(known),
                ),
            )


def _known_fields() -> tuple[str, ...]:
    twins = tuple(f"{name}_{language}" for name in TWINS for language in ("nl", "en"))
    return (*OTHERS, *TEXTS, *COMPUTATIONS, *LISTS, *twins)


_FIELDS = {"id": "question_id", "rubric": "own_rubric"}
"""What a field is called in the question where a file calls it otherwise."""

_READERS: dict[str, Callable[[Mapping[str, Any], str], Any]] = {
    "id": _text,
    **dict.fromkeys(TEXTS, _text),
    "points": _number,
    "minutes": _number,
    "prompt": _twin,
    "good_answer": _twin_or_none,
    "form": _form,
    "mutants": _mutants,
    "options": _options,
    "rubric": _rubric,
    "rubric_from": _rubric_from,
    "why": _why,
    "hints": _hints,
    "deals_letters": _yes_or_no,
    **dict.fromkeys(COMPUTATIONS, _computation),
}
