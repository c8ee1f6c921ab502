"""What the lavaan script says to its reader, by the name that the script knows it by."""

from __future__ import annotations

from string import Formatter

from quickscan_sim.language import mark, translator

WHY_R = mark(
    "This kit does no confirmatory factor analysis itself: no Python library does it correctly for "
    "answers in steps. This script does it in R, with lavaan."
)
"""Why there is a script for R and no result."""

TEXTS: dict[str, str] = {
    "yes": mark("yes"),
    "no": mark("no"),
    "unknown": mark("unknown"),
    "title": mark("Do the questions measure the themes? Wave {wave}, {n} people"),
    "needs_lavaan": mark(
        "This script needs the R package lavaan. In R, type: install.packages(c('lavaan', "
        "'semTools'))"
    ),
    "needs_semtools": mark(
        "This part needs the R package semTools. In R, type: install.packages('semTools')"
    ),
    "no_variation": mark(
        "The question {item} is left out: fewer than 5 people answered, or all gave one answer."
    ),
    "too_few_items": mark(
        "The theme {theme} is left out: fewer than two of its questions can be used."
    ),
    "too_few_people": mark(
        "There are {n} people in this wave. This needs at least {needed}, so nothing is computed."
    ),
    "few_people": mark(
        "With {n} people these numbers are rough. About 200 people or more give a steady picture."
    ),
    "joined": mark(
        "Question {item}: hardly anybody (or nobody in one of the sectors) answered {from}, so it "
        "is joined with {to}."
    ),
    "no_fit": mark("There is no result for: {what}. lavaan says: {problem}"),
    "not_converged": mark(
        "There is no result for: {what}. The computation did not come to an end (not converged)."
    ),
    "warned": mark("About {what}, lavaan warns: {problem}"),
    "model": mark("How well the model fits: each question belongs to its own theme"),
    "estimator": mark(
        "Answers are taken as ordered steps (WLSMV). The measures are the scaled ones. All answers "
        "count; the covariances are pairwise."
    ),
    "whole_model": mark("the model of all themes"),
    "used": mark("People in this model: {n}."),
    "cosmin": mark(
        "COSMIN asks for CFI or TLI above .95, or RMSEA below .06, or SRMR below .08. Met: "
        "{verdict}."
    ),
    "hu_bentler": mark(
        "The stricter rule of Hu and Bentler asks for SRMR at most .08 together with CFI at least "
        ".95 or RMSEA at most .06. Met: {verdict}."
    ),
    "residual_title": mark("Questions with more in common than their themes explain"),
    "no_residuals": mark("All residual correlations are below .20, as COSMIN asks."),
    "residuals": mark(
        "COSMIN asks for residual correlations below .20. Not met by {n} pairs of questions:"
    ),
    "loadings_title": mark(
        "How strongly each question belongs to its theme (standardised loadings)"
    ),
    "correlations_title": mark("How the themes hang together"),
    "correlations": mark(
        "Above .85 two themes can hardly be told apart in these answers; read their scores "
        "together."
    ),
    "reliability_title": mark("Reliability of each theme score (omega)"),
    "omega": mark(
        "This is omega for answers in steps (Green and Yang, 2009), from this model. Read it only "
        "where the model fits."
    ),
    "no_omega": mark("semTools could not compute omega from this model."),
    "cluster_title": mark("Check: colleagues resemble each other"),
    "cluster_model": mark("the model with answers as numbers"),
    "cluster": mark(
        "Here answers are numbers (MLR) and errors know who works in one organisation. lavaan "
        "cannot do that with steps. When both fit alike, the organisations change little."
    ),
    "cluster_rough": mark(
        "There are fewer organisations than things to estimate, so this check is a rough one."
    ),
    "few_organisations": mark(
        "There are {n} organisations; this check needs at least 10, so it is left out."
    ),
    "invariance_title": mark("Do the questions mean the same in every sector?"),
    "small_sectors": mark(
        "Left out, with fewer than {needed} people each: {sectors}. So nothing is known about them."
    ),
    "no_invariance": mark(
        "Fewer than two sectors have {needed} people or more. So this cannot be examined. "
        "Differences between sectors can come from the questions too."
    ),
    "compared": mark("Compared are: {sectors}."),
    "item_not_everywhere": mark(
        "The question {item} does not take part: in one of the sectors hardly anybody answered it."
    ),
    "too_few_to_compare": mark(
        "The theme {theme} has fewer than three questions for all these sectors; it is left out."
    ),
    "few_points": mark(
        "A question has fewer than four different answers; the step of the thresholds then says "
        "little."
    ),
    "step_configural": mark("same questions"),
    "step_thresholds": mark("same steps"),
    "step_metric": mark("same loadings (metric)"),
    "step_scalar": mark("same level (scalar)"),
    "chen": mark(
        "Each step asks for more than the one before. Chen (2007) gives rules of thumb for how "
        "much the fit may fall. With about 100 people in a sector, chance alone breaks them too."
    ),
    "fails_thresholds": mark(
        "{theme}: by these rules, sectors seem to use the steps between answers differently. Don't "
        "lean on a comparison of their means."
    ),
    "fails_metric": mark(
        "{theme}: by these rules, a question seems to count more in one sector than in another. "
        "Don't lean on a comparison of their means."
    ),
    "fails_scalar": mark(
        "{theme}: by these rules, sectors seem to answer some question differently at the same "
        "position. Compare means only with this warning, and look which question it is."
    ),
    "invariant": mark(
        "{theme}: these rules find no important difference between these sectors in what the "
        "questions mean. Means may be compared."
    ),
    "end_title": mark("What this does not say"),
    "end": mark(
        "A good fit says that answers hang together as the themes ask. It does not say that the "
        "questions measure the right thing, nor that people do what they say."
    ),
    "personal": mark(
        "Don't publish data.csv: it has a row for each person. Don't publish results about fewer "
        "than 5 people."
    ),
}

README: tuple[tuple[str, ...], ...] = (
    (mark("Not for publication"),),
    (
        mark(
            "The file data.csv has a row for each person, without name or code. With the sector, "
            "the organisation and the answers somebody can still be recognised: this is "
            "pseudonymous personal data. Keep it in a secure place, share it with nobody who has "
            "no task in it, and delete it when you are done."
        ),
    ),
    (mark("Why R"),),
    (WHY_R,),
    (mark("How to use it"),),
    (
        mark("Install R, and in R once: install.packages(c('lavaan', 'semTools'))."),
        mark(
            "In a terminal in this folder: Rscript model.R. In RStudio: open model.R, and Source."
        ),
        mark("To keep what it says: Rscript model.R > result.txt"),
    ),
    (mark("What is in data.csv"),),
    (
        mark("row: a number without meaning. wave: the measurement. sector: code of the sector."),
        mark("organisation: a number for the organisation, the same in every wave."),
        mark(
            "One column for each question, reversed ones turned around: higher is more "
            "favourable. Empty: skipped or not applicable."
        ),
    ),
)
"""Headings and points in turn."""


def kept_fields(text: str, language: str) -> str:
    """A sentence in a language, with its fields still in braces: R fills them in."""
    fields = {name for _, name, _, _ in Formatter().parse(text) if name}
    return translator(language)(text, **{name: f"{{{name}}}" for name in fields})
