"""How every figure of the kit looks: style, colours with shapes, the mark of invented data."""

from __future__ import annotations

import io
import textwrap
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Any

from quickscan_sim.language import translator
from quickscan_sim.present.fonts import FILES, FONT

if TYPE_CHECKING:
    from matplotlib.figure import Figure

INK = "#1f2933"
QUIET = "#52606d"
LINE = "#9aa5b1"
MAIN = "#0b4f8a"
SECOND = "#b34700"
ALARM = "#a61b1b"

# Paul Tol's "light" scheme: told apart by people who are colour-blind, and black text can be
# read on every one of them.
FILLS = (
    "#77aadd",
    "#ee8866",
    "#eedd88",
    "#ffaabb",
    "#99ddff",
    "#44bb99",
    "#bbcc33",
    "#aaaa00",
    "#dddddd",
)
SHAPES = ("o", "s", "^", "D", "p", "v", "h", "8", "d")

DOTS_PER_INCH = 180
WIDTH_INCHES = 7.4
SMALL_POINTS = 8.5
ALMOST_WHITE = 253


@dataclass(frozen=True)
class Description:
    """What a figure shows, in words and as a table."""

    alt: str
    header: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]


@cache
def _our_font() -> str:
    """The typeface of every document of the kit, made known to matplotlib once."""
    from matplotlib.font_manager import fontManager

    for path in FILES.values():
        fontManager.addfont(path)
    return FONT


@contextmanager
def kit_style() -> Iterator[None]:
    """A quiet grid with one bundled font, for the figures made inside this block only.

    The grid is the one of seaborn's style "whitegrid", set here by hand: to import seaborn takes
    as long as drawing ten figures.
    """
    import matplotlib as mpl

    style: dict[str, Any] = {
        "axes.axisbelow": True,
        "axes.grid": True,
        "lines.solid_capstyle": "round",
        "patch.edgecolor": "w",
        "patch.force_edgecolor": True,
        "xtick.bottom": False,
        "ytick.left": False,
        "font.family": [_our_font(), "DejaVu Sans"],
        "font.size": 10,
        "axes.titlesize": 11,
        "axes.titleweight": "bold",
        "axes.titlelocation": "left",
        "axes.labelsize": 9.5,
        "axes.edgecolor": LINE,
        "axes.labelcolor": INK,
        "text.color": INK,
        "xtick.color": INK,
        "ytick.color": INK,
        "xtick.labelsize": 9.5,
        "ytick.labelsize": 9.5,
        "grid.color": "#e4e7eb",
        "legend.fontsize": 9.5,
        "hatch.linewidth": 0.6,
        # A given place: else every panel is measured to put a title above its marks.
        "axes.titley": 1.0,
        "axes.spines.top": False,
        "axes.spines.right": False,
    }
    with mpl.rc_context(style):  # type: ignore[arg-type]
        yield


def new_figure(height: float, width: float = WIDTH_INCHES, *, is_placed: bool = False) -> Figure:
    """An empty figure that belongs to no window, sized in inches.

    ``is_placed``: whoever draws says where its parts stand, and nothing has to be measured.
    """
    from matplotlib.figure import Figure

    return Figure(
        figsize=(width, height), layout=None if is_placed else "constrained", facecolor="white"
    )


def sign(
    figure: Figure, language: str, invented: bool, note: str = "", letters: float = 1.0
) -> None:
    """Put the mark of invented data and what the numbers stand on below a figure."""
    lines = signature(language, invented, note, letters)
    if lines:
        size = SMALL_POINTS * letters
        figure.supxlabel("\n".join(lines), fontsize=size, color=QUIET, x=0.01, ha="left")


def signature(language: str, invented: bool, note: str = "", letters: float = 1.0) -> list[str]:
    """The lines below a figure; with larger ``letters`` fewer fit on a line."""
    lines = textwrap.wrap(note, int(118 / letters))
    return [*lines, *([invented_mark(language)] if invented else [])]


def signature_height(lines: Sequence[str], letters: float = 1.0) -> float:
    """How high the lines below a figure are, in inches."""
    return 0.12 + 0.165 * letters * len(lines)


def invented_mark(language: str) -> str:
    """The line that every picture of invented data carries.

    >>> invented_mark("en")
    'invented neighbourhood – simulated data – no real people'
    """
    say = translator(language)
    return say("invented neighbourhood – simulated data – no real people")


def as_png(figure: Figure) -> bytes:
    """The figure as a small PNG; equal figures give equal bytes.

    A palette of 256 colours makes the file about a third of the size.
    """
    import numpy as np
    from matplotlib.backends.backend_agg import FigureCanvasAgg
    from PIL import Image

    figure.set_dpi(DOTS_PER_INCH)
    canvas = FigureCanvasAgg(figure)
    canvas.draw()  # type: ignore[no-untyped-call]
    dots = np.asarray(canvas.buffer_rgba())[:, :, :3]  # type: ignore[no-untyped-call]
    picture = Image.fromarray(dots).quantize(
        256, method=Image.Quantize.FASTOCTREE, dither=Image.Dither.NONE
    )
    # The octree averages colours in whole steps, which makes white a shade darker.
    palette = picture.getpalette() or []
    picture.putpalette([255 if level >= ALMOST_WHITE else level for level in palette])
    small = io.BytesIO()
    # The highest level takes eight times as long for a file that is 4 % smaller.
    picture.save(small, format="png", compress_level=6)
    return small.getvalue()


def look_of(position: int) -> tuple[str, str]:
    """Fill colour and shape for the sector at a position in the questionnaire."""
    return FILLS[position % len(FILLS)], SHAPES[position % len(SHAPES)]


def shortened(name: str, width: int = 24, lines: int = 2) -> str:
    r"""A name on at most two lines; what does not fit is cut with three dots.

    >>> shortened("Basisschool De Vuurtoren in de Oude Haven van Noord", width=20)
    'Basisschool De\nVuurtoren in de Oude…'
    """
    parts = textwrap.wrap(name, width)
    if len(parts) <= lines:
        return "\n".join(parts)
    return "\n".join([*parts[: lines - 1], parts[lines - 1].rstrip(" ,.-") + "…"])


def wrapped(names: Sequence[str], width: int = 22) -> list[str]:
    """Names for the side of a chart, on two lines where they are long."""
    return [shortened(name, width) for name in names]
