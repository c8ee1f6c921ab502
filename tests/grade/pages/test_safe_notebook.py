"""Formgrader shows the work of students: nothing in it may run, or fetch."""

from __future__ import annotations

import warnings
from html.parser import HTMLParser

import nbformat
import pytest
from traitlets.config import Config

with warnings.catch_warnings():
    warnings.simplefilter("ignore")  # SQLAlchemy's, about how nbgrader declares its tables
    from nbgrader.server_extensions.formgrader.handlers import template_path

from nbconvert.exporters import HTMLExporter

from quickscan_sim.grade.pages.feedback_exporter import configure_formgrader
from quickscan_sim.grade.pages.marking_help import marking_cell
from quickscan_sim.teach.questions import find_question

EVIL = "<script>steal()</script><img src=x onerror=steal()><iframe src=//evil></iframe>"
MARKDOWN = [
    EVIL,
    "[a](javascript:steal())",
    "![a](https://evil.example/spy.png)",
    "<a href='javascript:steal()'>a</a>",
    "```mermaid\n<img src=x onerror=steal()>\n```",
    "$<img src=x onerror=steal()>$",
    "$$<script>steal()</script>$$",
    "# Kop <script>steal()</script>",
    "[a]: https://evil.example 'x'\n\n![a]",
    '![a](x" onerror="steal())',
]
OUTPUTS = [
    {"text/html": EVIL, "text/plain": "fine"},
    {"application/javascript": "steal()"},
    {"image/svg+xml": "<svg onload='steal()'/>", "text/plain": "fine"},
    {"text/markdown": EVIL},
    {"text/latex": EVIL},
    {"image/png": 'x" onerror="steal()'},
    {"application/vnd.jupyter.widget-view+json": {"model_id": "1"}},
    {"text/vnd.mermaid": EVIL},
]


@pytest.fixture(scope="module")
def exporter():
    c = Config()
    configure_formgrader(c)
    c.HTMLExporter.template_name = "formgrade"
    assert template_path in c.HTMLExporter.extra_template_basedirs
    return HTMLExporter(config=c)


def page_of(exporter, *cells, **metadata):
    notebook = nbformat.v4.new_notebook(cells=list(cells), metadata=metadata)
    names = ("submission_id", "notebook_id", "assignment_id", "base_url", "last_name", "first_name")
    resources = dict.fromkeys(names, "x") | {"index": 0, "total": 1, "notebook_path": "x"}
    return exporter.from_notebook_node(notebook, resources)[0]


class _Alive(HTMLParser):
    """What would run or fetch: scripts, pictures, frames, handlers and such links."""

    def __init__(self, page):
        super().__init__()
        self.found = []
        self.feed(page)

    def handle_starttag(self, tag, attrs):
        if tag in ("script", "img", "iframe", "svg", "style", "object", "link"):
            self.found.append(tag)
        for name, value in attrs:
            outside = name in ("href", "src") and "evil" in str(value) and tag != "a"
            if name.startswith("on") or "javascript:" in str(value) or outside:
                self.found.append((tag, name, value))


def is_harmless(page, exporter):
    return _Alive(page).found == _Alive(page_of(exporter)).found


@pytest.mark.parametrize("text", MARKDOWN)
@pytest.mark.parametrize("kind", ["markdown", "raw"])
def test_a_text_shows_as_it_was_typed(exporter, text, kind):
    cell = {"markdown": nbformat.v4.new_markdown_cell, "raw": nbformat.v4.new_raw_cell}[kind](text)
    marks = {"grade_id": "m2-a10-answer", "grade": True, "solution": True, "points": 6}
    answer = nbformat.v4.new_markdown_cell(text, metadata={"nbgrader": marks})
    page = page_of(exporter, cell, answer)
    assert is_harmless(page, exporter), page[-3000:]


@pytest.mark.parametrize("data", OUTPUTS, ids=[next(iter(one)) for one in OUTPUTS])
def test_an_output_keeps_words_and_pictures_alone(exporter, data):
    output = nbformat.v4.new_output("display_data", data)
    cell = nbformat.v4.new_code_cell("1", outputs=[output])
    page = page_of(exporter, cell)
    assert is_harmless(page, exporter)
    assert ("fine" in page) == ("text/plain" in data)


def test_metadata_cannot_carry_html_either(exporter):
    marks = {"grade_id": '"><script>steal()</script>', "grade": True, "points": 1}
    cell = nbformat.v4.new_code_cell("1", metadata={"nbgrader": marks, "tags": [EVIL]})
    widgets = {"application/vnd.jupyter.widget-state+json": {"state": EVIL}}
    assert is_harmless(page_of(exporter, cell, widgets=widgets, title=EVIL), exporter)


def test_the_help_of_the_kit_stays(exporter):
    cell = marking_cell(find_question("M2.A10"), "", None, "nl")
    page = page_of(exporter, nbformat.from_dict(cell))
    assert 'class="qs-marking"' in page
    assert "whenReady" in page
    assert "In&nbsp;[" not in page


def test_no_address_of_another_host_stands_on_the_page(exporter):
    page = page_of(exporter, nbformat.v4.new_markdown_cell("tekst"))
    assert "http://" not in page.replace("http://www.w3.org", "")
    assert "https://" not in page
    assert "window.MathJax" in page
