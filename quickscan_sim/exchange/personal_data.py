"""Find columns with data about real people that have no place in a quickscan.

Their content is never copied and never shown: not in a table, not in a sentence.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from quickscan_sim.language import Bilingual, Message

if TYPE_CHECKING:
    import pandas as pd

KINDS: dict[str, Bilingual] = {
    "name": Bilingual("namen van mensen", "names of people"),
    "email": Bilingual("e-mailadressen", "e-mail addresses"),
    "ip_address": Bilingual("IP-adressen", "IP addresses"),
    "bsn": Bilingual("burgerservicenummers (BSN)", "citizen service numbers (BSN)"),
    "phone": Bilingual("telefoonnummers", "telephone numbers"),
    "birth_date": Bilingual("geboortedata", "dates of birth"),
    "address": Bilingual("adressen of postcodes", "addresses or postcodes"),
    "token": Bilingual("toegangscodes van deelnemers", "access codes of participants"),
    "web_address": Bilingual("webadressen", "web addresses"),
    "free_text": Bilingual("open antwoorden", "open answers"),
}

HEADERS: dict[str, str] = {
    "name": r"(first|last|sur|full|voor|achter)_?-?\s?(name|naam)|naam|name|naam_?respondent",
    "email": r"e-?_?mail(_?adres|address)?",
    "ip_address": r"ip(_?addr(ess)?|_?adres)?",
    "bsn": r"bsn|burgerservicenummer|sofinummer",
    "phone": r"tel(efoon)?(_?nummer)?|phone(_?number)?|mobiel|mobile",
    "birth_date": r"geboorte_?(datum|dag|jaar)|birth_?(date|day|year)|date_?of_?birth",
    "address": r"(woon)?adres|address|straat|street|postcode|zip(_?code)?",
    "token": r"token|toegangscode",
    "web_address": r"ref(errer)?_?url|refurl|url",
}
"""Names of columns, in any case, that say what they hold."""

EMAIL = r"[\w.+-]+@[\w-]+\.[\w.-]+"
IP_ADDRESS = r"(?:\d{1,3}\.){3}\d{1,3}|(?:[0-9a-fA-F]{1,4}:){3,7}[0-9a-fA-F:]{0,4}"
PHONE = r"(?:\+\d{1,3}|00\d{2}|0)[\s-]?(?:\(0\))?\d(?:[\s-]?\d){7,9}"
POSTCODE = r"\b[1-9]\d{3}\s?[A-Z]{2}\b"
BIRTH_DATE = r"(?:19[2-9]\d|200\d)-\d{1,2}-\d{1,2}|\d{1,2}[-/]\d{1,2}[-/](?:19[2-9]\d|200\d)"
PERSON_NAME = (
    r"[A-Z][a-zà-ÿ'’-]+"
    r"(?:\s(?:van|de|der|den|het|te|ten|ter|el|al|ben|[A-Z]\.))*"
    r"(?:\s[A-Z][a-zà-ÿ'’-]+)+"
)

ONE_NAME = r"[A-Z][a-zà-ÿ'’-]{2,}"

MOSTLY = 0.5
"""Share of the filled cells that must look like one kind, where a single hit may be chance."""

LONG_TEXT = 30
MANY_WORDS = 3


def find_personal_columns(cells: pd.DataFrame) -> dict[str, str]:
    """The columns that hold personal data or open answers, and the kind of each.

    Parameters
    ----------
    cells
        Texts; an empty text is an empty cell.

    Returns
    -------
    dict
        Column to kind, a key of ``KINDS``. One e-mail or IP address is enough; other kinds must
        make up at least half of the filled cells, or be said by the name of the column.

    Examples
    --------
    >>> import pandas as pd
    >>> find_personal_columns(pd.DataFrame({"q1": ["4", "5"], "q2": ["a@b.nl", ""]}))
    {'q2': 'email'}
    """
    found = {str(name): kind_of_column(str(name), cells[name]) for name in cells.columns}
    return {name: kind for name, kind in found.items() if kind}


def kind_of_column(name: str, values: pd.Series) -> str | None:
    """The kind of personal data in one column, or None."""
    filled = values.drop_duplicates().dropna().astype("str").str.strip()
    filled = filled[filled != ""]
    if filled.empty:
        return None
    if filled.str.contains(EMAIL).any():
        return "email"
    if filled.str.fullmatch(IP_ADDRESS).any():
        return "ip_address"
    return _kind_by_header(name) or _kind_by_content(filled)


def is_personal(value: str) -> bool:
    """Whether one text looks like it says who somebody is.

    >>> is_personal("A4"), is_personal("Fatima Jansen"), is_personal("111222333")
    (False, True, True)
    """
    text = value.strip()
    patterns = (EMAIL, IP_ADDRESS, PHONE, POSTCODE, BIRTH_DATE, PERSON_NAME)
    return passes_elfproef(text) or any(re.search(pattern, text) for pattern in patterns)


def are_first_names(values: pd.Series) -> bool:
    """Whether most filled cells are one word with a capital, such as a first name.

    Only for columns that would be copied as a pseudonym: a role or a place looks the same.
    """
    filled = values[values != ""].drop_duplicates()
    return bool(len(filled) and filled.str.fullmatch(ONE_NAME).mean() >= MOSTLY)


def passes_elfproef(text: str) -> bool:
    """Whether a text is a number that a BSN can be: nine digits that pass the "elfproef".

    The digits times 9, 8, ... 2 and -1 add up to a multiple of 11.

    >>> passes_elfproef("111222333"), passes_elfproef("123456789")
    (True, False)
    """
    digits = re.sub(r"[\s.-]", "", text)
    if not re.fullmatch(r"\d{8,9}", digits) or int(digits) == 0:
        return False
    weights = (9, 8, 7, 6, 5, 4, 3, 2, -1)
    total = sum(weight * int(digit) for weight, digit in zip(weights, digits.zfill(9), strict=True))
    return total % 11 == 0


def note_on(column: str, kind: str) -> Message:
    """The sentence that a column is left alone."""
    return Message(
        "The column {column} seems to hold {kind}. It is not used.",
        column=column,
        kind=KINDS[kind],
    )


def _kind_by_header(name: str) -> str | None:
    plain = name.strip().lower()
    for kind, pattern in HEADERS.items():
        if re.fullmatch(pattern, plain):
            return kind
    return None


def _kind_by_content(filled: pd.Series) -> str | None:
    """The kind that most of the different texts of a column have."""
    shares = {
        "bsn": filled.map(passes_elfproef).mean(),
        "phone": filled.str.fullmatch(PHONE).mean(),
        "birth_date": filled.str.match(rf"(?:{BIRTH_DATE})(?:\s00:00:00)?$").mean(),
        "address": filled.str.contains(POSTCODE).mean(),
        "name": filled.str.fullmatch(PERSON_NAME).mean(),
    }
    for kind, share in shares.items():
        if share >= MOSTLY and len(filled) >= 2:
            return kind
    is_text = (filled.str.len() > LONG_TEXT) & (filled.str.count(r"\s") >= MANY_WORDS)
    return "free_text" if is_text.mean() >= MOSTLY else None
