"""The truth of weak spots that are about more than whether a pair has a tie."""

from __future__ import annotations

import pandas as pd

from quickscan_sim.diagnose.gap_truths import TrueNetwork

PLACE = ("n1", "l1")


def network(*pairs: str, on_l2: tuple[str, ...] = (), **changed: tuple[int, int]) -> TrueNetwork:
    """Organisations a to e, e an informal group; ties like "ab" both ways, "a>b" one way.

    ``changed``: level and quality of one direction, such as ``ba=(1, 2)``; else 3 and 3.
    """
    rows = [
        ("n1", layer, one, other, *changed.get(one + other, (3, 3)))
        for layer, named in (("l1", pairs), ("l2", on_l2))
        for pair in named
        for one, other in (
            [(pair[0], pair[-1])] if ">" in pair else [(pair[0], pair[1]), (pair[1], pair[0])]
        )
    ]
    columns = ["neighbourhood_id", "layer", "organisation_id", "partner_id", "level", "quality"]
    active_in = pd.DataFrame({"organisation_id": list("abcde"), "neighbourhood_id": "n1"})
    organisations = pd.DataFrame(
        {"organisation_id": list("abcde"), "is_informal": [False] * 4 + [True]}
    )
    return TrueNetwork(pd.DataFrame(rows, columns=columns), active_in, organisations)


def test_views_differ_when_levels_or_qualities_are_two_steps_apart() -> None:
    assert network("ab", ba=(1, 3)).holds("differing_views", PLACE, "a", "b")
    assert network("ab", ba=(3, 1)).holds("differing_views", PLACE, "a", "b")
    assert not network("ab", ba=(2, 2)).holds("differing_views", PLACE, "a", "b")
    assert not network("a>b").holds("differing_views", PLACE, "a", "b")


def test_a_tie_on_one_layer_is_on_no_other() -> None:
    assert network("ab", on_l2=("cd",)).holds("single_layer", PLACE, "a", "b")
    assert not network("ab", on_l2=("b>a", "cd")).holds("single_layer", PLACE, "a", "b")


def test_found_by_nobody_is_on_no_layer_and_whom_it_names_does_not_count() -> None:
    assert network("ab", "e>a", on_l2=("cd",)).holds("not_found", ("n1", "nan"), "e", "nan")
    assert not network("ab", on_l2=("d>e",)).holds("not_found", ("n1", "nan"), "e", "nan")


def test_a_layer_falls_apart_only_beside_one_that_does_not() -> None:
    whole = ("ab", "bc", "cd", "de")
    assert network("ab", "bc", "de", on_l2=whole).holds("split_layer", PLACE, "nan", "nan")
    assert not network(*whole, on_l2=whole).holds("split_layer", PLACE, "nan", "nan")
    apart = ("ab", "bc", "de")
    assert not network(*apart, on_l2=apart).holds("split_layer", PLACE, "nan", "nan")


def test_a_network_hangs_on_the_organisation_that_two_groups_share() -> None:
    triangles = network("ab", "bc", "ac", "cd", "de", "ce")
    assert triangles.holds("hangs_on_one", PLACE, "c", "nan")
    assert not triangles.holds("hangs_on_one", PLACE, "a", "nan")
    joined = network("ab", "bc", "ac", "cd", "de", "ce", "bd")
    assert not joined.holds("hangs_on_one", PLACE, "c", "nan")


def test_a_broker_between_two_equal_parts_is_the_only_route_for_both() -> None:
    # c joins the pairs a-b and d-e: without it, neither part is the largest.
    joined = network("ab", "bc", "cd", "de")
    assert joined.holds("single_broker", PLACE, "c", "a")
    assert joined.holds("single_broker", PLACE, "c", "e")
    assert not network("ab", "bc", "cd", "de", "bd").holds("single_broker", PLACE, "c", "e")
    # Without b, a is alone; the others keep each other.
    assert joined.holds("single_broker", PLACE, "b", "a")
    assert not joined.holds("single_broker", PLACE, "b", "d")


def test_an_informal_group_is_apart_without_any_tie_either_way() -> None:
    assert network("ab", "cd").holds("informal_apart", PLACE, "e", "nan")
    assert not network("ab", "e>a").holds("informal_apart", PLACE, "e", "nan")
    assert network("ab", "cd").holds("informal_apart", PLACE, "nan", "nan")
    assert not network("ab", "a>e").holds("informal_apart", PLACE, "nan", "nan")


def test_without_who_is_there_the_truth_of_a_whole_wijk_is_not_known() -> None:
    bare = TrueNetwork(pd.DataFrame())
    assert not bare.knows("split_layer")
    assert not bare.knows("informal_apart")
    assert bare.knows("no_tie")
