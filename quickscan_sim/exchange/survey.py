"""The cells of an export that the mapping asks for, from one or several files."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from quickscan_sim.errors import QuickscanError
from quickscan_sim.exchange.codes import first_of, near
from quickscan_sim.exchange.mapping import ExportFile, ExportMapping
from quickscan_sim.exchange.personal_data import find_personal_columns, note_on
from quickscan_sim.exchange.survey_columns import Use, used_columns
from quickscan_sim.exchange.survey_table import SurveyTable, read_survey_table
from quickscan_sim.exchange.unlisted_partners import unlisted_partners
from quickscan_sim.exchange.yaml_lines import YamlFile
from quickscan_sim.language import Message

if TYPE_CHECKING:
    import pandas as pd

    from quickscan_sim.questionnaire import Questionnaire


@dataclass(frozen=True)
class Survey:
    """An export that is ready to be read.

    ``cells`` holds only columns that the mapping names, as texts without spaces around them;
    ``origin`` holds for each row its file, its number in the file (``row``) and ``wave``
    (NA: said by a column); ``personal`` the kind of personal data in a column; ``left_out``
    the respondents whose rows were left out.
    """

    mapping: ExportMapping
    file: YamlFile
    questionnaire: Questionnaire
    cells: pd.DataFrame
    origin: pd.DataFrame
    personal: dict[str, str]
    notes: tuple[Message, ...]
    left_out: tuple[str, ...] = ()

    def column(self, name: str | None) -> pd.Series:
        """The texts of a column; empty texts when the mapping does not name it."""
        import pandas as pd

        if name is None:
            return pd.Series("", index=self.cells.index, dtype="str")
        return self.cells[name]

    def row(self, index: object) -> str | Message:
        """Where a row stands, as people find it in the file."""
        import pandas as pd

        position = self.origin.index.get_indexer(pd.Index([index]))[0]
        number, file = self.origin["row"].iloc[position], self.origin["file"].iloc[position]
        if self.origin["file"].nunique() == 1:
            return str(number)
        return Message("{row} of {file}", row=number, file=file)

    def keep(self, rows: pd.Series, *notes: Message) -> Survey:
        """The same survey with some of its rows, and more notes."""
        columns = self.mapping.columns
        codes = [self.column(name)[~rows] for name in (columns.respondent, columns.link_code)]
        return Survey(
            self.mapping,
            self.file,
            self.questionnaire,
            self.cells[rows],
            self.origin[rows],
            self.personal,
            (*self.notes, *notes),
            (*self.left_out, *(code for texts in codes for code in texts if code)),
        )


def read_survey(
    path: Path, mapping: ExportMapping, file: YamlFile, questionnaire: Questionnaire
) -> Survey:
    """The rows of all files of the export, with the columns that the mapping names.

    Raises
    ------
    QuickscanError
        When a file cannot be read, or lacks a column that the mapping names.
    """
    import pandas as pd

    parts = mapping.files or (ExportFile(file=str(path.resolve()), sheet=mapping.sheet),)
    tables = [read_survey_table(file.path.parent / part.file, part.sheet) for part in parts]
    uses = used_columns(mapping, questionnaire)
    problems = [sentence for table in tables for sentence in _missing_columns(table, uses, file)]
    if problems:
        raise QuickscanError.of(problems)
    names = list(dict.fromkeys(use.column for use in uses))
    personal: dict[str, str] = {}
    for table in tables:
        personal |= find_personal_columns(table.cells)
    return Survey(
        mapping,
        file,
        questionnaire,
        pd.concat([_stripped(table, names) for table in tables], ignore_index=True),
        pd.concat(
            [_origin(table, part) for table, part in zip(tables, parts, strict=True)],
            ignore_index=True,
        ),
        personal,
        (
            *(note for table in tables for note in table.notes),
            *(note for table in tables for note in unlisted_partners(mapping, table, names)),
            *(note_on(name, kind) for name, kind in personal.items() if name not in names),
        ),
    )


def _stripped(table: SurveyTable, names: list[str]) -> pd.DataFrame:
    import pandas as pd

    return pd.DataFrame({name: _strip(table.cells[name]) for name in names})


def _strip(texts: pd.Series) -> pd.Series:
    """Texts without spaces around them; most columns hold few different texts, all bare."""
    if all(text == text.strip() for text in texts.unique()):
        return texts
    return texts.str.strip()


def _origin(table: SurveyTable, part: ExportFile) -> pd.DataFrame:
    import pandas as pd

    return pd.DataFrame(
        {
            "file": table.path.name,
            "row": table.row_numbers,
            "wave": pd.array([part.wave] * len(table.row_numbers), dtype="Int64"),
        }
    )


def _missing_columns(table: SurveyTable, uses: Iterable[Use], file: YamlFile) -> list[Message]:
    names = [str(name) for name in table.cells.columns]
    known = set(names)
    missing = [use for use in uses if use.column not in known]
    return first_of(
        file.at(
            use.place,
            Message(
                "the column {column} ({purpose}) is not in {table}. The nearest is {near}.",
                column=use.column,
                purpose=use.purpose,
                table=table.path.name,
                near=near(use.column, names),
            ),
        )
        for use in missing
    )
