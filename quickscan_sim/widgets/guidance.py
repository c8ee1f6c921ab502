"""One sentence with a next step, where a notebook would show a beginner a page of red text."""

from __future__ import annotations

import sys
from typing import Any

from quickscan_sim.errors import QuickscanError
from quickscan_sim.language import LANGUAGES, current_language, mark, translator
from quickscan_sim.widgets.shown import Shown

UNKNOWN_NAME = mark(
    "Python does not know {name} yet. First run the cells above this one: choose Run, then Run "
    "All Above Selected Cell. If that does not help, look for a typing error."
)


def guide_notebook() -> None:
    """Show these errors as guidance in this notebook; elsewhere nothing changes.

    The cell still counts as failed, so that nothing below it runs on and tests notice.
    """
    interactive = sys.modules.get("IPython")
    shell = interactive.get_ipython() if interactive else None
    if shell is not None:
        shell.set_custom_exc((NameError, QuickscanError), _show)


def _show(shell: Any, _kind: type[BaseException], error: BaseException, *_: Any, **__: Any) -> None:
    from IPython.display import display

    display(_box(explain(error, _languages_of(shell))))  # type: ignore[no-untyped-call]


def explain(error: BaseException, languages: tuple[str, ...]) -> list[str]:
    """The sentences for an error, in each language asked.

    >>> explain(NameError("name 'scan' is not defined", name="scan"), ("en",))[0][:30]
    'Python does not know scan yet.'
    """
    if isinstance(error, QuickscanError):
        return [error.in_language(current_language())]
    name = getattr(error, "name", None) or str(error)
    return [translator(language)(UNKNOWN_NAME, name=name) for language in languages]


def _languages_of(shell: Any) -> tuple[str, ...]:
    """Both languages as long as the first cell of the lesson has not chosen one."""
    return (current_language(),) if "set_language" in shell.user_ns else LANGUAGES


def _box(sentences: list[str]) -> Shown:
    from html import escape

    text = "".join(f'<p style="margin: 0.3em 0">{escape(sentence)}</p>' for sentence in sentences)
    return Shown(
        '<div role="alert" style="border-left: 0.4em solid #b34700; padding: 0.3em 1em; '
        f'background: #fff4e5; color: #1f2933">{text}</div>',
        "\n".join(sentences),
    )
