"""Columns and limits that several tables share."""

from __future__ import annotations

from typing import Any

from quickscan_sim.tables.declaration import integer, text, yes_no

NEIGHBOURHOOD = text("neighbourhood_id", "code van de wijk", "code of the neighbourhood")
ORGANISATION = text("organisation_id", "code van de organisatie", "code of the organisation")
PARTNER = text("partner_id", "code van de partnerorganisatie", "code of the partner organisation")
PROFESSIONAL = text(
    "professional_id",
    "pseudoniem van de professional; gelijk in elke meting",
    "pseudonym of the professional; the same in every wave",
)
WAVE = integer("wave", "meting: 1 is de eerste", "wave: 1 is the first", low=1)
LAYER = text("layer", "thema waarop men samenwerkt", "theme on which they work together")
THEME = text("theme", "thema van de vragenlijst", "theme of the questionnaire")
SAMPLED = yes_no(
    "sampled",
    "kortste routes uit een steekproef, omdat het netwerk groot is",
    "shortest routes from a sample, because the network is large",
)
SHARE: dict[str, Any] = {"low": 0.0, "high": 1.0, "unit": "0-1", "may_be_missing": True}
COUNT: dict[str, Any] = {"low": 0, "may_be_missing": True}
SIGNED: dict[str, Any] = {"low": -1.0, "high": 1.0, "may_be_missing": True}
