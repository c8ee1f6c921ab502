"""A line of code that Python cannot read: what is amiss, in the notebook and in the feedback."""

from __future__ import annotations

from quickscan_sim.language import Message


def unreadable_line(said: str, line: int, written: str) -> Message:
    """What is amiss with a line that Python cannot read.

    Parameters
    ----------
    said
        What Python says of it: the message of a SyntaxError.
    line
        Its number in the cell, from 1.
    written
        What stands there.

    Examples
    --------
    >>> unreadable_line("'(' was never closed", 2, "f(3")
    Message('Line 2: a bracket is missing, or there is one too many. Every ( needs a ).')
    """
    if "string literal" in said:
        return Message(
            'Line {line}: a quotation mark is missing. A text begins and ends with one, such as "a"'
            ".",
            line=line,
        )
    if "never closed" in said or "unmatched" in said or "does not match" in said:
        return Message(
            "Line {line}: a bracket is missing, or there is one too many. Every ( needs a ).",
            line=line,
        )
    return Message(
        "Python can not read line {line}: {written}. Look for a comma, bracket or quotation mark "
        "that is missing. A decimal number has a point, such as 3.5.",
        line=line,
        written=written,
    )
