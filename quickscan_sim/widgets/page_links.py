"""Links to a page that is made in the notebook: open it to print, or save it as a file."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Any

from quickscan_sim.language import current_language


def page_links(page: str, open_text: str, save_text: str, file_name: str) -> Any:
    """Two links to the same page; another ``page`` may be set later.

    Parameters
    ----------
    page
        HTML that needs no other file.
    file_name
        What the browser calls it when it is saved.

    Examples
    --------
    >>> page_links("<h1>Cards</h1>", "Open", "Save", "cards.html").file_name
    'cards.html'
    """
    return _links_class()(
        page=page,
        open_text=open_text,
        save_text=save_text,
        file_name=file_name,
        language=current_language(),
    )


@cache
def _links_class() -> type[Any]:
    import anywidget
    import traitlets

    class PageLinks(anywidget.AnyWidget):
        """A page held by the browser, with a link to open and one to save it."""

        _esm = (Path(__file__).parent / "page_links.js").read_text(encoding="utf-8")
        page = traitlets.Unicode().tag(sync=True)
        open_text = traitlets.Unicode().tag(sync=True)
        save_text = traitlets.Unicode().tag(sync=True)
        file_name = traitlets.Unicode().tag(sync=True)
        language = traitlets.Unicode().tag(sync=True)

    return PageLinks
