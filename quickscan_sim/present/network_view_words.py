"""Every word of the network picture on a screen, in one language; fields are filled in there."""

from __future__ import annotations

from string import Formatter

from quickscan_sim.language import mark, translator
from quickscan_sim.vocabulary import COLLABORATION_LEVELS, QUALITY

CONTROLS = {
    "language": mark("Language"),
    "wijk": mark("Neighbourhood"),
    "layer": mark("Subject"),
    "all_layers": mark("all subjects"),
    "relation": mark("Which ties"),
    "knows": mark("know each other"),
    "works": mark("work together"),
    "quality": mark("Quality at least"),
    "any_quality": mark("all ties"),
    "gaps_on": mark("show weak spots"),
    "layout": mark("Places"),
    "ring": mark("by sector"),
    "free": mark("free"),
    "search": mark("Search an organisation"),
    "remove": mark("Take this partner away"),
    "restore": mark("Put everybody back"),
    "larger": mark("Larger"),
    "smaller": mark("Smaller"),
    "fit": mark("Fit"),
    "save": mark("Save the picture"),
}

PANELS = {
    "picture": mark("Network picture"),
    "beside": mark("The same in words"),
    "sentences": mark("Sentences"),
    "matrix": mark("Matrix"),
    "gaps": mark("Weak spots"),
    "organisations": mark("Organisations"),
    "legend": mark("Legend"),
    "keys_title": mark("Keys"),
    "keys": mark(
        "Left and right: the next organisation. Up and down: along its ties. Enter: choose. "
        "Delete: take away. Escape: back. Plus and minus: zoom."
    ),
    "place_note": mark("A place in the picture says nothing about importance."),
    "no_line_knows": mark("No line: neither names the other."),
    "no_line_works": mark("No line: neither says that they work together."),
    "blank_note": mark("Hatched: too few answers. No line there is unknown, and not a no."),
    "matrix_caption": mark("Who names whom: the row names the column"),
    "matrix_by_sector": mark(
        "Ties between sectors. Choose an organisation to see it with its partners."
    ),
    "matrix_of_one": mark("{name} and its partners: the row names the column"),
    "names": mark("names"),
    "names_not": mark("does not name"),
    "unknown": mark("unknown: too few answers"),
    "itself": mark("itself"),
    "more_sentences": mark("{n} more. Choose an organisation to see all its sentences."),
    "few_gaps": mark(
        "In this neighbourhood {n} weak spots are shown, of {all}: those to talk about first."
    ),
    "few_gaps_one": mark(
        "In this neighbourhood 1 weak spot is shown, of {all}: the one to talk about first."
    ),
    "no_gaps_layer": mark("On this subject there is none of the weak spots to talk about first."),
    "next_step": mark("Possible next step"),
    "no_gaps": mark("No weak spot can be seen here. That does not mean that all goes well."),
    "sector": mark("sector"),
    "answers": mark("answers"),
    "ties": mark("ties"),
    "organisation": mark("organisation"),
    "informal": mark("double edge: informal group"),
}

LEGEND = {
    "both": mark("both sides name it"),
    "one_side": mark("arrow: only one side names it"),
    "unheard": mark("open arrow: the other side is not heard"),
    "thick": mark("thicker: closer"),
    "weak": mark("striped: quality below the middle"),
    "gap": mark("dotted: a weak spot"),
    "hatched": mark("hatched: too few answers"),
    "removed": mark("cross: taken away"),
}

TOLD = {
    "title": mark("{wijk}: {layer}"),
    "summary": mark(
        "{layer}: {n} ties. Named by both sides: {both}; by one side: {one_side}; other side not "
        "heard: {unheard}."
    ),
    "summary_one": mark(
        "{layer}: 1 tie. Named by both sides: {both}; by one side: {one_side}; other side not "
        "heard: {unheard}."
    ),
    "no_ties": mark("{layer}: no tie can be seen with these settings."),
    "nobody": mark("No organisation is known here, so nothing can be said."),
    "all_silent": mark("Too few people answered here, so no tie can be read."),
    "not_rated": mark("{n} ties are hidden because their quality is unknown."),
    "not_rated_one": mark("1 tie is hidden because its quality is unknown."),
    "chosen": mark("{name}, {sector}. {answers}. Partners in this picture: {n}."),
    "cursor": mark("{name}, {sector}. {answers}. Ties: {n}."),
    "along": mark("{name}, {sector}. {sentence}"),
    "without": mark("Without {names}: {n} ties fall away."),
    "without_one": mark("Without {names}: 1 tie falls away."),
    "without_none": mark("Without {names}: no tie falls away."),
    "parts": mark("The others now stand in {after} separate parts; first {before}."),
    "parts_from_one": mark("The others now stand in {after} separate parts; first they were one."),
    "parts_to_one": mark("The others are now one whole; first they stood in {before} parts."),
    "cut_off": mark("No longer in contact with the rest: {names}."),
    "reach": mark(
        "First {before} pairs could reach each other, directly or through others; now {after}."
    ),
    "reach_one": mark(
        "First 1 pair could reach each other, directly or through others; now {after}."
    ),
    "nobody_cut_off": mark("Nobody loses contact with the rest."),
    "parts_note": mark("Only ties that were reported count; others may exist."),
    "back": mark("Everybody is back."),
    "found": mark("Found: {names}."),
    "found_none": mark("No organisation with these letters."),
    "of_layers": mark("On {n} of the {all} subjects."),
    "closeness": mark("How close: {level}."),
    "quality_of": mark("Quality: {quality} on a scale from 1 to 4 (n = {n})."),
    "quality_unknown": mark("Quality: fewer than 5 people rated it."),
    "saved": mark("The picture is saved as {file}."),
}

PAIRS = {
    "knows_1_1": mark("{one} and {other} name each other."),
    "knows_1_0": mark("{one} names {other}; {other} does not name {one}."),
    "knows_1_u": mark("{one} names {other}. Of {other} we do not know: too few answers."),
    "knows_0_0": mark("{one} and {other} do not name each other."),
    "knows_0_u": mark("{one} does not name {other}. Of {other} we do not know: too few answers."),
    "works_1_1": mark("{one} and {other} both say that they work together."),
    "works_1_0": mark("{one} says it works with {other}; {other} does not say so."),
    "works_1_u": mark(
        "{one} says it works with {other}. Of {other} we do not know: too few answers."
    ),
    "works_0_0": mark("{one} and {other} both do not say that they work together."),
    "works_0_u": mark(
        "{one} does not say it works with {other}. Of {other} we do not know: too few answers."
    ),
    "u_u": mark("Of {one} and {other} we do not know: too few answers."),
}
"""What two organisations say of each other: 1 yes, 0 no, u unknown. A template each, because a
neighbourhood of 300 organisations has 45,000 pairs."""


def view_words(language: str) -> dict[str, str]:
    """The words by their key; fields such as ``{name}`` are still to be filled in.

    >>> view_words("en")["knows_1_1"]
    '{one} and {other} name each other.'
    """
    say = translator(language)
    texts = CONTROLS | PANELS | LEGEND | TOLD | PAIRS
    words = {key: say(text, **_left_open(text)) for key, text in texts.items()}
    words |= {f"level_{n}": name.in_language(language) for n, name in COLLABORATION_LEVELS.items()}
    words |= {f"quality_{n}": name.in_language(language) for n, name in QUALITY.items()}
    return words


def _left_open(text: str) -> dict[str, str]:
    return {name: f"{{{name}}}" for _, name, _, _ in Formatter().parse(text) if name}
