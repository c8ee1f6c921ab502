"""The catalogue as a page for lecturers, in Markdown, by module."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence

from quickscan_sim.language import Bilingual
from quickscan_sim.teach.misconceptions.catalogue import MODULES, load_misconceptions
from quickscan_sim.teach.misconceptions.discussion_points import load_discussion_points
from quickscan_sim.teach.misconceptions.misconception import Misconception
from quickscan_sim.teach.questions import Question

TITLE = Bilingual("Misvattingen", "Misconceptions")
HEAD = Bilingual(
    "Deze pagina is gemaakt uit `misconceptions.csv` en de vragen. Pas de pagina niet met de hand "
    "aan.\n\n"
    "Elke misvatting is een gedachte die veel mensen hebben. Een fout antwoord komt er vaak uit "
    "voort. De student leest dan wat er gebeurde en waarom dat niet klopt. Daarna kan de student "
    "drie hints openen: waar je kijkt, welke regel geldt, en een voorbeeld met andere getallen. "
    "Het goede antwoord staat er nooit bij. In veel vragen staat de uitleg in de woorden van die "
    "vraag; hier staat die uitleg onder de vraag.",
    "This page is made from `misconceptions.csv` and the questions. Do not edit it by hand.\n\n"
    "Every misconception is a thought that many people have. A wrong answer often comes from one. "
    "The student then reads what happened and why that does not hold. After that the student can "
    "open three hints: where to look, which rule applies, and an example with other numbers. "
    "The right answer is never given. In many questions the explanation is in the words of that "
    "question; here it stands under the question.",
)
LABELS = {
    "shows_as": Bilingual("Hoe je het ziet", "How it shows"),
    "detection": Bilingual("Hoe het wordt gevonden", "How it is found"),
    "explanation": Bilingual("Wat de student leest", "What the student reads"),
    "hint_1": Bilingual("Hint 1, waar je kijkt", "Hint 1, where to look"),
    "hint_2": Bilingual("Hint 2, welke regel", "Hint 2, which rule"),
    "hint_3": Bilingual("Hint 3, een voorbeeld", "Hint 3, an example"),
    "modules_also": Bilingual("Komt terug in", "Comes back in"),
    "questions": Bilingual("In de vragen", "In the questions"),
}
FOUND_BY = {
    "number": Bilingual("een getal", "a number"),
    "choice": Bilingual("een keuze", "a choice"),
    "text": Bilingual("een tekst", "a text"),
}
NO_QUESTION = Bilingual("nog geen", "none yet")
TO_DISCUSS = Bilingual("Om te bespreken", "To discuss")
NO_ANSWER = Bilingual(
    "Deze misvattingen zie je niet aan een antwoord. Praat erover in de groep.",
    "No answer gives these misconceptions away. Talk about them in the group.",
)


def render_page(language: str, questions: Sequence[Question] = ()) -> str:
    """The whole page as Markdown.

    Parameters
    ----------
    language
        "nl" or "en".
    questions
        The questions in which misconceptions can be found, as
        :func:`~quickscan_sim.teach.questions.load_questions` gives them.

    Examples
    --------
    >>> page = render_page("en")
    >>> page.splitlines()[0]
    '# Misconceptions'
    """
    places = questions_by_misconception(questions)
    own_words = explanations_by_misconception(questions)
    parts = [f"# {TITLE.in_language(language)}", HEAD.in_language(language)]
    for module in MODULES:
        of_module = [one for one in load_misconceptions() if one.module == module]
        if of_module:
            parts.append(f"## {module}")
            parts += [
                "\n".join(
                    [
                        _entry(one, places, language),
                        *_in_own_words(own_words.get(one.misconception_id, {}), language),
                    ]
                )
                for one in of_module
            ]
    return "\n\n".join([*parts, _discussion(language)]) + "\n"


def questions_by_misconception(questions: Sequence[Question]) -> Mapping[str, tuple[str, ...]]:
    """For each misconception the questions that can show it: by a number or by an option."""
    found: dict[str, list[str]] = defaultdict(list)
    for question in questions:
        names = [*question.mutants, *(option.misconception for option in question.options)]
        for name in dict.fromkeys(names):
            if name is not None:
                found[name].append(question.question_id)
    return {name: tuple(places) for name, places in found.items()}


def explanations_by_misconception(
    questions: Sequence[Question],
) -> Mapping[str, Mapping[Bilingual, list[str]]]:
    """For each misconception how questions explain it in their own terms: text -> questions."""
    found: dict[str, dict[Bilingual, list[str]]] = defaultdict(lambda: defaultdict(list))
    for question in questions:
        for name, text in question.why.items():
            found[name][text].append(question.question_id)
    return found


def _in_own_words(texts: Mapping[Bilingual, Sequence[str]], language: str) -> list[str]:
    """One line for every explanation; it ends the list, right under the questions."""
    return [
        f"  - {', '.join(places)}: {text.in_language(language)}" for text, places in texts.items()
    ]


def _entry(one: Misconception, places: Mapping[str, tuple[str, ...]], language: str) -> str:
    hints = {f"hint_{number}": hint for number, hint in enumerate(one.hints, start=1)}
    texts = {"shows_as": one.shows_as, "explanation": one.explanation, **hints}
    said = {name: text.in_language(language) for name, text in texts.items()}
    said["detection"] = ", ".join(FOUND_BY[way].in_language(language) for way in one.detection)
    said["modules_also"] = ", ".join(one.modules_also)
    said["questions"] = ", ".join(places.get(one.misconception_id, ())) or (
        NO_QUESTION.in_language(language)
    )
    lines = [
        f"- **{label.in_language(language)}:** {said[name]}"
        for name, label in LABELS.items()
        if said[name]
    ]
    heading = f"### {one.misconception_id}: {one.statement.in_language(language)}"
    return "\n".join([heading, "", *lines])


def _discussion(language: str) -> str:
    lines = [
        f"- **{point.misconception_id}** ({point.module}): {point.text.in_language(language)}"
        for point in load_discussion_points()
    ]
    heading = f"## {TO_DISCUSS.in_language(language)}"
    return "\n".join([heading, "", NO_ANSWER.in_language(language), "", *lines])
