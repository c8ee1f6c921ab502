"""Pages to look at: feedback for a student, help for whoever marks texts by hand."""
