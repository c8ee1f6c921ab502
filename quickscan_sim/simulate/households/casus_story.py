"""The story of a casus: which sentences, in which order, and where a name becomes a pronoun."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from quickscan_sim.language import Bilingual, translator
from quickscan_sim.simulate.households.casus_family import Family
from quickscan_sim.simulate.households.casus_words import choose
from quickscan_sim.simulate.households.circumstances import NONE

LONGEST = 180
"""Most words of a story."""

ENOUGH = 140
"""From this many words on no details are added."""

N_DETAILS = 3
"""Details told before the last strengths; more only where a story stays short."""

MOST_PRONOUNS = 2
"""So many sentences on end may say she or he; then the name comes back."""

ORDERS = (
    ("who", "home", "income", "strength", "scene", "money", "condition", "support", "contact"),
    ("who", "strength", "home", "income", "money", "condition", "scene", "support", "contact"),
    ("who", "income", "home", "scene", "money", "contact", "support", "condition", "strength"),
    ("who", "home", "scene", "income", "money", "support", "contact", "condition", "strength"),
)
"""Orders of the parts; what is left of the strengths, details and a closing line follow."""

SUBJECT = {
    "female": Bilingual("ze", "she"),
    "male": Bilingual("hij", "he"),
}
FIRST_SUBJECT = {"female": Bilingual("Ze", "She"), "male": Bilingual("Hij", "He")}
OBJECT = {"female": Bilingual("haar", "her"), "male": Bilingual("hem", "him")}

Parts = dict[str, list[Bilingual]]


@dataclass(frozen=True)
class Household:
    """What a story needs to know: facts, strengths and conditions as slots, and the family."""

    facts: frozenset[str]
    strengths: tuple[str, ...]
    conditions: tuple[str, ...]
    family: Family


def choose_story(household: Household, rng: np.random.Generator) -> list[Bilingual]:
    """The sentences of the story in order; the same ones in both languages."""
    facts = household.facts
    order = ORDERS[int(rng.integers(len(ORDERS)))]
    strengths = [str(one) for one in rng.permutation(household.strengths)]
    conditions = [str(one) for one in rng.permutation(household.conditions or (NONE,))]
    parts: Parts = {slot: choose(slot, facts, rng) for slot in order if slot not in DRAWN_APART}
    parts["condition"] = choose(conditions[0], facts, rng)
    parts["strength"] = choose(strengths[0], facts, rng)
    first, last = choose("fiction", facts, rng), choose("close", facts, rng)
    parts["end"] = []
    told = [text for slot in (*order, "end") for text in parts[slot]]
    length = _n_words([*first, *told, *last], household.family)
    for place, text in _more(facts, strengths[1:], conditions[1:], rng):
        longer = length + _n_words([text], household.family)
        if longer.max() <= LONGEST and (length.min() < ENOUGH or place == "strength"):
            parts[place].append(text)
            length = longer
    return [*first, *(text for slot in (*order, "end") for text in parts[slot]), *last]


DRAWN_APART = ("condition", "strength")


def _more(
    facts: frozenset[str],
    strengths: Sequence[str],
    conditions: Sequence[str],
    rng: np.random.Generator,
) -> list[tuple[str, Bilingual]]:
    """What may be added, and where, the most telling first."""
    more = [("condition", text) for code in conditions[:1] for text in choose(code, facts, rng)]
    more += [("strength", text) for code in strengths[:2] for text in choose(code, facts, rng)]
    details = [("end", text) for text in choose("detail", facts, rng, 2 * N_DETAILS)]
    more += details[:N_DETAILS]
    more += [("end", text) for code in strengths[2:] for text in choose(code, facts, rng)]
    return more + details[N_DETAILS:]


def _n_words(texts: Sequence[Bilingual], family: Family) -> np.ndarray:
    """Words in Dutch and in English."""
    return np.array([len(in_words(texts, family, language).split()) for language in ("nl", "en")])


def in_words(texts: Sequence[Bilingual], family: Family, language: str) -> str:
    """The sentences as text; whoever was named just before is she or he."""
    words = family_words(family, language)
    told = []
    n_pronouns, is_clear = 0, False
    for text in texts:
        template = text.in_language(language)
        is_alone = not _names_another(template)
        use_pronoun = is_clear and is_alone and n_pronouns < MOST_PRONOUNS
        told.append(fill(template, words | _main_person(family, language, use_pronoun)))
        has_person = any(field in template for field in ("{she}", "{She}", "{her}"))
        n_pronouns = n_pronouns + 1 if use_pronoun and has_person else 0
        is_clear = is_alone and ("{name}" in template or has_person)
    return " ".join(told)


def family_words(family: Family, language: str) -> dict[str, object]:
    """Names, ages and numbers as they read in a language."""
    say = translator(language)
    return {name: say("{fact}", fact=fact) for name, fact in family.words().items()}


def fill(template: str, words: dict[str, object]) -> str:
    """A template with its fields filled."""
    return template.format_map(words)


def _main_person(family: Family, language: str, use_pronoun: bool) -> dict[str, object]:
    if not use_pronoun:
        return dict.fromkeys(("she", "She", "her"), family.name)
    gender = family.gender
    return {
        "she": SUBJECT[gender].in_language(language),
        "She": FIRST_SUBJECT[gender].in_language(language),
        "her": OBJECT[gender].in_language(language),
    }


def _names_another(template: str) -> bool:
    """Whether somebody else is named who might be meant by she or he."""
    return any(f"{{{kind}}}" in template for kind in OTHERS)


OTHERS = ("partner", "children", "toddler", "pupil", "teen")
