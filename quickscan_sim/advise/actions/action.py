"""One action of the library, and the fixed values that its columns may hold."""

from __future__ import annotations

import re
from dataclasses import dataclass

from quickscan_sim.language import Bilingual, Message, Readable
from quickscan_sim.vocabulary import GAP_KINDS

ANY = "*"
OWN_PROPOSAL = "eigen voorstel van de kit"
"""What stands in the column ``source`` where the kit knows none."""

EFFORTS: dict[str, Bilingual] = {
    "small": Bilingual("kleine inspanning", "small effort"),
    "medium": Bilingual("middelgrote inspanning", "medium effort"),
    "large": Bilingual("grote inspanning", "large effort"),
}

KINDS: dict[str, Bilingual] = {
    "strength": Bilingual("iets wat goed gaat", "something that goes well"),
    "strong_tie": Bilingual("een contact dat goed loopt", "a tie that works well"),
    "need": Bilingual("een thema dat lager scoort", "a theme that scores lower"),
    "difference": Bilingual("een verschil tussen wijken", "a difference between neighbourhoods"),
    "hesitation": Bilingual(
        "zien en niet weten wat te doen", "seeing it and not knowing what to do"
    ),
    "wish": Bilingual("een wens om te leren", "a wish to learn"),
    "silent": Bilingual("organisaties die niet zijn gehoord", "organisations that were not heard"),
    **GAP_KINDS,
}
"""The kinds of findings that an action may be for."""

LEVERS: dict[str, Bilingual] = {
    "learning": Bilingual("leren van en met elkaar", "learning from and with each other"),
    "contact": Bilingual("elkaar leren kennen en bereiken", "meeting and reaching each other"),
    "listening": Bilingual("eerst vragen en nagaan", "asking and checking first"),
    "agreement": Bilingual("afspraken over de werkwijze", "agreements on the way of working"),
    "time": Bilingual("uren, taak en vervanging", "hours, task and stand-ins"),
    "route": Bilingual("plek, tijd en route", "place, time and route"),
    "rules": Bilingual("regels en geld", "rules and money"),
}
"""What an action moves. None of them is what a family chooses."""

STRUCTURAL = ("agreement", "time", "route", "rules")
"""Levers on organisations and rules; the others begin with professionals themselves."""

FEATURES: dict[str, Bilingual] = {
    "connects_informal": Bilingual(
        "verbindt formele en informele steun", "connects formal and informal support"
    ),
    "early": Bilingual("vroeg: voordat het probleem groeit", "early: before the problem grows"),
    "low_threshold": Bilingual("laagdrempelig", "low-threshold"),
}

CONFIDENCES: dict[str, Bilingual] = {
    "H": Bilingual(
        "een getal uit de bron zelf, van een andere plek",
        "a figure from the source itself, from another place",
    ),
    "M": Bilingual(
        "deels bekend van een andere plek of een ander onderwerp",
        "partly known from another place or another subject",
    ),
    "D": Bilingual(
        "afgeleid uit de bron, het effect is niet gemeten",
        "derived from the source, the effect was not measured",
    ),
    "R": Bilingual(
        "eigen voorstel van deze kit, niet gemeten", "own proposal of this kit, not measured"
    ),
}
"""What is known of an action, from most to least."""

WEEKS = re.compile(r"\bbinnen (\d+) weken\b", re.IGNORECASE)


@dataclass(frozen=True)
class Action:
    """Something that professionals, organisations or rules can do; never a family's choice.

    ``mechanism`` says how it should work and how one notices that it does not; ``resources`` are
    hours and money; ``intervention`` is the name of what it would change in the simulator (see
    :func:`quickscan_sim.parameters.interventions.load_intervention`), "" for nothing known.
    """

    action_id: str
    theme: str
    for_kinds: tuple[str, ...]
    sectors: tuple[str, ...]
    effort: str
    lever: str
    features: tuple[str, ...]
    intervention: str
    text: Bilingual
    first_step: Bilingual
    indicator: Bilingual
    who: Bilingual
    residents: Bilingual
    risk: Bilingual
    expected_effect: Bilingual
    mechanism: Bilingual
    resources: Bilingual
    confidence: str
    source: str

    @property
    def weeks_to_first_step(self) -> int | None:
        """Within how many weeks the first step is set; None when the Dutch text names none."""
        found = WEEKS.search(self.first_step.nl)
        return int(found[1]) if found else None

    @property
    def asks_training(self) -> bool:
        """Whether professionals are asked to learn, rather than something around them changed."""
        return self.lever == "learning"

    @property
    def is_structural(self) -> bool:
        """Whether it changes an organisation or a rule."""
        return self.lever in STRUCTURAL

    @property
    def source_in_words(self) -> str | Readable:
        """Where it comes from, as people read it."""
        own = self.source == OWN_PROPOSAL
        return Message("own proposal of this kit") if own else self.source
