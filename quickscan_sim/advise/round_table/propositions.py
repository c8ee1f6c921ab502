"""Statements about one wijk on which views differ: what each rests on, and what to ask."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import chain, islice
from typing import Any

import pandas as pd

from quickscan_sim.advise.findings.gap_words import gap_basis, gap_claim, gap_unknown
from quickscan_sim.advise.naming import Names
from quickscan_sim.advise.reading import Reading
from quickscan_sim.advise.round_table.table import Proposition
from quickscan_sim.advise.round_table.texts import in_language, round_table_texts
from quickscan_sim.language import Bilingual, Message, Number, Readable, mark
from quickscan_sim.vocabulary import COLLABORATION_LEVELS, QUALITY

AT_LEAST, AT_MOST = 4, 6
AT_MOST_OF_A_KIND = 2
LEAST_CERTAINTY = 0.5
TWO_SIDED = ("differing_views", "one_way")
STRUCTURE = mark("Which rule, time or route causes this?")


@dataclass(frozen=True)
class Place:
    """Where propositions are sought, and the names and language to write them in."""

    reading: Reading
    names: Names
    neighbourhood_id: str
    language: str

    def read(self, text: Message | None) -> str:
        """A message as it is read; nothing for none."""
        return "" if text is None else text.in_language(self.language)

    def say(self, text: str, **facts: object) -> str:
        """A sentence with its facts."""
        return Message(text, **facts).in_language(self.language)

    def organisation(self, organisation_id: str) -> str | Readable:
        """What an organisation is called here."""
        return self.names.organisation(organisation_id, self.neighbourhood_id)

    def called(self, organisation_id: str) -> str:
        """The same as it is read."""
        name = self.organisation(organisation_id)
        return name if isinstance(name, str) else name.in_language(self.language)


def propositions(place: Place) -> tuple[Proposition, ...]:
    """Four to six statements, numbered P1, P2 ...

    First ties that two sides see differently, then ties that one side names (two of each at
    most), then the theme on which seeing is furthest ahead of acting, and the theme that is known
    least. Weak spots of other kinds fill up to four, and after those open statements, which say
    that they rest on no number.
    """
    found = [*_ties_seen_differently(place), *_seeing_before_acting(place), *_known_least(place)]
    missing = max(AT_LEAST - len(found), 0)
    found += islice(chain(_other_weak_spots(place), _open_statements(place)), missing)
    return tuple(
        replace(one, proposition_id=f"P{number}")
        for number, one in enumerate(found[:AT_MOST], start=1)
    )


def _own_gaps(place: Place) -> pd.DataFrame:
    gaps = place.reading.gaps
    own = gaps[
        (gaps["neighbourhood_id"] == place.neighbourhood_id)
        & (gaps["certainty"] >= LEAST_CERTAINTY)
    ]
    order = ["certainty", "layer", "organisation_id", "partner_id"]
    return own.sort_values(order, ascending=[False, True, True, True], kind="stable")


def _ties_seen_differently(place: Place) -> Iterator[Proposition]:
    gaps = _own_gaps(place)
    for kind in TWO_SIDED:
        own = gaps[gaps["kind"] == kind].drop_duplicates(["organisation_id", "partner_id"])
        for row in own.head(AT_MOST_OF_A_KIND).to_dict("records"):
            yield _of_pair(row, place)


def _of_pair(row: dict[Any, Any], place: Place) -> Proposition:
    one, other = (place.organisation(row[name]) for name in ("organisation_id", "partner_id"))
    facts = {"one": one, "other": other, "layer": place.names.layer(row["layer"])}
    if row["kind"] == "one_way":
        statement = place.say(
            "{one} names {other} on {layer}. {other} does not name {one} yet.", **facts
        )
        question = place.say("What do {one} and {other} now do together, and who notices?", **facts)
    else:
        statement = _two_views(row, facts, place)
        question = place.say(
            "What does {one} mean by that, and what {other}? Give one example each.", **facts
        )
    return _of_gap(row, place, statement, question)


def _two_views(row: dict[Any, Any], facts: dict[str, Any], place: Place) -> str:
    for name, words in (("level", COLLABORATION_LEVELS), ("quality", QUALITY)):
        if pd.notna(row[name]) and pd.notna(row[f"{name}_back"]):
            facts |= {
                "words": _short(words[round(float(row[name]))]),
                "words_back": _short(words[round(float(row[f"{name}_back"]))]),
            }
            return place.say(
                "{one} calls this tie on {layer} “{words}”. {other} calls it “{words_back}”.",
                **facts,
            )
    return place.say("{one} and {other} see their tie on {layer} very differently.", **facts)


def _short(words: Bilingual) -> Bilingual:
    """The words before the colon."""
    return Bilingual(*(text.split(":")[0] for text in (words.nl, words.en)))


def _of_gap(row: dict[Any, Any], place: Place, statement: str, question: str) -> Proposition:
    sides = [row[name] for name in ("organisation_id", "partner_id") if pd.notna(row[name])]
    asked = [row[name] for name in ("n_reporters", "n_reporters_back") if pd.notna(row[name])]
    n = int(row["n_quality"] if pd.notna(row["n_quality"]) else sum(asked))
    basis = place.read(gap_basis(row, place.names))
    if row["kind"] == "differing_views":
        basis = place.say("{basis} Both sides together: n = {n}.", basis=basis, n=n)
    return Proposition(
        "",
        str(row["kind"]),
        statement,
        basis,
        question,
        place.say(STRUCTURE),
        organisations=tuple(str(side) for side in sides),
        n=n or None,
        about="/".join(["gap", str(row["kind"]), str(row["layer"]), *map(str, sides)]),
    )


def _other_weak_spots(place: Place) -> Iterator[Proposition]:
    few = place.reading.top_gaps
    few = few[
        (few["neighbourhood_id"] == place.neighbourhood_id) & ~few["kind"].isin(list(TWO_SIDED))
    ]
    for row in few.drop_duplicates("kind").to_dict("records"):
        claim = place.read(gap_claim(row, place.names))
        unknown = place.read(gap_unknown(row))
        question = place.say("Do you recognise this? Which example fits, and which does not?")
        yield _of_gap(
            row, place, f"{claim[0].upper()}{claim[1:]}.", f"{question} {unknown}".strip()
        )


def _seeing_before_acting(place: Place) -> Iterator[Proposition]:
    """For the whole municipality: the clear difference that is largest, if any."""
    rows = place.reading.seeing_acting
    clear = rows[rows["sector"].isna() & (rows["ci_low"] > 0)]
    for row in clear.nlargest(1, "difference").to_dict("records"):
        yield Proposition(
            "",
            "seeing_acting",
            place.say(
                "On {theme} people more often say that they see something than that they act.",
                theme=place.names.theme(row["theme"]),
            ),
            seeing_ahead(row, place),
            place.say("What happens between seeing and acting where you work?"),
            place.say("Which time, rule or route is needed to take the next step?"),
            n=int(row["n"]),
            about=f"seeing_acting//{row['theme']}",
        )


def seeing_ahead(row: dict[Any, Any], place: Place) -> str:
    """How far seeing is ahead of acting, of everybody; the two means no report shows."""
    scale = place.names.questionnaire.scored_scale
    return place.say(
        "{theme}, whole municipality: seeing is {difference} ahead of acting, on a scale from "
        "{least} to {most} (n = {n}, 95% interval from {low} to {high}).",
        theme=place.names.theme(row["theme"]),
        difference=Number(row["difference"]),
        least=scale.low,
        most=scale.high,
        n=int(row["n"]),
        low=Number(row["ci_low"]),
        high=Number(row["ci_high"]),
    )


def _known_least(place: Place) -> Iterator[Proposition]:
    """The theme with the widest interval in this wijk."""
    rows = place.reading.score_summary
    own = rows[
        (rows["grouping"] == "neighbourhood")
        & (rows["neighbourhood_id"] == place.neighbourhood_id)
        & ~rows["withheld"]
        & rows["ci_low"].notna()
    ]
    own = own.assign(width=own["ci_high"] - own["ci_low"])
    scale = place.names.questionnaire.scored_scale
    for row in own.nlargest(1, "width").to_dict("records"):
        facts = {"low": Number(row["ci_low"], 1), "high": Number(row["ci_high"], 1)}
        yield Proposition(
            "",
            "known_least",
            place.say(
                "Of all themes we know least about {theme} here: the mean probably lies between "
                "{low} and {high}.",
                theme=place.names.theme(row["theme"]),
                **facts,
            ),
            place.say(
                "Mean {mean} on a scale from {least} to {most}, n = {n}, with a 95% interval from "
                "{low} to {high}.",
                mean=Number(row["mean"], 1),
                least=scale.low,
                most=scale.high,
                n=int(row["n"]),
                **facts,
            ),
            place.say("What would you expect here, and what is that based on?"),
            place.say("Who was not asked or did not answer, and which time or route would help?"),
            n=int(row["n"]),
            about=f"mean/{place.neighbourhood_id}/{row['theme']}",
        )


def _open_statements(place: Place) -> Iterator[Proposition]:
    """Where the data holds too little to talk about."""
    for row in round_table_texts("open_propositions"):
        statement, discussion, structure = (
            in_language(row, name, place.language)
            for name in ("statement", "discussion", "structure")
        )
        basis = place.say("No number belongs to this proposition.")
        yield Proposition("", "open", statement, basis, discussion, structure)
