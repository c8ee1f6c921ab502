"""Nothing that a student typed comes alive where formgrader shows it."""

from __future__ import annotations

from html.parser import HTMLParser
from pathlib import Path

from grade.small_course import small_course, small_marked
from hypothesis import given
from hypothesis import strategies as st

from quickscan_sim.grade.assignment import read_assignment
from quickscan_sim.grade.gradebook.safe_cells import BREAK, safe_markdown
from quickscan_sim.grade.gradebook.writer import open_gradebook

WORK = "M2_3_opdracht"
HOSTILE = [
    "<script>window.hacked = 1</script>",
    "<img src=x onerror=alert(1)>",
    "![x](http://elsewhere.example/pixel.png)",
    "[klik](javascript:alert(1)) [klik](java&#115;cript:alert(1))",
    "[klik][1]\n\n[1]: javascript:alert(1)",
    "<http://elsewhere.example>",
    "$\\href{javascript:alert(1)}{klik}$",
    "```\n<script>alert(1)</script>\n```",
    "p < 0,05 & q > 3",
]


def test_nothing_of_a_student_comes_alive_on_the_page(tmp_path: Path) -> None:
    from nbconvert import HTMLExporter

    course = small_course(tmp_path, (WORK,))

    data = {
        "text/html": "<script>alert(2)</script>",
        "application/javascript": "alert(3)",
        "image/svg+xml": "<svg onload='alert(4)'/>",
        "image/png": '" onerror="alert(5)',
        "text/plain": "<b>gewoon</b>",
    }
    output = {"output_type": "display_data", "data": data, "metadata": {"a": "b"}}
    own = [
        {"cell_type": kind, "id": '"><i>', "metadata": {"tags": ["<u>"]}, "source": text}
        for kind in ("markdown", "raw")
        for text in HOSTILE
    ]
    code = {"cell_type": "code", "id": "c", "metadata": {}, "source": "1", "outputs": [output]}
    cells = [*read_assignment(course.folder / "source", WORK).cells, *own, code]
    with open_gradebook(course) as gradebook:
        gradebook.write(small_marked(course, "anna", WORK), cells)
    file = course.autograded("anna", WORK) / f"{WORK}.ipynb"
    body, _ = HTMLExporter(template_name="basic").from_filename(str(file))
    found = Alive()
    found.feed(body)
    assert found.tags & {"script", "i", "u", "svg"} == set()
    assert [one for one in found.attributes if one[0].startswith("on")] == []
    # A whole address becomes a link, as everywhere; nothing is fetched before somebody clicks.
    assert {link[:7] for name, link in found.attributes if name in ("href", "src") and link} == {
        "http://"
    }
    assert "src" not in {name for name, _ in found.attributes}
    shown = body.replace("\N{ZERO WIDTH SPACE}", "")
    assert "p &lt; 0,05 &amp; q &gt; 3" in shown
    assert "&lt;b&gt;gewoon" in shown


PIECES = """
<script> </script> <img·src=x·onerror=y> <!-- --> <? <a·href= \\< > [x] ]( [1]:· ]:·< ![ | ` ```⏎
javascript:alert(1) java&#115;cript:a &#x3c;b> data:text/html,x &colon; \\href{javascript:a}{b}
⏎ ⏎⏎ ⏎···· ⏎>· *· · $ a * _ ( ) mailto:a@b.nl &lt;i&gt;
"""
PARTS = [one.replace("·", " ").replace("⏎", "\n") for one in PIECES.split()]
HARMLESS = """
p a em strong code pre ul ol li blockquote span div h1 h2 table thead tbody tr th td br hr del dl dt
dd sup input
"""


@given(st.lists(st.sampled_from(PARTS), max_size=12).map("".join))
def test_no_text_at_all_becomes_a_tag_or_a_link_that_does_something(text: str) -> None:
    from nbconvert.filters import markdown2html

    found = Alive()
    found.feed(markdown2html(safe_markdown(text)))
    assert found.tags <= set(HARMLESS.split())
    for name, value in found.attributes:
        assert not name.startswith("on")
        assert name != "src"
        assert name != "href" or str(value).startswith(("http://", "https://", "#"))
    assert safe_markdown(text).replace(BREAK, "") == text


class Alive(HTMLParser):
    """The tags and attributes of a page, without the marks nbconvert sets at its own headings."""

    def __init__(self) -> None:
        super().__init__()
        self.tags: set[str] = set()
        self.attributes: list[tuple[str, str | None]] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.add(tag)
        if ("class", "anchor-link") not in attrs:
            self.attributes += attrs
