"""The widget that joins the page with the kernel: questions in, answers out."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

import anywidget
import traitlets

from quickscan_sim.errors import QuickscanError
from quickscan_sim.language import translator
from quickscan_sim.workshop.html_file import built
from quickscan_sim.workshop.page_words import page_words
from quickscan_sim.workshop.server.answers import Answers, answers_of


class WorkshopWidget(anywidget.AnyWidget):
    """The page of the workshop in Voila; it draws the page and remembers nothing of it."""

    _esm = built("workshop.js")
    _css = built("workshop.css")
    words = traitlets.Dict().tag(sync=True)
    opens = traitlets.Unicode("").tag(sync=True)

    def __init__(self, answers: Answers, **values: Any) -> None:
        super().__init__(**values)
        self._answers = answers
        self.on_msg(self._answer)

    def _answer(self, widget: object, asked: dict[str, Any], buffers: object) -> None:  # noqa: ARG002
        say = translator(self._answers.language)
        reply: dict[str, Any] = {"problem": say("This did not work. Try it again.")}
        try:
            reply = {"answer": self._answers.answer(asked)}
        except QuickscanError as problem:
            reply = {"problem": problem.in_language(self._answers.language)}
        finally:  # whatever happens: a page without an answer would think that the kernel is gone
            self.send({"number": asked.get("number"), **reply})


def open_workshop(
    given: Mapping[str, str | int | None], opens: str | None = None, ahead: str | None = None
) -> WorkshopWidget:
    """What the one cell of the notebook shows; see :class:`serving.Shown`."""
    answers = answers_of(given, Path(ahead) if ahead else None)
    return WorkshopWidget(answers, words=page_words(answers.language), opens=opens or "")
