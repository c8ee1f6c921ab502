"""What may lie behind a finding, structure first, and how to find out.

Never unwillingness, never what families choose: a cause is something that somebody can look into
and change (curriculum: structure before persons).
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from quickscan_sim.language import Message, mark

if TYPE_CHECKING:
    from quickscan_sim.advise.findings.finding import Finding


@dataclass(frozen=True)
class Cause:
    """A possible explanation, and the question that helps to find out.

    ``cause_id`` is a stable name, for a plan that says what was checked first.
    """

    cause_id: str
    explanation: Message
    how_to_find_out: Message


CAUSES: dict[str, tuple[str, str]] = {
    "no_hours": (
        mark("Perhaps there are no hours for this in the rota."),
        mark("How many hours a week are there for this, and who stands in?"),
    ),
    "rules_in_the_way": (
        mark("Perhaps rules, forms or waiting times leave little room."),
        mark("Which rule or form stops you, and who may change it?"),
    ),
    "nobody_appointed": (
        mark("Perhaps nobody has been appointed to do this."),
        mark("Whose task is it on paper, and who does it when that person is away?"),
    ),
    "no_route": (
        mark("Perhaps it is not clear where to go with a question."),
        mark("Where do you go now with a question, and how soon do you hear something?"),
    ),
    "other_role": (
        mark("Perhaps this work asks something else of this sector."),
        mark("What does your function ask of you here, and what do partners expect?"),
    ),
    "not_in_sight": (
        mark("Perhaps the way the work is organised keeps this out of sight."),
        mark("At which moments do you meet families, and is there time to ask?"),
    ),
    "help_far_away": (
        mark("Perhaps help and activities are further away or cost more in these neighbourhoods."),
        mark("How far is the nearest place, when is it open and what does it cost?"),
    ),
    "hours_divided": (
        mark("Perhaps hours and money are divided differently over the neighbourhoods."),
        mark("How many hours and how much money does each neighbourhood get for this?"),
    ),
    "privacy_unclear": (
        mark("Perhaps it is not clear what may be asked and shared."),
        mark("Which agreement on privacy do you use, and where does it leave doubt?"),
    ),
    "agreement_missing": (
        mark("Perhaps an agreement is missing rather than knowledge."),
        mark("When you last got stuck, did you miss knowledge, time or an agreement?"),
    ),
    "new_task": (
        mark("Perhaps the work has changed, or many people are new."),
        mark("What changed in the past year, and who had time to learn it?"),
    ),
    "never_introduced": (
        mark("Perhaps nobody ever brought these two together."),
        mark("Have you met, and on which occasion could you have?"),
    ),
    "other_times": (
        mark("Perhaps they work at other hours and in other places."),
        mark("When and where are you within reach, and does that fit the other side?"),
    ),
    "no_seat": (
        mark("Perhaps informal groups have no seat, and no payment, where things are arranged."),
        mark("At which meetings is a group welcome, at what time and with what payment?"),
    ),
    "contact_left": (
        mark("Perhaps a known contact left and nobody took over."),
        mark("Who was your contact, since when has that changed, and who is it now?"),
    ),
    "nothing_comes_back": (
        mark("Perhaps one side never hears what happens with a question."),
        mark("What came back of the last three questions, and after how long?"),
    ),
    "waiting": (
        mark("Perhaps waiting lists or deadlines get in the way."),
        mark("Where does a question wait longest, and who decides about that?"),
    ),
    "paid_for_one": (
        mark("Perhaps only one organisation has hours or a task to connect others."),
        mark("Who is paid for connecting, for how many hours, and until when?"),
    ),
    "other_subject_elsewhere": (
        mark("Perhaps other partners take up the other subjects."),
        mark("Whom do you call on the other subjects, and does that work?"),
    ),
    "own_circles": (
        mark("Perhaps meetings and money are arranged separately for each group of organisations."),
        mark("Which meetings are there on this subject, and who is invited to each?"),
    ),
    "not_needed": (
        mark("Perhaps this tie is not needed here."),
        mark("What would a family notice if these two found each other?"),
    ),
    "different_words": (
        mark("Perhaps people read the words in the question differently."),
        mark("What did you think of when you answered? Lay two examples side by side."),
    ),
    "not_heard": (
        mark("Perhaps people who did not answer would say something else."),
        mark("Who was not heard, and what do they see?"),
    ),
    "chance": (
        mark("Perhaps it is chance: with few answers a number moves easily."),
        mark("Do people recognise it, and what does the interval leave open?"),
    ),
    "invitation": (
        mark("Perhaps the invitation did not arrive, or came at a busy time."),
        mark("Through whom and when did the invitation come, and did it reach everyone?"),
    ),
    "no_working_time": (
        mark("Perhaps there was no working time, or no payment, to answer."),
        mark("When could people answer, and was that time paid?"),
    ),
    "form_does_not_fit": (
        mark("Perhaps the questions do not fit the work of this organisation."),
        mark("Which question could you not answer, and how would you tell it?"),
    ),
    "nothing_seen_back": (
        mark("Perhaps earlier answers brought nothing visible."),
        mark("What did you hear back after the last questionnaire?"),
    ),
    "hours_there": (
        mark("Perhaps there are hours and a clear task for this."),
        mark("Which hours and tasks make this possible, and until when are they certain?"),
    ),
    "route_there": (
        mark("Perhaps there is a short route: a known name, place or time."),
        mark("How does a question travel here, step by step?"),
    ),
    "room_to_decide": (
        mark("Perhaps people may settle things themselves, without a form."),
        mark("What may you decide here without asking anyone?"),
    ),
    "known_for_long": (
        mark("Perhaps the same people have worked together for a long time."),
        mark("What would remain if one of them left tomorrow?"),
    ),
}
"""A cause and its question, by a stable name."""

LAST = ("different_words", "not_heard", "chance")
BY_KIND: dict[str, tuple[str, ...]] = {
    "need": ("no_hours", "no_route", "other_role", "not_heard", "chance"),
    "difference": ("hours_divided", "help_far_away", "not_in_sight", "not_heard", "chance"),
    "hesitation": ("no_route", "no_hours", "privacy_unclear", "rules_in_the_way"),
    "wish": ("agreement_missing", "no_hours", "new_task", "different_words"),
    "silent": ("no_working_time", "invitation", "form_does_not_fit", "nothing_seen_back"),
    "strength": ("hours_there", "route_there", "room_to_decide", "not_heard", "chance"),
    "strong_tie": ("hours_there", "route_there", "known_for_long", "chance"),
    "no_tie": ("never_introduced", "other_times", "nobody_appointed", "not_needed", "chance"),
    "one_way": ("nothing_comes_back", "contact_left", "different_words", "not_heard"),
    "weak_quality": ("waiting", "nothing_comes_back", "no_hours", "different_words", "chance"),
    "single_broker": ("paid_for_one", "never_introduced", "contact_left", "not_heard"),
    "hangs_on_one": ("paid_for_one", "nobody_appointed", "never_introduced", "not_heard"),
    "differing_views": ("nothing_comes_back", "waiting", "different_words", "chance"),
    "single_layer": ("other_subject_elsewhere", "nobody_appointed", "not_needed", "chance"),
    "not_found": ("no_seat", "other_times", "contact_left", "not_heard", "chance"),
    "split_layer": ("own_circles", "nobody_appointed", "other_times", "not_heard"),
    "informal_apart": ("no_seat", "other_times", "never_introduced", "not_heard", "chance"),
}
"""Three to five for each kind of finding, structure first."""

FOR_ANY_KIND = ("no_hours", "rules_in_the_way", *LAST)


def possible_causes(finding: Finding) -> tuple[Cause, ...]:
    """Three to five possible explanations of a finding, structure first, each with its question.

    None of them is known to be true: the quickscan shows what people say and not why. A kind of
    finding that is new here gets the explanations that can hold for anything.

    Examples
    --------
    >>> from quickscan_sim.advise.findings.finding import Finding
    >>> text = Message("Nobody names the food bank")
    >>> for cause in possible_causes(Finding("not_found", "firm", text, text, text))[:2]:
    ...     print(cause.explanation.in_language("en"))
    Perhaps informal groups have no seat, and no payment, where things are arranged.
    Perhaps they work at other hours and in other places.
    """
    return tuple(_cause(cause_id) for cause_id in BY_KIND.get(finding.kind, FOR_ANY_KIND))


def _cause(cause_id: str) -> Cause:
    explanation, question = CAUSES[cause_id]
    return Cause(cause_id, Message(explanation), Message(question))
