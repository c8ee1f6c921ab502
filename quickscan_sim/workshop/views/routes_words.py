"""The picture of routes in words: one sentence below it, one for who cannot see it, a table."""

from __future__ import annotations

from collections.abc import Callable

from quickscan_sim.language import translator
from quickscan_sim.workshop.views.view import Facts

Say = Callable[..., str]


def told_of(facts: Facts, language: str) -> str:
    """What became of the routes, with how many organisations were heard."""
    say = translator(language)
    layer = facts["layer"].in_language(language)
    if facts["link"] and facts["is_other_layer"] and not facts["is_known_link"]:
        layer = say("{layer}, if they use the contact for that too", layer=layer)
    return f"{layer}: {_routes(facts, say)} {_basis(facts, say)}"


def alt_of(facts: Facts, language: str) -> str:
    """Who stands where and what happened, for who cannot see the picture."""
    say = translator(language)
    names = facts["names"]
    left, right = (", ".join(names[name] for name in side) for side in facts["sides"])
    broker = names[facts["broker"]]
    sentences = [
        say(
            "Network on {layer}. Left: {left}. Right: {right}.",
            layer=facts["layer"],
            left=left,
            right=right,
        ),
        say("In the middle an empty chair: {broker} has left.", broker=broker)
        if facts["is_gone"]
        else say("In the middle {broker}, with contacts on both sides.", broker=broker),
    ]
    if facts["link"]:
        one, other = (names[name] for name in facts["link"])
        sentences.append(say("New contact: {one} with {other}.", one=one, other=other))
    return " ".join([*sentences, told_of(facts, language)])


def table_of(
    facts: Facts, language: str
) -> tuple[tuple[str, str, str], tuple[tuple[str, ...], ...]]:
    """Each pair with its steps before and now; a partner that was not heard has none."""
    say = translator(language)
    names = facts["names"]
    header = (say("pair"), say("before"), say("now"))
    rows = [
        (f"{names[one]} – {names[other]}", _steps(before, say), _steps(now, say))
        for one, other, before, now in facts["pairs"]
    ]
    unknown = say("not known")
    everybody = say("everybody else")
    rows += [(f"{names[name]} – {everybody}", unknown, unknown) for name in facts["silent"]]
    return header, tuple(rows)


def _routes(facts: Facts, say: Say) -> str:
    broker, link = facts["names"][facts["broker"]], facts["link"]
    if link and facts["is_known_link"]:
        return say(
            "This contact is there already. {n_lost} of {n_before} pairs have lost their route.",
            n_lost=facts["n_lost"],
            n_before=facts["n_before"],
        )
    if facts["is_gone"] and link:
        return say(
            "The new contact brings back {n_back} of the {n_broken} lost routes. Longer than "
            "{steps} steps: {n_longer}. No route: {n_apart}.",
            n_back=facts["n_broken"] - facts["n_lost"],
            n_broken=facts["n_broken"],
            steps=facts["steps"],
            n_longer=facts["n_lost"] - facts["n_apart"],
            n_apart=facts["n_apart"],
        )
    if facts["is_gone"]:
        return say(
            "Without {broker} {n_lost} of {n_before} pairs lose their route of at most {steps} "
            "steps.",
            broker=broker,
            n_lost=facts["n_lost"],
            n_before=facts["n_before"],
            steps=facts["steps"],
        )
    return say(
        "{n_before} of {n_pairs} pairs reach each other in at most {steps} steps.",
        n_before=facts["n_before"],
        n_pairs=facts["n_pairs"],
        steps=facts["steps"],
    )


def _basis(facts: Facts, say: Say) -> str:
    heard = say(
        "Heard: {n_others} organisations beside {broker}, n = {n_people} people.",
        n_others=facts["n_others"],
        broker=facts["names"][facts["broker"]],
        n_people=facts["n_people"],
    )
    if not facts["silent"]:
        return heard
    more = say("Not heard: {n_silent}; more routes may run there.", n_silent=len(facts["silent"]))
    return f"{heard} {more}"


def _steps(steps: int | None, say: Say) -> str:
    if steps is None:
        return say("no named route")
    return say("1 step") if steps == 1 else say("{n} steps", n=steps)
