"""One sentence with a next step, where a notebook would show a beginner a page of red text."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from types import TracebackType
from typing import Any

from quickscan_sim.errors import QuickscanError
from quickscan_sim.language import LANGUAGES, Message, current_language, set_language
from quickscan_sim.widgets import slips
from quickscan_sim.widgets.notebook_file import NotebookFile, notebook_here
from quickscan_sim.widgets.shown import Shown

GUIDED = (
    AttributeError,
    ImportError,
    KeyError,
    NameError,
    QuickscanError,
    SyntaxError,
    TypeError,
)

_spoken: list[str] = []
"""The language that the notebook chose; empty as long as it has not said so."""
_library: list[str] = []
"""The names that the lessons have."""


def guide_notebook(language: str | None = None, library: Sequence[str] = ()) -> None:
    """Show these errors as guidance in this notebook; elsewhere nothing changes.

    The cell still counts as failed, so that nothing below it runs on and tests notice.

    Parameters
    ----------
    language
        The language that the notebook chooses; without it the one its texts are written in.
    library
        The names that a student can use.
    """
    shell = _shell()
    if shell is None:
        return
    _library[:] = library or _library
    if language in LANGUAGES:
        _spoken[:] = [str(language)]
    elif not _spoken:
        written = notebook_here(shell).language
        if written is not None:
            _spoken[:] = [written]
            set_language(written)
    shell.set_custom_exc(GUIDED, _show)


def guidance_for(
    error: BaseException,
    traceback: TracebackType | None = None,
    cell: str = "",
    notebook: NotebookFile | None = None,
    known: Sequence[str] = (),
) -> Message | None:
    """What to say about an error; None when nothing better can be said than Python does.

    Parameters
    ----------
    error, traceback
        What went wrong, and where.
    cell
        The text of the cell that was run.
    notebook
        The notebook as it was saved.
    known
        The names that exist now.

    Examples
    --------
    >>> guidance_for(NameError("name 'scan' is not defined", name="scan")).in_language("en")[:30]
    'Python does not know scan yet.'
    """
    if isinstance(error, NameError) and error.name:
        return slips.unknown_name(error.name, cell, notebook or NotebookFile(), known, _library)
    if isinstance(error, SyntaxError):
        return slips.unreadable_cell(error) if (error.text or "").strip() in cell else None
    if isinstance(error, ImportError):
        return slips.unknown_import(error, _library)
    if isinstance(error, KeyError):
        return slips.unknown_column(error, traceback)
    return slips.wrong_call(error, traceback, _library)


def _show(
    shell: Any,
    kind: type[BaseException],
    error: BaseException,
    traceback: TracebackType | None = None,
    **__: Any,
) -> None:
    from IPython.display import display

    told: QuickscanError | Message | None
    if isinstance(error, QuickscanError):
        told = error
    else:
        known = [name for name in shell.user_ns if not name.startswith("_")]
        told = guidance_for(error, traceback, _cell_of(shell), notebook_here(shell), known)
    if told is None:  # a mistake of another kind, or of the kit: as Python tells it
        shell.showtraceback((kind, error, traceback))
        return
    is_chosen = bool(_spoken) or "set_language" in shell.user_ns
    languages = (current_language(),) if is_chosen else LANGUAGES
    display(_box([told.in_language(language) for language in languages]))  # type: ignore[no-untyped-call]


def _shell() -> Any:
    interactive = sys.modules.get("IPython")
    return interactive.get_ipython() if interactive else None


def _cell_of(shell: Any) -> str:
    """The text of the cell that runs."""
    return str(shell.history_manager.input_hist_raw[-1])


def _box(sentences: list[str]) -> Shown:
    from html import escape

    text = "".join(f'<p style="margin: 0.3em 0">{escape(sentence)}</p>' for sentence in sentences)
    return Shown(
        '<div role="alert" style="border-left: 0.4em solid #b34700; padding: 0.3em 1em; '
        f'background: #fff4e5; color: #1f2933">{text}</div>',
        "\n".join(sentences),
    )
