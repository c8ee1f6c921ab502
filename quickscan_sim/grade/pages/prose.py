"""Texts of lecturers, students and questions as HTML in which nothing of theirs is HTML."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from markupsafe import Markup

IN_CODE = re.compile(r"`([^`]+)`")


def paragraphs(text: str) -> Markup:
    r"""Every line a paragraph; what stands between backticks is code.

    >>> str(paragraphs("Type `3 < 5`.\n\n<b>Now</b>"))
    '<p>Type <code>3 &lt; 5</code>.</p><p>&lt;b&gt;Now&lt;/b&gt;</p>'
    """
    from markupsafe import Markup

    lines = (" ".join(line.split()) for line in text.splitlines())
    return Markup("").join(Markup("<p>{}</p>").format(in_line(line)) for line in lines if line)


def in_line(text: str) -> Markup:
    """One line, with its code marked.

    >>> str(in_line('a: "<script>"'))
    'a: &#34;&lt;script&gt;&#34;'
    """
    from markupsafe import Markup, escape

    return Markup(IN_CODE.sub(r"<code>\1</code>", str(escape(text))))
