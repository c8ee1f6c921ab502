"""Do the report and the form keep within their pages, in Word and in PDF, in both languages?

Makes the documents of one invented municipality. The PDF passes PDF/UA-1 or is not made at all.
LibreOffice opens the Word file and sets its pages. Of every page of both, poppler tells where each
word stands: a word past the edge of the paper or in the margins is counted, and so are empty
pages and pages whose last line is a heading. Tables and pictures of the Word file are measured
against the text width of their section. A row per document, language and format.

Needs soffice, pdftotext and pdfinfo on the path.

    python studies/study_documents.py
"""

from __future__ import annotations

import io
import re
import shutil
import subprocess
import sys
import tempfile
import time
from datetime import date
from pathlib import Path
from xml.etree import ElementTree

import docx
import pandas as pd
from docx.oxml.ns import qn

from quickscan_sim.advise import collect_findings, draft_plan, summarise_quickscan
from quickscan_sim.parameters import Parameters
from quickscan_sim.present import form_document, report_document
from quickscan_sim.present.document import Document, Heading
from quickscan_sim.present.document_files import renderer
from quickscan_sim.questionnaire import load_questionnaire
from quickscan_sim.simulate import simulate_quickscan

# Fixed on 2026-11-23, before the first run.
SEED = 20
DAY = date(2026, 3, 16)
TOOLS = ("soffice", "pdftotext", "pdfinfo")
LEAST_MARGIN = 28.0
"""Points: nothing may stand closer to the edge of the paper than a centimetre."""
TWIPS_PER_EMU = 1 / 635
NAMESPACE = "{http://www.w3.org/1999/xhtml}"


def documents() -> dict[tuple[str, str], Document]:
    """What is judged: the report of a municipality, and the form."""
    reading = summarise_quickscan(simulate_quickscan(Parameters(seed=SEED))[0])
    findings = collect_findings(reading)
    made = {}
    for language in ("nl", "en"):
        plan = draft_plan(findings, reading, language)
        made["report", language] = report_document(reading, findings, plan, language)
        made["form", language] = form_document(load_questionnaire(), language, DAY)
    return made


def as_pages(file: Path) -> list[ElementTree.Element]:
    """The pages of a PDF, with the place of every word."""
    place = file.with_suffix(".xml")
    subprocess.run(["pdftotext", "-bbox-layout", file, place], check=True, capture_output=True)
    text = re.sub(r"[\x00-\x08\x0b\x0c\x0e-\x1f]", "", place.read_text(encoding="utf-8"))
    return list(ElementTree.fromstring(text).iter(f"{NAMESPACE}page"))


def seen_on_pages(pages: list[ElementTree.Element], headings: set[str]) -> dict[str, int]:
    """Words outside the margins, empty pages, pages that end with a heading."""
    outside = empty = orphans = 0
    for page in pages:
        width, height = float(page.get("width", 0)), float(page.get("height", 0))
        words = list(page.iter(f"{NAMESPACE}word"))
        outside += sum(_is_outside(word, width, height) for word in words)
        lines = _body_lines(page, height)
        empty += not lines
        orphans += bool(lines) and len(pages) > 1 and lines[-1] in headings
    return {
        "pages": len(pages),
        "words_outside": outside,
        "empty_pages": empty,
        "pages_ending_with_a_heading": orphans,
    }


def _is_outside(word: ElementTree.Element, width: float, height: float) -> bool:
    left, right = float(word.get("xMin", 0)), float(word.get("xMax", 0))
    top, bottom = float(word.get("yMin", 0)), float(word.get("yMax", 0))
    return (
        left < LEAST_MARGIN
        or right > width - LEAST_MARGIN
        or top < LEAST_MARGIN / 2
        or bottom > height - LEAST_MARGIN / 2
    )


def _body_lines(page: ElementTree.Element, height: float) -> list[str]:
    """The lines between running head and page number, from top to bottom."""
    found = []
    for line in page.iter(f"{NAMESPACE}line"):
        bottom = float(line.get("yMax", 0))
        if 0.07 * height < bottom < 0.93 * height:
            text = " ".join(word.text or "" for word in line.iter(f"{NAMESPACE}word"))
            found.append((bottom, text))
    return [text for _, text in sorted(found)]


def wide_in_word(content: bytes) -> dict[str, int]:
    """Tables and pictures of a Word file that are wider than the text of their section."""
    word = docx.Document(io.BytesIO(content))
    rooms = [
        (one.page_width - one.left_margin - one.right_margin) * TWIPS_PER_EMU
        for one in word.sections
    ]
    section = tables = pictures = 0
    for element in word.element.body:
        for grid in element.iter(qn("w:tblGrid")):
            width = sum(float(column.get(qn("w:w"))) for column in grid)
            tables += width > rooms[section] + 2
        for extent in element.iter(qn("wp:extent")):
            pictures += float(extent.get("cx")) * TWIPS_PER_EMU > rooms[section] + 2
        section += element.find(f".//{qn('w:sectPr')}") is not None
    return {"tables_too_wide": tables, "pictures_too_wide": pictures}


def opened_by_libreoffice(file: Path) -> Path:
    """The pages that LibreOffice makes of a Word file."""
    profile = f"-env:UserInstallation={(file.parent / 'profile').as_uri()}"
    order = ["soffice", "--headless", profile, "--convert-to", "pdf", "--outdir"]
    out = file.parent / "opened"
    subprocess.run([*order, out, file], check=True, capture_output=True, timeout=300)
    return out / file.with_suffix(".pdf").name


def judged(document: Document, name: str, folder: Path) -> list[dict[str, object]]:
    """A row per format."""
    headings = {block.text for block in document.blocks if isinstance(block, Heading)}
    rows: list[dict[str, object]] = []
    for wished in ("html", "pdf", "word"):
        start = time.perf_counter()
        content = renderer(wished)(document)
        row: dict[str, object] = {
            "format": wished,
            "kilobytes": round(len(content) / 1000),
            "seconds": round(time.perf_counter() - start, 2),
        }
        file = folder / f"{name}_{wished}.{'docx' if wished == 'word' else wished}"
        file.write_bytes(content)
        if wished == "pdf":
            row["says_ua_1"] = b"<pdfuaid:part>1</pdfuaid:part>" in content
            row |= seen_on_pages(as_pages(file), headings)
        if wished == "word":
            row |= wide_in_word(content)
            row |= seen_on_pages(as_pages(opened_by_libreoffice(file)), headings)
        rows.append(row)
    return rows


def main() -> None:
    """Make, open, measure, and write a dated table beside this file."""
    missing = [tool for tool in TOOLS if shutil.which(tool) is None]
    if missing:
        sys.exit(f"Not on this computer: {', '.join(missing)} (LibreOffice, poppler-utils).")
    rows = []
    with tempfile.TemporaryDirectory() as folder:
        for (kind, language), document in documents().items():
            for row in judged(document, f"{kind}_{language}", Path(folder)):
                rows.append({"document": kind, "language": language, **row})
    table = pd.DataFrame(rows).convert_dtypes()
    table.to_csv(Path(__file__).parent / f"{date.today().isoformat()}_documents.csv", index=False)
    print(table.to_string(index=False))


if __name__ == "__main__":
    main()
