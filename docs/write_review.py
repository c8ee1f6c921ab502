"""Write the page that says which texts an expert by experience has reviewed, from its data.

python docs/write_review.py
"""

from __future__ import annotations

import re
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from quickscan_sim.delimited import read_delimited
from quickscan_sim.language import LANGUAGES, Bilingual

ROOT = Path(__file__).parents[1]
REVIEWS = ROOT / "quickscan_sim" / "data" / "reviews.csv"
FOLDER = ROOT / "course" / "guide"
NEEDED = (
    "course/src/*.py",
    "quickscan_sim/data/questions/*.yaml",
    "quickscan_sim/data/misconceptions*.csv",
    "quickscan_sim/data/questionnaires/*.csv",
    "quickscan_sim/data/casus/*.csv",
    "quickscan_sim/data/round_table/*.csv",
)
"""Every file of these is read by students or spoken at the table, so each has its own row."""

KINDS = {
    "lesson": Bilingual("Lessen", "Lessons"),
    "questions": Bilingual("Vragen", "Questions"),
    "misconceptions": Bilingual("Misvattingen", "Misconceptions"),
    "questionnaire": Bilingual("Vragenlijst", "Questionnaire"),
    "casus": Bilingual("Verhalen", "Stories"),
    "cards": Bilingual("Kaarten en rondetafel", "Cards and round table"),
    "actions": Bilingual("Acties", "Actions"),
    "words": Bilingual("Woorden", "Words"),
}
NONE_YET = Bilingual("nog niemand", "nobody yet")
COLUMNS = Bilingual(
    "| tekst | bestand | bekeken door | datum | wat er veranderde |",
    "| text | file | reviewed by | date | what changed |",
)
HEAD = Bilingual(
    """# Wie heeft deze teksten bekeken?

**{done} van de {total} teksten zijn bekeken door een ervaringsdeskundige.** {plain}

Een ervaringsdeskundige leefde zelf in armoede en zet die ervaring in. De teksten van de kit zijn \
geschreven uit boeken, onderzoek en gesprekken van anderen. Dat is niet hetzelfde. Zeg dit ook \
tegen je studenten. De kit spreekt nooit met de stem van iemand die in armoede leeft.""",
    """# Who has reviewed these texts?

**{done} of the {total} texts have been reviewed by an expert by experience.** {plain}

An expert by experience has lived in poverty and puts that experience to use. The texts of the kit \
were written from books, research and talks of others. That is not the same. Tell your students \
so. The kit never speaks in the voice of somebody who lives in poverty.""",
)
PLAIN = {
    "none": Bilingual("Dus nog geen enkele.", "So not a single one yet."),
    "some": Bilingual("De andere nog niet.", "The others not yet."),
    "all": Bilingual("Dat zijn ze allemaal.", "That is all of them."),
}
TAIL = Bilingual(
    """## Zo bekijk je een tekst

Je bent van harte welkom. Je hoeft niets van cijfers of computers te weten.

1. Kies een tekst uit de lijst. Een docent of iemand van de kit geeft je hem op papier.
2. Lees hem alleen, of samen met iemand die je vertrouwt.
3. Zet een streep bij alles wat niet klopt, pijn doet of ontbreekt. Je hoeft niet uit te leggen \
waarom.
4. Praat het na met een schrijver van de kit. Jij kiest waar en hoe lang.
5. Jij mag ook zeggen: deze tekst kan zo niet. Dan gaat hij eruit of wordt hij anders.

Je vertelt alleen over je eigen leven als je dat zelf wilt.

## Waar je op let

- Klopt het met hoe het echt gaat?
- Welke woorden doen pijn, of zetten mensen weg?
- Wat zien wij niet? Wie ontbreekt?
- Staan de oorzaken erin, zoals regels, lonen, huren en wachttijden? Of lijkt het iemands eigen \
schuld?
- Wie helpt dit, en wie kan er last van krijgen?
- Wat kunnen mensen al, en staat dat er ook?

## Dit is betaald werk

Wie een tekst bekijkt, krijgt betaald voor alle uren: lezen, praten en nalezen. Reiskosten en \
opvang komen daarbij. Spreek het bedrag vooraf af en zet het op papier. Vraag ook wat een \
vergoeding doet met een uitkering of toeslag, en zoek dat samen uit. Niemand mag er door dit werk \
op achteruitgaan.

## Zo wordt het opgeschreven

In `quickscan_sim/data/reviews.csv` staat een rij voor elke tekst. Na een bekeken tekst komen \
daarin: de rol (of de naam, alleen als die persoon dat wil), de datum, en wat er veranderde. \
Bekijken twee mensen dezelfde tekst? Dan krijgt elk een eigen rij. Verandert een tekst daarna \
veel? Dan wordt de rij weer leeg. Maak daarna deze pagina opnieuw met `python \
docs/write_review.py`.""",
    """## How to review a text

You are very welcome. You need not know anything about figures or computers.

1. Choose a text from the list. A lecturer or somebody of the kit gives it to you on paper.
2. Read it alone, or with somebody you trust.
3. Put a line beside all that is not right, hurts or is missing. You need not explain why.
4. Talk it over with a writer of the kit. You choose where and for how long.
5. You may also say: this text can not stay like this. Then it goes or it changes.

You speak about your own life only if you want to.

## What to look at

- Is this how it really goes?
- Which words hurt, or put people down?
- What do we not see? Who is missing?
- Are the causes in it, such as rules, wages, rents and waiting times? Or does it look like \
somebody's own fault?
- Whom does this help, and whom could it harm?
- What can people do already, and does it say so?

## This is paid work

Whoever reviews a text is paid for all hours: reading, talking and reading again. Travel and child \
care come on top. Agree on the amount beforehand and put it on paper. Also ask what a payment does \
to a benefit or allowance, and find that out together. Nobody may lose money by this work.

## How it is recorded

In `quickscan_sim/data/reviews.csv` there is a row for every text. After a review it holds: the \
role (or the name, only if this person wants that), the date, and what changed. Do two people \
review the same text? Then each gets a row. Does a text change a lot afterwards? Then the row is \
emptied again. Then make this page anew with `make course`.""",
)


