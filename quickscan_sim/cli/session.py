"""What every command shares: a language, a screen to write on, and how it ends."""

from __future__ import annotations

import sys
import textwrap
import unicodedata
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING

import typer

from quickscan_sim.errors import QuickscanError
from quickscan_sim.language import mark, set_language, translator

if TYPE_CHECKING:
    from pathlib import Path

    from quickscan_sim.language import Readable

WORK_FAILED = 1
KEPT = "\n\t\u00ad\u200c\u200d"
"""Signs that cannot be seen, and that texts and names may hold."""


class Languages(StrEnum):
    """The languages of the kit."""

    nl = "nl"
    en = "en"


class Formats(StrEnum):
    """How tables can be written."""

    csv = "csv"
    parquet = "parquet"


class FormFormats(StrEnum):
    """How a form can be written."""

    html = "html"
    word = "word"
    pdf = "pdf"


class Screen:
    """Where a command speaks to its user, in one language."""

    def __init__(self, language: str) -> None:
        from rich.console import Console

        self.language = language
        self.translate = translator(language)
        self.console = Console(highlight=False, soft_wrap=True)

    def say(self, text: str, **facts: object) -> None:
        """One sentence."""
        self.console.print(_printable(self.translate(text, **facts)), markup=False)

    def tell(self, text: Readable) -> None:
        """A sentence that already has its facts."""
        self.console.print(_printable(text.in_language(self.language)), markup=False)

    def title(self, text: str, **facts: object) -> None:
        """A heading, with a line of space before it."""
        self.console.print()
        self.console.print(_printable(self.translate(text, **facts)), markup=False, style="bold")

    def paragraph(self, text: str, indent: str = "", style: str | None = None) -> None:
        """A text wrapped to the width of the screen, every line set in as far."""
        lines = textwrap.fill(
            _printable(text),
            min(self.console.width, 100),
            initial_indent=indent,
            subsequent_indent=indent,
            break_long_words=False,
            break_on_hyphens=False,
        )
        self.console.print(lines, markup=False, style=style)

    def points(self, texts: list[str]) -> None:
        """A list of short texts, wrapped to the width of the screen."""
        width = min(self.console.width, 100)
        for text in texts:
            self.console.print(
                textwrap.fill(
                    _printable(text), width, initial_indent="  - ", subsequent_indent="    "
                ),
                markup=False,
            )

    def place(self, meaning: str, path: Path) -> None:
        """Where an output went."""
        self.console.print(_printable(f"  {self.translate(meaning)}: {path}"), markup=False)

    @contextmanager
    def working(self, n_steps: int) -> Iterator[Callable[[str], None]]:
        """A progress bar; the function names the next step. Silent when nobody watches."""
        from rich.console import Console
        from rich.progress import Progress

        console = Console(stderr=True)
        with Progress(console=console, transient=True, disable=not console.is_terminal) as bar:
            task = bar.add_task("", total=n_steps)

            def step(text: str) -> None:
                bar.update(task, advance=1, description=self.translate(text))

            yield step

    @contextmanager
    def counting(self, text: str) -> Iterator[Callable[[int, int], None]]:
        """A progress bar that counts to a number and says how long it takes yet."""
        from rich.console import Console
        from rich.progress import BarColumn, MofNCompleteColumn, Progress, TimeRemainingColumn

        console = Console(stderr=True)
        columns = ("{task.description}", BarColumn(), MofNCompleteColumn(), TimeRemainingColumn())
        with Progress(
            *columns, console=console, transient=True, disable=not console.is_terminal
        ) as bar:
            task = bar.add_task(self.translate(text), total=None)

            def show(n: int, n_all: int) -> None:
                bar.update(task, completed=n, total=n_all)

            yield show


def run(language: Languages, work: Callable[[Screen], None]) -> None:
    """Do the work of a command; an error ends it with sentences and exit status 1."""
    set_language(language.value)
    _write_any_sign()
    try:
        work(Screen(language.value))
    except QuickscanError as problem:
        typer.echo(_printable(problem.in_language(language.value)), err=True)
        raise typer.Exit(WORK_FAILED) from None
    except KeyboardInterrupt:
        stopped = mark("Stopped. Nothing half was left behind.")
        typer.echo(translator(language.value)(stopped), err=True)
        raise typer.Exit(WORK_FAILED) from None


def check_ending(out: Path | None, *endings: str) -> None:
    """Stop before the work when a file would get a name that does not say what is in it."""
    if out is not None and out.suffix.lower() not in endings:
        raise QuickscanError(
            "--out {file} should end in {ending}, because that is what is written. Choose "
            "another name.",
            file=out.name,
            ending=endings[0],
        )


def _printable(text: str) -> str:
    r"""A text that cannot steer the terminal: a file or a person may be named anything.

    >>> _printable("work\x1b[2J.py\u202e")
    'work?[2J.py?'
    """
    return "".join(
        "?" if unicodedata.category(sign) in ("Cc", "Cf", "Cs") and sign not in KEPT else sign
        for sign in text
    )


def _write_any_sign() -> None:
    """A console that cannot show a sign shows a question mark, never a traceback (Windows)."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(errors="replace")
