"""Markdown of students on a page of the lecturer: nothing in it runs, and nothing is fetched."""

from __future__ import annotations

from functools import cache
from typing import Any

from nbconvert.filters.markdown_mistune import IPythonRenderer, MarkdownWithMath


class _SafeRenderer(IPythonRenderer):
    """HTML shows as text, pictures as their description, diagrams as text."""

    def image(self, text: str, url: str, title: str | None = None) -> str:  # noqa: ARG002
        """The description: a picture from another host would tell who looks, and when."""
        return f"[{self.escape_html(text or url)}]"

    def block_mermaidjs(self, code: str) -> str:
        """Without the library that would draw it."""
        return str(self.block_code(code))


def safe_markdown(source: str) -> str:
    """Markdown as HTML; what was HTML already is shown as it was typed.

    nbgrader's page puts the texts of students in as they are (formgrade/index.html.j2), so that a
    script in an answer runs with the rights of whoever marks it.

    >>> safe_markdown("**Ik** <script>alert(1)</script>").strip()
    '<p><strong>Ik</strong> &lt;script&gt;alert(1)&lt;/script&gt;</p>'
    """
    return str(_markdown().render(source))


@cache
def _markdown() -> Any:
    # Links to "javascript:" lead nowhere.
    renderer = _SafeRenderer(
        escape=True, allow_harmful_protocols=False, exclude_anchor_links=True, embed_images=False
    )
    return MarkdownWithMath(renderer=renderer)
