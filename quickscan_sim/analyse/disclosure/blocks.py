"""A large table in blocks that share no people, coupled only by groups that span them.

Let block b have published rows P(b), and let the published spanning groups (all, sectors, ...) be
m(1) ... m(k), each a sum of its parts m(i, b) over blocks. A target in block b follows from
everything published exactly when it lies in the span of P(b) and of the sums c(1) m(1, b) + ... +
c(k) m(k, b) whose parts in EVERY other block b' lie in the span of P(b'): only then can the other
blocks be subtracted. Write G(b) for the k x k inner products of the parts m(i, b) after projection
away from P(b). A sum c can be subtracted in b' exactly when G(b') c = 0; as each G is positive
semidefinite, in all others when (total of G - G(b)) c = 0. So the coupling of a whole country is
one k x k matrix, the check is exact, and the work grows with the number of blocks.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

import numpy as np
from scipy import sparse
from scipy.sparse.csgraph import connected_components

from quickscan_sim.analyse.disclosure.choosing import Problem, orders, publish, withheld_in_one
from quickscan_sim.analyse.disclosure.reader import NOTHING_LEFT, Reader

MOST_ROUNDS = 5
"""Rounds of repair before a kind of spanning groups is given up."""


@dataclass
class _Block:
    """A block: its groups and atoms in the whole table, and its part of the spanning groups."""

    table: Problem
    groups: np.ndarray
    hidden: np.ndarray
    products: np.ndarray


def withheld_in_blocks(table: Problem, spanning: int) -> np.ndarray:
    """The groups to withhold; kinds of importance up to ``spanning`` reach over blocks."""
    top = np.flatnonzero(table.rank <= spanning)
    hidden = table.small
    hidden[top] = _withheld_at_the_top(table, top)
    blocks = [_block(table, top[~hidden[top]], *one) for one in _components(table, top)]
    while True:
        shown = top[~hidden[top]]
        if _repair(blocks):
            break
        # Never seen; without its last kind of spanning groups a table is looser, and it ends.
        hidden[shown[table.rank[shown] == table.rank[shown].max()]] = True
        shown = top[~hidden[top]]
        blocks = [_block(table, shown, *one) for one in _components(table, top)]
    for block in blocks:
        hidden[block.groups] = block.hidden
    return hidden


def _withheld_at_the_top(table: Problem, top: np.ndarray) -> np.ndarray:
    """The spanning groups among themselves, on the few kinds of atoms that they tell apart."""
    columns = table.groups[top].toarray().T
    kinds, kind = np.unique(columns, axis=0, return_inverse=True)
    n_atoms = table.groups.shape[1]
    sums = sparse.csr_array((np.ones(n_atoms), (np.arange(n_atoms), kind.ravel())))
    small = Problem(
        sparse.csr_array(kinds.T),
        table.counts @ sums,
        table.rank[top],
        sparse.csr_array((0, len(kinds))),
        table.minimum,
    )
    return withheld_in_one(small)


def _components(table: Problem, top: np.ndarray) -> list[tuple[np.ndarray, np.ndarray, np.ndarray]]:
    """Groups, atoms and small sets of each block: what hangs together through people."""
    local = np.setdiff1d(np.arange(len(table.rank)), top)
    below = sparse.csr_array(table.groups[local])
    links = sparse.vstack([below, table.small_sets])
    n_atoms = below.shape[1]
    rows, columns = links.nonzero()
    n_nodes = n_atoms + links.shape[0]
    square = sparse.coo_array(
        (np.ones(len(rows)), (n_atoms + rows, columns)), shape=(n_nodes, n_nodes)
    )
    n_blocks, label = connected_components(sparse.csr_array(square), directed=False)
    of_atom, of_link = label[:n_atoms], label[n_atoms:]
    return list(
        zip(
            _by_label(of_link[: len(local)], n_blocks, local),
            _by_label(of_atom, n_blocks, np.arange(n_atoms)),
            _by_label(of_link[len(local) :], n_blocks, np.arange(len(of_link) - len(local))),
            strict=True,
        )
    )


def _by_label(label: np.ndarray, n: int, names: np.ndarray) -> list[np.ndarray]:
    order = np.argsort(label, kind="stable")
    return np.split(names[order], np.searchsorted(label[order], np.arange(1, n)))


def _block(
    table: Problem, shown: np.ndarray, groups: np.ndarray, atoms: np.ndarray, sets: np.ndarray
) -> _Block:
    """A block as if the spanning groups told nothing about it."""
    parts = table.groups[shown][:, atoms].toarray().astype(float)
    return _settle(replace(table.part(groups, atoms, sets), parts=parts), groups, parts[:0])


def _settle(part: Problem, groups: np.ndarray, known: np.ndarray) -> _Block:
    """The groups to withhold in a block for somebody who knows these rows of weights."""
    hidden, reader = publish(part, orders(part)[0], known)
    if len(known):
        reader = _read(part, hidden)
    return _Block(part, groups, hidden, _by_theme(reader, part))


def _by_theme(reader: Reader, part: Problem) -> np.ndarray:
    """For each theme what the block leaves unknown of the groups that reach further."""
    products: np.ndarray = reader.unknown_of(part.reaching)[reader.is_of_pattern.argmax(axis=0)]
    return products


def _read(part: Problem, hidden: np.ndarray) -> Reader:
    """Somebody who knows the published groups of a block, and watches what they leave."""
    reader = part.reader()
    for group in orders(part)[0]:
        if not hidden[group]:
            reader.read(group)
    return reader


def _repair(blocks: list[_Block]) -> bool:
    """Settle each block again that the others together give away; whether all are safe."""
    total = np.sum([block.products for block in blocks], axis=0)
    for _ in range(MOST_ROUNDS):
        changed = False
        for place, block in enumerate(blocks):
            known = _known_rows(total - block.products, block.table)
            if not _is_given_away(block, known):
                continue
            changed = True
            again = _settle(block.table, block.groups, known)
            total += again.products - block.products
            blocks[place] = again
        if not changed:
            return True
    return False


def _known_rows(others: np.ndarray, part: Problem) -> np.ndarray:
    """What the sums of spanning groups tell of a block whose other parts can be subtracted.

    A sum must be free of every other block on a theme; a row counts as known on all themes when
    it is on one, which withholds rather more than less.
    """
    rows = [np.zeros((0, part.counts.shape[1]))]
    for products in others:
        values, vectors = np.linalg.eigh((products + products.T) / 2)
        rows.append(vectors[:, values < NOTHING_LEFT * max(1, len(products))].T @ part.reaching)
    found: np.ndarray = np.vstack(rows)
    is_known = np.abs(found).max(axis=1, initial=0) > NOTHING_LEFT
    return np.asarray(found[is_known])


def _is_given_away(block: _Block, known: np.ndarray) -> bool:
    """Whether a small set of the block follows for somebody who knows these rows too."""
    return bool(len(known)) and _read(block.table, block.hidden).knows(known)
