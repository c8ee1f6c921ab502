"""The words of the workshop page itself: buttons, clock, keys and the trainer's window."""

from __future__ import annotations

from quickscan_sim.language import mark, translator
from quickscan_sim.workshop.bundle import BANNER

FIELDS = ("n", "of", "low", "high", "option", "all")
"""Facts that the page fills in itself; they stay in the sentences as {n}."""

CHOOSING = {
    "banner": BANNER,
    "choose_card": mark("Choose a card"),
    "go_on_where": mark("Go on where you were"),
    "go_on": mark("Go on"),
    "minutes": mark("{n} minutes"),
    "people": mark("For {low} to {high} people"),
    "length": mark("Length"),
    "start": mark("Start"),
    "start_again": mark("Start again"),
}
ON_SCREEN = {
    "place": mark("{n} of {of}"),
    "one_word": mark("One word from everybody: what stays with you?"),
    "may_pass": mark("You may pass."),
    "exit_card": mark("Exit card: write it down for yourself"),
    "predictions": mark("Predictions: {n}"),
    "count_of": mark("How many people predict: {option}"),
    "one_less": mark("One less: {option}"),
    "one_more": mark("One more: {option}"),
    "names": mark("names, if you like"),
    "names_of": mark("Names with: {option}"),
    "came_out": mark("This came out"),
    "predicted": mark("predicted"),
    "none_right": mark("Something else came out than any of these."),
    "so_many": mark("{n} of {all} predicted what came out."),
    "no_predictions": mark("No predictions were typed in."),
    "prediction": mark("What you predicted"),
    "prediction_and_outcome": mark("What you predicted, and what came out"),
    "no_picture": mark("There is no picture of this in the file."),
    "lay_beside": mark("Predictions"),
    "back_to_picture": mark("The picture"),
    "explore": mark("Explore freely"),
    "same_neighbourhood": mark("The neighbourhood of this card"),
    "neighbourhood": mark("Another invented neighbourhood, number {n}"),
    "another_neighbourhood": mark("Another neighbourhood"),
    "back_to_card": mark("Back to the card"),
    "drawing": mark("The picture is being drawn."),
    "no_answer": mark("There is no answer just now. Try again, or go on with the card."),
    "try_again": mark("Try again"),
}
CLOCK = {
    "clock": mark("Clock"),
    "left": mark("{n} min left"),
    "over": mark("{n} min over time"),
    "all_left": mark("session: {n} min"),
    "all_over": mark("session: {n} min over"),
    "paused": mark("clock stands still"),
    "pause": mark("Stop clock"),
    "resume": mark("Clock on"),
    "minute_less": mark("−1 min"),
    "minute_more": mark("+1 min"),
}
BUTTONS = {
    "previous": mark("Back"),
    "next": mark("Next"),
    "table": mark("As a table"),
    "picture": mark("As a picture"),
    "presenter": mark("For the trainer"),
    "keys": mark("Keys"),
    "home": mark("To the start"),
    "shut": mark("Close this box"),
    "key_next": mark("Next; the space bar too"),
    "key_previous": mark("Back"),
    "key_numbers": mark("Choose a lever or a card. Predictions: one more; with Shift one less"),
    "key_beside": mark("Predictions beside the outcome"),
    "key_table": mark("Picture or table"),
    "key_clock": mark("One minute more, one less, stop the clock"),
    "key_blank": mark("Black screen"),
    "key_presenter": mark("The trainer's window; notes on this screen"),
    "key_full": mark("Full screen"),
    "key_home": mark("To the start"),
}
FOR_THE_TRAINER = {
    "presenter_title": mark("For the trainer"),
    "no_window": mark("The browser stopped the trainer's window"),
    "no_window_remedy": mark(
        "Allow pop-up windows for this page: see the sign beside the address. Then press P again."
    ),
    "notes_here": mark("Show the notes here"),
    "notes": mark("Notes"),
    "does": mark("In every workshop"),
    "room_sees": mark("Everybody in the room sees this."),
    "not_started": mark("Not started yet"),
    "on_screen": mark("On the screen"),
    "lever_moves": mark("Change in this round"),
    "then": mark("Then"),
    "nothing_after": mark("this is the last part"),
    "truth": mark("Truth card"),
    "truth_closed": mark("The truth card opens when you talk about it."),
    "pitfalls": mark("What may go wrong"),
    "roles": mark("Roles"),
    "objectives": mark("Afterwards people can"),
    "page_gone": mark(
        "The page of the workshop is closed. Open it again and press P: a new window comes."
    ),
    "this_phase": mark("This part"),
    "whole_session": mark("whole session"),
    "blank": mark("Black screen"),
    "to_phase": mark("Go to"),
}
WORDS = CHOOSING | ON_SCREEN | CLOCK | BUTTONS | FOR_THE_TRAINER


def page_words(language: str) -> dict[str, str]:
    """Every word that the page says itself, by name; facts stay open, as in "{n} min left".

    Examples
    --------
    >>> page_words("en")["left"]
    '{n} min left'
    """
    say = translator(language)
    open_facts = {name: f"{{{name}}}" for name in FIELDS}
    return {name: say(text, **open_facts) for name, text in WORDS.items()}
