"""Whose attempt is it? By number, username or name; never by a guess."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from quickscan_sim.grade.platforms.layouts.piece import Piece
from quickscan_sim.grade.platforms.member import CANVAS, MOODLE, Member
from quickscan_sim.grade.platforms.names import (
    LONG,
    letters_of,
    pairs_of,
    words_of,
    written_ways,
)
from quickscan_sim.language import Message

Code = Callable[[], tuple[str, ...]]
"""Gives the students whose personal codes stand in the notebooks of an attempt."""

ALIKE = 0.5
"""Share of pairs of letters from which on a name looks like another."""


@dataclass(frozen=True)
class Match:
    """The member whose attempt it is, or why nobody is."""

    member: Member | None
    reason: Message | None = None
    nearest: str = ""


class ClassIndex:
    """The members by everything that a platform may call them."""

    def __init__(self, members: Sequence[Member]) -> None:
        self.members = tuple(members)
        self.groups = {letters_of(one.group) for one in members} - {""}
        self.readable = [
            (pairs_of(letters_of(one.last_name + one.first_name) or letters_of(one.student)), name)
            for one in members
            if (name := one.full_name)
        ]
        self.by_words: dict[tuple[str, ...], set[int]] = defaultdict(set)
        self.by_letters: dict[str, set[int]] = defaultdict(set)
        self.by_id: dict[tuple[str, str], set[int]] = defaultdict(set)
        for n, one in enumerate(self.members):
            if words := words_of(one.full_name):
                self.by_words[words].add(n)
            for way in written_ways(one.first_name, one.last_name):
                self.by_letters[way].add(n)
            for name, known in one.ids.items():
                self.by_id[name, known.casefold()].add(n)
            self.by_id["username", one.student.casefold()].add(n)

    def named(self, shown: str) -> set[int]:
        """Everybody who may be written like this; somebody cut off only when the name is long."""
        letters = letters_of(shown)
        if not letters:
            return set()
        found = self.by_words.get(words_of(shown), set()) | self.by_letters.get(letters, set())
        if found or len(letters) < LONG:
            return set(found)
        begins = (who for way, who in self.by_letters.items() if way.startswith(letters))
        return set().union(*begins)

    def called(self, piece: Piece) -> set[int]:
        """Everybody who has a number or username that the piece has."""
        ids = [(name, piece.platform_ids.get(name, "")) for name in (CANVAS, MOODLE)]
        ids += [("username", name) for name in piece.usernames]
        return set().union(
            *(self.by_id.get((name, one.casefold()), set()) for name, one in ids if one)
        )

    def nearest(self, shown: str) -> str:
        """The name in the list that looks most like this one; "" when none does."""
        own = pairs_of(letters_of(shown))
        alike = {
            name: 2 * len(own & pairs) / (len(own) + len(pairs) or 1)
            for pairs, name in self.readable
        }
        best = max(alike, key=lambda name: alike[name], default="")
        return best if alike.get(best, 0.0) >= ALIKE else ""


def match(index: ClassIndex, piece: Piece, code: Code) -> Match:
    """The member that a piece belongs to.

    A number or username decides, unless the name is that of somebody else. Of several people with
    that name, and in an anonymous download, the personal code in the notebook decides.
    """
    called, named = index.called(piece), index.named(piece.shown_name)
    if called and named and not called & named:
        return _nobody(index, piece, _contradiction(piece, index.members[min(called)]))
    found = (called & named) or called or named
    if len(found) == 1:
        return Match(index.members[min(found)])
    is_anonymous = not piece.shown_name and not piece.usernames
    if not found and not is_anonymous:
        is_group = letters_of(piece.shown_name) in index.groups
        return _nobody(index, piece, _of_group(piece) if is_group else _unknown(piece))
    owners = set(code())
    allowed = {n for n in found or range(len(index.members)) if index.members[n].student in owners}
    if len(allowed) == 1 and len(owners) == 1:
        return Match(index.members[min(allowed)])
    return _nobody(index, piece, _several(piece) if found else _anonymous(piece))


def _nobody(index: ClassIndex, piece: Piece, reason: Message) -> Match:
    shown = piece.shown_name or (piece.usernames[-1] if piece.usernames else "")
    return Match(None, reason, index.nearest(shown))


def _unknown(piece: Piece) -> Message:
    return Message(
        "{name} is nobody on the class list. Add this person to the list, or correct the name "
        "there, and collect the same ZIP again.",
        name=repr(piece.shown_name or piece.original),
    )


def _of_group(piece: Piece) -> Message:
    return Message(
        "{name} is a group on the class list. The kit marks people: let everybody hand in an own "
        "notebook, or put the files in the folder submitted of each of them.",
        name=repr(piece.shown_name),
    )


def _several(piece: Piece) -> Message:
    return Message(
        "{name} may be several people on the class list, and the notebook holds no personal code "
        "of one of them. Ask who handed it in, and put the files in the folder submitted yourself.",
        name=repr(piece.shown_name or piece.original),
    )


def _anonymous(piece: Piece) -> Message:
    return Message(
        "{name} is anonymous, and the notebook does not hold the personal code of one student. Let "
        "the platform show names, and download again.",
        name=repr(piece.original),
    )


def _contradiction(piece: Piece, member: Member) -> Message:
    return Message(
        "{name} has the number or username of {member}, but the name of somebody else. Look in the "
        "class list which of the two is wrong.",
        name=repr(piece.shown_name),
        member=member.full_name,
    )
