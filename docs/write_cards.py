"""Write what a card may hold, for trainers, in both languages, from the code itself.

python docs/write_cards.py
"""

from __future__ import annotations

import inspect
from pathlib import Path

from quickscan_sim.language import LANGUAGES
from quickscan_sim.workshop.cards.card_keys import meanings, parts_of_card
from quickscan_sim.workshop.cards.lever_knobs import OF_ORGANISATIONS
from quickscan_sim.workshop.views.view import VIEWS, View, load_view

FOLDER = Path(__file__).parents[1] / "course" / "guide"

HEAD = {
    "nl": """# Wat er in een kaart kan staan

Geschreven uit de code door `python docs/write_cards.py`; niet met de hand veranderen. Hoe u een
eigen kaart maakt, staat bij [Een eigen kaart](own_card_nl.md). Namen van de code zijn Engels.
""",
    "en": """# What a card may hold

Written from the code by `python docs/write_cards.py`; do not edit. How you make an own card is in
[An own card](own_card_en.md).
""",
}
WORDS = {
    "nl": {
        "keys": "Sleutels",
        "key": "sleutel",
        "meaning": "wat u invult",
        "needed": "moet",
        "yes": "ja",
        "no": "mag weg",
        "of": "Onder `{part}`",
        "card": "De kaart zelf",
        "views": "Afbeeldingen (`view`)",
        "kind": "soort",
        "name": "naam",
        "what": "wat het is (Engels)",
        "reading": "lezen (`reading`)",
        "setting": "instelling (`settings`)",
        "outcome": "uitkomst (`outcome`)",
        "event": "gebeurtenis (`event`)",
        "found": "standen: `found`",
        "knobs": "Knoppen van de simulator (`kind: knob`)",
        "all_knobs": "Wat ze doen en wat mag, staat in [knobs.md](../../docs/knobs.md). Knoppen "
        "over gezinnen staan hier niet: een hendel verandert werk, organisaties en regels.",
    },
    "en": {
        "keys": "Keys",
        "key": "key",
        "meaning": "what you fill in",
        "needed": "needed",
        "yes": "yes",
        "no": "may go",
        "of": "Under `{part}`",
        "card": "The card itself",
        "views": "Pictures (`view`)",
        "kind": "kind",
        "name": "name",
        "what": "what it is",
        "reading": "way of reading (`reading`)",
        "setting": "setting (`settings`)",
        "outcome": "outcome (`outcome`)",
        "event": "event (`event`)",
        "found": "positions: `found`",
        "knobs": "Knobs of the simulator (`kind: knob`)",
        "all_knobs": "What they do and what they take is in [knobs.md](../../docs/knobs.md). Knobs "
        "about families are not here: a lever changes work, organisations and rules.",
    },
}


def main() -> None:
    """Write card_keys_nl.md and card_keys_en.md."""
    for language in LANGUAGES:
        page_file(language).write_text(render_page(language), encoding="utf-8", newline="\n")


def page_file(language: str) -> Path:
    """Where the page of a language stands."""
    return FOLDER / f"card_keys_{language}.md"


def render_page(language: str) -> str:
    """The whole page as Markdown."""
    word = WORDS[language]
    parts = [HEAD[language], f"## {word['keys']}", ""]
    parts += [_part(part, language) for part in parts_of_card()]
    parts += [f"## {word['views']}", ""]
    parts += [_view(name, load_view(name), word) for name in VIEWS if _is_there(name)]
    parts += [f"## {word['knobs']}", "", word["all_knobs"], ""]
    names = [f"`{name}`" for group in OF_ORGANISATIONS for name in group.model_fields]
    return "\n".join([*parts, ", ".join(names)]).rstrip() + "\n"


def _part(part: str, language: str) -> str:
    word, model = WORDS[language], parts_of_card()[part]
    title = word["card"] if part == "card" else word["of"].format(part=part)
    lines = [f"### {title}", "", f"| {word['key']} | {word['needed']} | {word['meaning']} |"]
    lines.append("|---|---|---|")
    for key, field in model.model_fields.items():
        needed = word["yes"] if field.is_required() else word["no"]
        lines.append(f"| `{key}` | {needed} | {meanings()[part, key].in_language(language)} |")
    return "\n".join([*lines, ""])


def _view(name: str, view: View, word: dict[str, str]) -> str:
    """A view with everything that a card can choose from."""
    about = (inspect.getdoc(inspect.getmodule(view.facts)) or "").splitlines()[0]
    rows = [
        (word["reading"], changes, ", ".join(f"`{one}`" for one in ways) or word["found"])
        for changes, ways in view.readings.items()
    ]
    rows += [(word["setting"], key, text) for key, text in view.settings.items()]
    rows += [(word["outcome"], key, text) for key, text in view.outcomes.items()]
    rows += [
        (word["event"], key, (inspect.getdoc(event) or "").split("\n\n")[0])
        for key, event in view.events.items()
    ]
    lines = [f"### `{name}`", "", about, ""]
    lines += [f"| {word['kind']} | {word['name']} | {word['what']} |", "|---|---|---|"]
    lines += [f"| {kind} | `{key}` | {' '.join(text.split())} |" for kind, key, text in rows]
    return "\n".join([*lines, ""])


def _is_there(name: str) -> bool:
    from importlib.util import find_spec

    return find_spec(f"quickscan_sim.workshop.views.{name}") is not None


if __name__ == "__main__":
    main()
