"""A questionnaire: its themes, sectors, layers, scales and items, read from one CSV file.

Nothing else in the kit knows ours by name, so that an institution's own questionnaire works
everywhere.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property, lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from quickscan_sim.delimited import read_delimited
from quickscan_sim.errors import QuickscanError, nearest
from quickscan_sim.language import Bilingual, Message
from quickscan_sim.questionnaire_checks import questionnaire_problems, rows_of_kind

if TYPE_CHECKING:
    import pandas as pd

FOLDER = Path(__file__).parent / "data" / "questionnaires"
COLUMNS = (
    "row",
    "id",
    "theme",
    "part",
    "aspect",
    "scale",
    "value",
    "reversed",
    "sectors",
    "informal",
    "correct",
    "text_nl",
    "text_en",
    "help_nl",
    "help_en",
)
NEEDED_COLUMNS = ("row", "id", "text_nl", "text_en")


@dataclass(frozen=True)
class Theme:
    """A theme that gets a score."""

    theme_id: str
    name: Bilingual
    meaning: Bilingual


@dataclass(frozen=True)
class Layer:
    """A subject on which partners work together; often one of the themes."""

    layer_id: str
    theme_id: str
    name: Bilingual
    question: Bilingual


@dataclass(frozen=True)
class Sector:
    """A kind of organisation."""

    sector_id: str
    name: Bilingual
    meaning: Bilingual
    is_informal: bool


@dataclass(frozen=True)
class Scale:
    """Answers that an item can get, with the words of each."""

    scale_id: str
    labels: tuple[tuple[int, Bilingual], ...]

    @cached_property
    def values(self) -> tuple[int, ...]:
        """The answers that are allowed, from low to high."""
        return tuple(value for value, _ in self.labels)

    @property
    def low(self) -> int:
        """The lowest answer."""
        return self.values[0]

    @property
    def high(self) -> int:
        """The highest answer."""
        return self.values[-1]


@dataclass(frozen=True)
class Item:
    """One question of the form."""

    item_id: str
    theme_id: str
    part: str
    aspect: str
    scale: Scale
    is_reversed: bool
    sectors: tuple[str, ...]
    correct: int | None
    text: Bilingual
    help: Bilingual


@dataclass(frozen=True)
class PartnerAspect:
    """Something on which a partner is rated; ``group``: what it adds up to, "trust" or "value"."""

    aspect_id: str
    group: str
    scale: Scale
    name: Bilingual
    text: Bilingual


@dataclass(frozen=True)
class Questionnaire:
    """A whole questionnaire.

    Examples
    --------
    >>> practice = load_questionnaire()
    >>> len(practice.items_of("practice"))
    24
    >>> practice.theme("signaleren").name.in_language("nl")
    'Signaleren'
    """

    questionnaire_id: str
    title: Bilingual
    notice: Bilingual
    themes: tuple[Theme, ...]
    layers: tuple[Layer, ...]
    sectors: tuple[Sector, ...]
    items: tuple[Item, ...]
    path: Path
    partner_aspects: tuple[PartnerAspect, ...] = ()

    @property
    def theme_ids(self) -> list[str]:
        """The codes of the themes, in the order of the form."""
        return [theme.theme_id for theme in self.themes]

    @property
    def layer_ids(self) -> list[str]:
        """The codes of the layers, in the order of the form."""
        return [layer.layer_id for layer in self.layers]

    @property
    def sector_ids(self) -> list[str]:
        """The codes of the sectors, in the order of the form."""
        return [sector.sector_id for sector in self.sectors]

    @property
    def aspect_groups(self) -> dict[str, str]:
        """For each aspect on which partners are rated what it adds up to: trust or value."""
        return {aspect.aspect_id: aspect.group for aspect in self.partner_aspects}

    @property
    def scored_scale(self) -> Scale:
        """The scale of the items that make theme scores."""
        return self.items_of("practice")[0].scale

    def items_of(self, part: str, theme: str | None = None) -> tuple[Item, ...]:
        """The items of a part ("practice", "confidence", ...), of one theme or of all."""
        return tuple(
            item
            for item in self.items
            if item.part == part and (theme is None or item.theme_id == theme)
        )

    def item(self, item_id: str) -> Item:
        """One item by its code; an unknown code raises with the nearest right one."""
        return _found(self.items, "item_id", item_id, Message("item"), self.questionnaire_id)

    def theme(self, theme_id: str) -> Theme:
        """One theme by its code."""
        return _found(self.themes, "theme_id", theme_id, Message("theme"), self.questionnaire_id)

    def layer(self, layer_id: str) -> Layer:
        """One layer by its code."""
        return _found(self.layers, "layer_id", layer_id, Message("layer"), self.questionnaire_id)

    def sector(self, sector_id: str) -> Sector:
        """One sector by its code."""
        return _found(
            self.sectors, "sector_id", sector_id, Message("sector"), self.questionnaire_id
        )


def load_questionnaire(source: str | Path = "practice") -> Questionnaire:
    """A questionnaire of the kit by its name, or an own one from a CSV file.

    Parameters
    ----------
    source
        ``"practice"``, or the path of a CSV file in the same format (comma or semicolon).

    Raises
    ------
    QuickscanError
        One sentence for each thing in the file that does not fit.
    """
    path = _path_of(source)
    state = path.stat()
    return _read(path, path.resolve(), state.st_mtime_ns, state.st_size)


def load_same_questionnaire(path: Path) -> Questionnaire:
    """The questionnaire in a file; that of the kit where the file holds exactly that.

    So it is not read twice, and its file stays when that of a folder or pack goes.
    """
    content = path.read_bytes() if path.exists() else b""
    own = (file.stem for file in sorted(FOLDER.glob("*.csv")) if file.read_bytes() == content)
    return load_questionnaire(next(own, path))


@lru_cache(maxsize=32)
def _read(path: Path, _place: Path, _changed: int, _size: int) -> Questionnaire:
    """The questionnaire in a file; read again when it is another file or has changed."""
    rows = read_delimited(path)
    missing = [name for name in NEEDED_COLUMNS if name not in rows]
    if missing:
        raise QuickscanError(
            "The questionnaire {file} has no column {column}. A questionnaire needs at least the "
            "columns {needed}.",
            file=path,
            column=missing[0],
            needed=", ".join(NEEDED_COLUMNS),
        )
    rows = rows.reindex(columns=list(COLUMNS), fill_value="").map(str.strip)
    problems = questionnaire_problems(rows)
    if problems:
        raise QuickscanError.of(
            Message("In {file}: {sentence}", file=path.name, sentence=problem)
            for problem in problems
        )
    return _build(rows, path)


def _path_of(source: str | Path) -> Path:
    own = FOLDER / f"{source}.csv"
    if own.exists():
        return own
    path = Path(source)
    if not path.exists():
        names = sorted(file.stem for file in FOLDER.glob("*.csv"))
        raise QuickscanError(
            "There is no questionnaire {name}. Give the path of a CSV file, or one of: {names}.",
            name=repr(str(source)),
            names=", ".join(names),
        )
    return path


def _build(rows: pd.DataFrame, path: Path) -> Questionnaire:
    scales = _scales(rows)
    title = rows_of_kind(rows, "questionnaire")[0]
    themes = tuple(Theme(row["id"], _text(row), _help(row)) for row in rows_of_kind(rows, "theme"))
    theme_names = {theme.theme_id: theme.name for theme in themes}
    sectors = tuple(
        Sector(row["id"], _text(row), _help(row), row["informal"] == "yes")
        for row in rows_of_kind(rows, "sector")
    )
    every_sector = tuple(sector.sector_id for sector in sectors)
    return Questionnaire(
        questionnaire_id=title["id"],
        title=_text(title),
        notice=_help(title),
        themes=themes,
        layers=tuple(
            Layer(
                row["id"],
                row["theme"],
                _layer_name(row, theme_names),
                _text(row),
            )
            for row in rows_of_kind(rows, "layer")
        ),
        sectors=sectors,
        items=tuple(_item(row, scales, every_sector) for row in rows_of_kind(rows, "item")),
        path=path,
        partner_aspects=tuple(
            PartnerAspect(row["id"], row["aspect"], scales[row["scale"]], _short(row), _text(row))
            for row in rows_of_kind(rows, "partner_aspect")
        ),
    )


def _short(row: dict[str, str]) -> Bilingual:
    """The name in the help columns; else the whole text."""
    return _help(row) if row["help_nl"] and row["help_en"] else _text(row)


def _layer_name(row: dict[str, str], theme_names: dict[str, Bilingual]) -> Bilingual:
    """The name in the help columns; else that of its theme; else its code."""
    if row["help_nl"] and row["help_en"]:
        return _help(row)
    return theme_names.get(row["theme"], Bilingual(row["id"], row["id"]))


def _item(row: dict[str, str], scales: dict[str, Scale], every_sector: tuple[str, ...]) -> Item:
    return Item(
        item_id=row["id"],
        theme_id=row["theme"],
        part=row["part"] or "practice",
        aspect=row["aspect"],
        scale=scales[row["scale"]],
        is_reversed=row["reversed"] == "yes",
        sectors=every_sector if row["sectors"] in ("", "*") else tuple(row["sectors"].split()),
        correct=int(row["correct"]) if row["correct"] else None,
        text=_text(row),
        help=_help(row),
    )


def _scales(rows: pd.DataFrame) -> dict[str, Scale]:
    labels: dict[str, dict[int, Bilingual]] = {}
    for row in rows_of_kind(rows, "scale"):
        labels.setdefault(row["id"], {})[int(row["value"])] = _text(row)
    return {name: Scale(name, tuple(sorted(found.items()))) for name, found in labels.items()}


def _text(row: dict[str, str]) -> Bilingual:
    return Bilingual(row["text_nl"], row["text_en"])


def _help(row: dict[str, str]) -> Bilingual:
    return Bilingual(row["help_nl"], row["help_en"])


Part = TypeVar("Part", Theme, Layer, Sector, Item)


def _found(
    parts: tuple[Part, ...], key: str, wanted: str, kind: Message, questionnaire: str
) -> Part:
    for part in parts:
        if getattr(part, key) == wanted:
            return part
    known = [getattr(part, key) for part in parts]
    raise QuickscanError(
        "The questionnaire {questionnaire} has no {kind} {wanted}. The nearest is {near}.",
        questionnaire=questionnaire,
        kind=kind,
        wanted=repr(wanted),
        near=nearest(wanted, known) or ", ".join(known),
    )
