"""The fixed values that every quickscan shares, with the words people read for them."""

from __future__ import annotations

from quickscan_sim.language import Bilingual

SMALL_CELL = 5
"""Below this number of respondents no answer statistics are shown."""

MIN_REPORTERS = 3
"""Below this number of respondents an organisation's outgoing ties are not read."""

COLLABORATION_LEVELS: dict[int, Bilingual] = {
    0: Bilingual("geen contact", "no contact"),
    1: Bilingual(
        "kennen: we weten van elkaar wat we doen", "networking: we know what each other does"
    ),
    2: Bilingual(
        "informeren: we delen informatie, maar beslissen apart",
        "cooperation: we share information but decide apart",
    ),
    3: Bilingual(
        "afstemmen: we delen middelen en nemen soms samen een besluit",
        "coordination: we share resources and some decisions",
    ),
    4: Bilingual(
        "samen beslissen: we maken samen plannen en ieder beslist mee",
        "coalition: we plan together and everyone has a vote",
    ),
    5: Bilingual(
        "als één team: we vertrouwen elkaar en besluiten samen",
        "collaboration: one team, with trust and shared decisions",
    ),
}
"""Levels of Collaboration Scale (Frey and others, 2006), in the kit's own words."""

QUALITY: dict[int, Bilingual] = {
    1: Bilingual("slecht", "poor"),
    2: Bilingual("matig", "fair"),
    3: Bilingual("goed", "good"),
    4: Bilingual("heel goed", "very good"),
}
RATING = (1, 4)
"""The lowest and highest rating of a partner on an aspect of trust or value."""

PARTNER_GROUPS: dict[str, Bilingual] = {
    "trust": Bilingual("vertrouwen", "trust"),
    "value": Bilingual("waarde voor de samenwerking", "value to working together"),
}
"""What the aspects of a partner add up to, in the manner of PARTNER (Visible Network Labs):
trust is the mean of its aspects, and so is value."""

WEAK_QUALITY = 2.5
"""The middle of the quality scale 1-4: below it a tie counts as weak."""

GAP_KINDS: dict[str, Bilingual] = {
    "no_tie": Bilingual(
        "geen samenwerking waar die te verwachten is", "no tie where one is expected"
    ),
    "one_way": Bilingual("maar één kant noemt de ander", "only one side names the other"),
    "weak_quality": Bilingual("samenwerking die moeizaam loopt", "a tie of weak quality"),
    "single_broker": Bilingual(
        "alles loopt via één organisatie", "everything runs through one organisation"
    ),
    "differing_views": Bilingual(
        "twee kanten zien hetzelfde contact heel anders",
        "two sides see the same tie very differently",
    ),
    "single_layer": Bilingual("samenwerking op maar één thema", "a tie on one theme only"),
    "not_found": Bilingual(
        "een organisatie die niemand noemt", "an organisation that nobody names"
    ),
    "split_layer": Bilingual(
        "een thema waarop de wijk uit losse delen bestaat",
        "a theme on which the neighbourhood falls apart",
    ),
    "hangs_on_one": Bilingual(
        "de wijk hangt aan één organisatie", "the neighbourhood hangs on one organisation"
    ),
    "informal_apart": Bilingual(
        "informele groepen zonder contact met beroepskrachten",
        "informal groups without ties to professionals",
    ),
}
"""Where partners do not find each other yet, with the words people read for it."""

PLANTED_GAP_KINDS = ("no_tie", "one_way", "weak_quality", "single_broker")
"""The kinds that an invented quickscan can have planted in it."""

INCOME_GROUPS: dict[str, Bilingual] = {
    "few": Bilingual(
        "wijken met weinig gezinnen met een laag inkomen",
        "neighbourhoods with few families on a low income",
    ),
    "many": Bilingual(
        "wijken met veel gezinnen met een laag inkomen",
        "neighbourhoods with many families on a low income",
    ),
}

PARTS: dict[str, Bilingual] = {
    "practice": Bilingual("wat ik doe", "what I do"),
    "confidence": Bilingual("wat ik kan", "what I can do"),
    "wish": Bilingual("wat ik wil leren", "what I want to learn"),
    "knowledge": Bilingual("wat ik weet", "what I know"),
    "checklist": Bilingual("wat mijn organisatie doet", "what my organisation does"),
}
"""Parts of a questionnaire; only "practice" makes theme scores."""


URBANITY: dict[str, Bilingual] = {
    "extremely urbanised": Bilingual("zeer sterk stedelijk", "extremely urbanised"),
    "strongly urbanised": Bilingual("sterk stedelijk", "strongly urbanised"),
    "moderately urbanised": Bilingual("matig stedelijk", "moderately urbanised"),
    "hardly urbanised": Bilingual("weinig stedelijk", "hardly urbanised"),
    "not urbanised": Bilingual("niet stedelijk", "not urbanised"),
}
"""The five groups of urbanity of Statistics Netherlands, from most to least."""


def level_label(value: int, language: str) -> str:
    """The words for a level of collaboration, 0 to 5."""
    return COLLABORATION_LEVELS[value].in_language(language)


def quality_label(value: int, language: str) -> str:
    """The words for the quality of a tie, 1 to 4."""
    return QUALITY[value].in_language(language)


BROKERAGE_ROLES: dict[str, Bilingual] = {
    "coordinator": Bilingual("tussen twee van de eigen sector", "between two of its own sector"),
    "itinerant": Bilingual("tussen twee van één andere sector", "between two of one other sector"),
    "representative": Bilingual(
        "van de eigen sector naar een andere", "from its own sector to another"
    ),
    "gatekeeper": Bilingual(
        "van een andere sector naar de eigen", "from another sector to its own"
    ),
    "liaison": Bilingual("tussen twee andere sectoren", "between two other sectors"),
    "total": Bilingual("alle rollen samen", "all roles together"),
}
"""Gould and Fernandez (1989): between whom an organisation stands."""
