"""The questionnaire as blocks: a form in Word and PDF, and the annex of a report."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date
from math import ceil
from typing import TYPE_CHECKING

from quickscan_sim.language import translator
from quickscan_sim.present.document import (
    Align,
    Block,
    Callout,
    Card,
    Document,
    Heading,
    Paragraph,
    Record,
    TableBlock,
    WritingSpace,
    bullets,
)
from quickscan_sim.present.form import (
    MAX_QUALITY_PARTNERS,
    MAX_RATED_PARTNERS,
    USUAL_LIST,
    USUAL_PARTNERS,
    AnswerTable,
    PartnerGroup,
    answer_sections,
    estimate_extra_minutes,
    estimate_minutes,
    part_heading,
    partner_groups,
    rated_aspects,
)
from quickscan_sim.questionnaire import Questionnaire
from quickscan_sim.vocabulary import (
    COLLABORATION_LEVELS,
    QUALITY,
    SMALL_CELL,
    level_label,
    quality_label,
)

if TYPE_CHECKING:
    import pandas as pd

BOX = "☐"
GAP = "____"
Say = Callable[..., str]


def form_document(
    questionnaire: Questionnaire,
    language: str,
    made_on: date,
    organisations: pd.DataFrame | None = None,
) -> Document:
    """The form as a document of its own, to write as Word or PDF."""
    say = translator(language)
    return Document(
        title=questionnaire.title.in_language(language),
        language=language,
        made_on=made_on,
        blocks=tuple(form_blocks(questionnaire, language, organisations, level=1)),
        contents_title="",
        skip_text=say("Skip to the report"),
        data_table_text=say("The figure as a table"),
        mark=questionnaire.notice.in_language(language),
    )


def form_blocks(
    questionnaire: Questionnaire,
    language: str,
    organisations: pd.DataFrame | None = None,
    *,
    level: int = 2,
) -> list[Block]:
    """Every question with all its answers, to print, to fill in or to stand in an annex.

    Parameters
    ----------
    questionnaire
        Any questionnaire: the names, scales and layers on the form are its own.
    language
        "nl" or "en".
    organisations
        The partners to tick, as in :func:`~quickscan_sim.present.render_form`.
    level
        Level of the heading above the form; its parts come one below.

    Returns
    -------
    list of Block
        The right answers to knowledge questions are not among them.

    Examples
    --------
    >>> from quickscan_sim.questionnaire import load_questionnaire
    >>> blocks = form_blocks(load_questionnaire(), "en")
    >>> blocks[0].level, blocks[1].text
    (2, 'Practice version, not the validated instrument')
    """
    say = translator(language)
    below = level + 1
    made: list[Block] = [Heading(level, questionnaire.title.in_language(language))]
    notice = questionnaire.notice.in_language(language)
    made += [Callout("caution", notice)] if notice else []
    made += _introduction(questionnaire, say, below, organisations)
    made += _about_you(questionnaire, language, say, below)
    made += _rated_parts(questionnaire, language, say, below)
    made += _knowledge(questionnaire, language, say, below)
    if questionnaire.layers:
        made += _partners(questionnaire, language, say, below, organisations)
        made += _closest(questionnaire, language, say, below)
    return [*made, Paragraph(say("Thank you for taking part."))]


def _introduction(
    questionnaire: Questionnaire, say: Say, level: int, organisations: pd.DataFrame | None
) -> Iterator[Block]:
    n_listed = USUAL_LIST if organisations is None else len(organisations)
    minutes = estimate_minutes(questionnaire, min(USUAL_PARTNERS, n_listed), n_listed)
    yield Heading(level, say("Before you start"))
    yield Paragraph(
        say(
            "With this questionnaire we map how professionals and volunteers in the neighbourhood "
            "work around families on a low income. We also map how they find each other. The "
            "results are the start of a conversation and of an improvement plan."
        )
    )
    yield bullets(
        say("It takes about {minutes} minutes. Taking part is voluntary.", minutes=ceil(minutes)),
        say(
            "There are no right or wrong answers. Think of your own work, paid or voluntary, in "
            "the past year."
        ),
        say("Did something not come up in the past year? Then leave the question open."),
        say('Does a question not belong to your role? Then choose "does not apply to my role".'),
        say(
            "Your answers are pseudonymous: we do not ask for your name. Results of fewer than "
            "{small_cell} people are not shown. Nobody gets a personal score.",
            small_cell=SMALL_CELL,
        ),
        say(
            "Do you know money worries from your own life? You do not have to tell anything about "
            "that here."
        ),
    )


def _about_you(
    questionnaire: Questionnaire, language: str, say: Say, level: int
) -> Iterator[Block]:
    yield Heading(level, say("Where you work"))
    lines = []
    for sector in questionnaire.sectors:
        meaning = sector.meaning.in_language(language)
        name = sector.name.in_language(language)
        lines.append(Paragraph(f"{BOX} {name}" + (f" – {meaning}" if meaning else "")))
    yield Card(say("To which sector does your work belong?"), tuple(lines))
    yield WritingSpace(say("Your organisation or group"))
    yield WritingSpace(say("The neighbourhoods where you work"))
    code = say("Your own code, for a next measurement")
    care = say("Make up a code that you will remember. Do not use your name or date of birth.")
    yield WritingSpace(f"{code}. {care}")


def _rated_parts(
    questionnaire: Questionnaire, language: str, say: Say, level: int
) -> Iterator[Block]:
    questions = {
        "confidence": say("How confident do you feel about this?"),
        "wish": say("What would you like to learn?"),
        "checklist": say("What does your own organisation or group do?"),
    }
    for part, heading, tables in answer_sections(questionnaire, language):
        yield Heading(level, heading)
        if part == "practice":
            yield Paragraph(say("Choose on each line the answer that fits your work best."))
        for table in tables:
            name = table.theme.in_language(language) if table.theme else questions.get(part, "")
            if table.meaning and (meaning := table.meaning.in_language(language)):
                yield Paragraph(meaning)
            yield _answers(table, name, language, say)


def _answers(table: AnswerTable, name: str, language: str, say: Say) -> TableBlock:
    labels = [label for _, label in table.answers]
    rows = []
    for item in table.items:
        text, help_text = item.text.in_language(language), item.help.in_language(language)
        question = f"{text}\n{help_text}" if help_text else text
        rows.append((question, *[BOX] * (len(labels) + 1)))
    return TableBlock(
        caption=name,
        header=(say("Question"), *labels, say("does not apply to my role")),
        rows=tuple(rows),
        align=_centred(len(labels) + 1),
    )


def _centred(n_columns: int) -> tuple[Align, ...]:
    box: Align = "center"
    return ("left", *(box for _ in range(n_columns)))


def _knowledge(
    questionnaire: Questionnaire, language: str, say: Say, level: int
) -> Iterator[Block]:
    items = questionnaire.items_of("knowledge")
    if not items:
        return
    yield Heading(level, part_heading("knowledge", language))
    guess = "Guessing is fine. The answers are only used to see what information people miss."
    yield Paragraph(say(guess))
    for number, item in enumerate(items, start=1):
        answers = [f"{BOX} {label.in_language(language)}" for _, label in item.scale.labels]
        title = f"{number}. {item.text.in_language(language)}"
        yield Card(title, tuple(Paragraph(answer) for answer in answers))


def _partners(
    questionnaire: Questionnaire,
    language: str,
    say: Say,
    level: int,
    organisations: pd.DataFrame | None,
) -> Iterator[Block]:
    levels = [(str(one), level_label(one, language)) for one in COLLABORATION_LEVELS]
    qualities = [(str(one), quality_label(one, language)) for one in QUALITY]
    closely, well = say("How closely"), say("How well")
    yield Heading(level, say("Your partners"))
    yield _partner_steps(questionnaire, language, say)
    yield Record(closely, tuple(levels))
    yield Record(well, tuple(qualities))
    names = [layer.name.in_language(language) for layer in questionnaire.layers]
    header = (
        say("Partner"),
        *(f"{closely}: {name}" for name in names),
        *(f"{well}: {name}" for name in names),
    )
    for group in partner_groups(questionnaire, organisations, language):
        yield _partner_table(group, header)


def _partner_steps(questionnaire: Questionnaire, language: str, say: Say) -> Block:
    asked = " ".join(
        f"{layer.name.in_language(language)}: {layer.question.in_language(language)}"
        for layer in questionnaire.layers
    )
    give = say(
        "Give each partner that you ticked a number from {low} to {high} for every subject.",
        low=min(COLLABORATION_LEVELS),
        high=max(COLLABORATION_LEVELS),
    )
    return bullets(
        say("Tick the partners you work with. Skip your own organisation."),
        f"{give} {asked}",
        say(
            "Choose at most {n} partners with whom you work most. Give for them also how well it "
            "goes, from {low} to {high}.",
            n=MAX_QUALITY_PARTNERS,
            low=min(QUALITY),
            high=max(QUALITY),
        ),
    )


def _partner_table(group: PartnerGroup, header: tuple[str, ...]) -> TableBlock:
    n_numbers = len(header) - 1
    rows = tuple((f"{BOX} {name or 5 * GAP}", *[GAP] * n_numbers) for _, name in group.partners)
    return TableBlock(group.name, header, rows, _centred(n_numbers), is_compact=True)


def _closest(questionnaire: Questionnaire, language: str, say: Say, level: int) -> Iterator[Block]:
    groups = list(rated_aspects(questionnaire, language))
    if not groups:
        return
    minutes = ceil(estimate_extra_minutes(questionnaire))
    yield Heading(level, say("Your closest partners"))
    extra = "This last part is extra. It takes about {minutes} minutes more."
    yield Paragraph(say(extra, minutes=minutes))
    choose = say(
        "Choose at most {n} partners with whom you work most. Write their names at the top. Then "
        "give each a number for every sentence.",
        n=MAX_RATED_PARTNERS,
    )
    yield Paragraph(choose + " " + say("Can you not say? Then leave it open."))
    yield Paragraph(
        say(
            "Practice questions in the manner of PARTNER (Visible Network Labs); they are not "
            "that instrument. Results are about organisations, never about people."
        )
    )
    numbers = range(1, MAX_RATED_PARTNERS + 1)
    heads = tuple(say("partner {number}", number=number) for number in numbers)
    for answers, aspects in groups:
        meaning = " · ".join(f"{value} {label}" for value, label in answers)
        names = (say("Name"), *[3 * GAP] * len(heads))
        rows = [(one.text.in_language(language), *[GAP] * len(heads)) for one in aspects]
        header = (say("Sentence"), *heads)
        yield TableBlock(meaning, header, (names, *rows), _centred(len(heads)))
