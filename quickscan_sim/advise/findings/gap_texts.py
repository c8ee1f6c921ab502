"""The sentences about weak spots: what seems to be so, on what basis, what not, and what next."""

from __future__ import annotations

from quickscan_sim.language import mark

CLAIMS = {
    "no_tie": mark("{one} and {other} do not seem to find each other on {layer} yet"),
    "one_way": mark("{one} names {other} on {layer}, but not the other way round"),
    "differing_views": mark("{one} and {other} see their tie on {layer} very differently"),
    "single_layer": mark("{one} and {other} name each other on {layer}, and on nothing else"),
    "weak_quality": mark("{one} and {other} work together on {layer}, but not smoothly yet"),
    "not_found": mark("nobody names {one} yet, on any subject"),
    "split_layer": mark("on {layer} the neighbourhood falls apart in separate groups"),
    "single_broker": mark("on {layer}, {other} reaches the others only through {one}"),
    "hangs_on_one": mark("on {layer} many would lose each other without {one}"),
    "informal_apart": mark("on {layer}, {one} and the formal organisations do not find each other"),
}
CLAIM_ALL_INFORMAL = mark(
    "on {layer}, informal groups and formal organisations do not find each other"
)

BASES = {
    "no_tie": mark(
        "{side}. {side_back}. {expected_why} The probability that there is truly no tie here is "
        "{p_absent}."
    ),
    "one_way": mark(
        "{side}. {side_back}. The probability that this is truly one-sided is {certainty}."
    ),
    "differing_views": mark(
        "Two or more steps lie between the two sides. The probability that they truly differ by "
        "one and a half steps or more is {certainty}."
    ),
    "single_layer": mark(
        "Such a pair works together on two or more other subjects with a probability of "
        "{expected}. The probability that there is truly no tie on those is {p_absent}."
    ),
    "weak_quality": mark(
        "The mean quality is {quality} on a scale from 1 to 4 ({n_quality} ratings). "
        "The probability that it is truly below the middle is {certainty}."
    ),
    "not_found": mark(
        "{n_reporters_back} people of other organisations could name {one}. In none of these "
        "organisations at least half of them does. The probability that truly nobody has a tie "
        "with {one} is {p_absent}."
    ),
    "split_layer": mark(
        "On average {n_affected} organisations have no route to the largest group. The "
        "probability that this is at least a quarter of them is {p_absent}. On another subject "
        "they do find each other."
    ),
    "single_broker": mark(
        "If {one} falls away, {other} loses the others on this subject. "
        "The probability that there is truly no other route is {certainty}."
    ),
    "hangs_on_one": mark(
        "If {one} falls away, {n_affected} organisations on average lose the largest group. The "
        "probability that this is at least a quarter of them is {certainty}."
    ),
    "informal_apart": mark(
        "Neither side names the other. Going by all other answers, the probability of at least "
        "one tie is {expected}. The probability that there is truly none here "
        "is {p_absent}."
    ),
}
EXPECTED = mark(
    "Apart from what these two say, a tie is to be expected with a probability of {expected}."
)
BASIS_LEVELS = mark(
    "{one} sees level {level}, {other} sees level {level_back}, on a scale from 0 to 5. The "
    "probability that they truly differ by one and a half steps or more is {certainty}."
)
BASIS_QUALITIES = mark(
    "{one} rates this tie {quality}, {other} {quality_back}, on a scale from 1 to 4. The "
    "probability that they truly differ by one and a half steps or more is {certainty}."
)

CAUTIONS = {
    "no_tie": mark(
        "No tie is not unwillingness: perhaps nobody ever brought them together. "
        "Check it with both before doing anything."
    ),
    "one_way": mark(
        "The two sides may mean different things by working together. "
        "That difference is a good start for a conversation."
    ),
    "differing_views": mark(
        "Neither side is right or wrong. The same tie can mean more to one side than to the other."
    ),
    "single_layer": mark(
        "One shared subject can be enough. Whether more is needed, these two know best."
    ),
    "weak_quality": mark(
        "Quality is how people in it see it. It does not say who or what causes it."
    ),
    "not_found": mark(
        "Not being named does not mean not being there. Residents may know this organisation well."
    ),
    "split_layer": mark(
        "Separate groups may each work well. It does not say that everybody should meet everybody."
    ),
    "single_broker": mark(
        "One link that carries everything is a strength and a risk. "
        "It says nothing about the people who do the work."
    ),
    "hangs_on_one": mark(
        "That much runs through one organisation is to its credit. It does not say that it will "
        "stop, or should do less."
    ),
    "informal_apart": mark(
        "No tie is not unwillingness, on either side. Informal groups often work at other hours "
        "and in other places."
    ),
}

NEXT_STEPS = {
    "no_tie": mark("Ask {one} and {other} whether this is right, and whether a tie is needed."),
    "one_way": mark("Let {one} and {other} tell each other what they now do together."),
    "differing_views": mark(
        "Lay both views side by side for half an hour, each with one example from practice."
    ),
    "single_layer": mark(
        "Ask {one} and {other} on which other subject they could help the same families."
    ),
    "weak_quality": mark("Ask both what would make working together easier tomorrow."),
    "not_found": mark(
        "First ask {one} with whom it has contact. Then let it tell the others what it does."
    ),
    "split_layer": mark("Bring one organisation of each group together around one question."),
    "single_broker": mark("Ask {one} to introduce {other} to one more partner on this subject."),
    "hangs_on_one": mark(
        "Agree with {one} on a stand-in, and let two partners practise a direct line."
    ),
    "informal_apart": mark(
        "Visit {one} at a time and place of its own choice, and ask what it needs."
    ),
}
NEXT_ALL_INFORMAL = mark(
    "Visit the informal groups at a time and place of their own choice, and ask what they need."
)

SKIPPED = {
    "too_few_clusters": mark(
        "Whether the network falls apart was not looked for: it has only {n} organisations."
    ),
    "too_few_heard": mark(
        "Whether the network falls apart was not looked for: of {n} organisations only "
        "{n_readable} were heard."
    ),
    "sampled": mark(
        "This network is large ({n} organisations). Whether it falls apart was tried out less "
        "often, and only without the best connected organisations."
    ),
    "too_large": mark(
        "Whether the network falls apart was not looked for: with {n} organisations that takes too "
        "long."
    ),
}
"""Why not every kind of weak spot was looked for in a wijk."""

UNKNOWNS = {
    "whether_needed": mark("It is not known whether families need this tie."),
    "what_each_means": mark("It is not known what each side means by it."),
    "what_causes_it": mark("It is not known what causes it."),
    "its_own_view": mark(
        "It is not known whom this organisation names itself: too few of its people answered."
    ),
    "those_not_heard": mark("Some organisations were not heard. Their ties are estimated."),
    "other_routes": mark("It is not known which other routes people use, such as a phone call."),
}