@dataclass(frozen=True)
class Text:
    """A text, and one review of it; without a review ``reviewed_by`` is empty."""

    file: str
    kind: str
    title: Bilingual
    reviewed_by: str
    date: str
    remarks: Bilingual


def read_reviews(path: Path = REVIEWS) -> list[Text]:
    """The texts in the order of the file; stops with a sentence when a row is not whole."""
    found = []
    for row in read_delimited(path).to_dict("records"):
        title = Bilingual(row["title_nl"], row["title_en"])
        remarks = Bilingual(row["remarks_nl"], row["remarks_en"])
        text = Text(
            row["file"],
            row["kind"],
            title,
            row["reviewed_by"].strip(),
            row["date"].strip(),
            remarks,
        )
        if text.kind not in KINDS or not (title.nl and title.en):
            sys.exit(f"{path.name}: {text.file} needs a known kind and a title in both languages.")
        if bool(text.reviewed_by) != bool(re.fullmatch(r"\d{4}-\d\d-\d\d", text.date)):
            sys.exit(f"{path.name}: {text.file} needs a reviewer and a date such as 2027-01-31.")
        found.append(text)
    return found


def needed_files(root: Path = ROOT) -> set[str]:
    """Every file that must have a row."""
    return {path.relative_to(root).as_posix() for pattern in NEEDED for path in root.glob(pattern)}


def render_review(language: str, texts: Sequence[Text]) -> str:
    """The page in one language."""
    files = {text.file for text in texts}
    done = {text.file for text in texts if text.reviewed_by}
    state = "none" if not done else "all" if done == files else "some"
    plain = PLAIN[state].in_language(language)
    parts = [
        HEAD.in_language(language).format(done=len(done), total=len(files), plain=plain),
        TAIL.in_language(language),
        f"## {Bilingual('De lijst', 'The list').in_language(language)}",
    ]
    for kind, heading in KINDS.items():
        rows = [_row(text, language) for text in texts if text.kind == kind]
        parts.append(f"### {heading.in_language(language)}")
        parts.append("\n".join([COLUMNS.in_language(language), "|---" * 5 + "|", *rows]))
    return "\n\n".join(parts) + "\n"


def _row(text: Text, language: str) -> str:
    cells = (
        text.title.in_language(language),
        f"`{text.file}`",
        text.reviewed_by or NONE_YET.in_language(language),
        text.date,
        text.remarks.in_language(language),
    )
    return f"| {' | '.join(cells)} |"


def page_file(language: str) -> Path:
    """Where the page of a language stands."""
    return FOLDER / f"review_{language}.md"


def main() -> None:
    """Write review_nl.md and review_en.md."""
    texts = read_reviews()
    FOLDER.mkdir(parents=True, exist_ok=True)
    for language in LANGUAGES:
        page = render_review(language, texts)
        page_file(language).write_text(page, encoding="utf-8", newline="\n")


if __name__ == "__main__":
    main()
