# ---- What follows is the same for every questionnaire --------------------------------------------

say <- function(.which, ...) { # a dot, so that no fact is taken for it by the start of its name
  text <- TEXTS[[.which]]
  facts <- list(...)
  for (fact in names(facts)) {
    text <- gsub(paste0("{", fact, "}"), as.character(facts[[fact]]), text, fixed = TRUE)
  }
  cat(strwrap(text, width = 96), sep = "\n")
}
heading <- function(.which, ...) {
  cat("\n")
  say(.which, ...)
  cat(strrep("-", 60), "\n", sep = "")
}
number <- function(value, digits = 3) {
  rounded <- round(value, digits) + 0 # no "-0.000"
  formatC(rounded, digits = digits, format = "f", decimal.mark = DECIMAL_MARK)
}

if (!requireNamespace("lavaan", quietly = TRUE)) {
  say("needs_lavaan")
  quit(status = 1)
}
suppressPackageStartupMessages(library(lavaan))

# Data: one wave, items that vary, themes with enough items --------------------------------------
everything <- read.csv(DATA, check.names = FALSE, stringsAsFactors = FALSE)
wave <- if (is.null(WAVE)) max(everything$wave) else WAVE
people <- everything[everything$wave == wave, ]
heading("title", wave = wave, n = nrow(people))

n_answers <- function(x) length(unique(x[!is.na(x)]))
# Somebody without any answer to these items tells lavaan nothing, and makes it warn.
answered_any <- function(data, items) data[rowSums(!is.na(data[items])) > 0, ]
usable <- function(items, data) {
  items[vapply(items, function(item) {
    sum(!is.na(data[[item]])) >= SMALL_CELL && n_answers(data[[item]]) > 1
  }, logical(1))]
}
for (item in setdiff(unlist(THEMES), usable(unlist(THEMES), people))) say("no_variation", item = item)
themes <- lapply(THEMES, usable, data = people)
for (theme in names(themes)[lengths(themes) < 2]) say("too_few_items", theme = NAMES[[theme]])
themes <- themes[lengths(themes) >= 2]
if (length(themes) == 0 || nrow(people) < LEAST_PEOPLE) {
  say("too_few_people", n = nrow(people), needed = LEAST_PEOPLE)
  quit(status = 0)
}
if (nrow(people) < 200) say("few_people", n = nrow(people))

# Answers that hardly anybody gave are joined with the one beside them: otherwise thresholds
# cannot be estimated, and groups of people must have the same set of answers.
join_rare <- function(data, items, group = NULL, least = 2) {
  for (item in items) {
    repeat {
      answer <- factor(data[[item]])
      if (nlevels(answer) <= 2) break
      counts <- if (is.null(group)) table(answer) else apply(table(answer, data[[group]]), 1, min)
      rare <- which(counts < least)
      if (length(rare) == 0) break
      values <- as.numeric(levels(answer))
      from <- rare[1]
      to <- if (from == 1) 2 else from - 1
      data[[item]][which(data[[item]] == values[from])] <- values[to]
      say("joined", item = item, from = values[from], to = values[to])
    }
  }
  data
}
formulas <- function(themes) {
  paste(vapply(names(themes), function(theme) {
    paste0(theme, " =~ ", paste(themes[[theme]], collapse = " + "))
  }, character(1)), collapse = "\n")
}
# A fit, or NULL with a sentence: never a warning that nobody reads.
fitted_or_said <- function(expression, what, expected = "^$") {
  notes <- character(0)
  fit <- tryCatch(
    withCallingHandlers(expression, warning = function(problem) {
      notes <<- c(notes, conditionMessage(problem))
      invokeRestart("muffleWarning")
    }),
    error = function(problem) {
      say("no_fit", what = what, problem = gsub("\\s+", " ", conditionMessage(problem)))
      NULL
    }
  )
  if (is.null(fit)) return(NULL)
  if (!lavInspect(fit, "converged")) {
    say("not_converged", what = what)
    return(NULL)
  }
  for (note in unique(notes[!grepl(expected, notes)])) {
    say("warned", what = what, problem = gsub("\\s+", " ", note))
  }
  fit
}

# Fit measures: the scaled ones, as WLSMV gives them ------------------------------------------------
MEASURES <- c(cfi = "cfi.scaled", tli = "tli.scaled", rmsea = "rmsea.scaled", srmr = "srmr")
measures_of <- function(fit) {
  found <- fitMeasures(fit)
  plain <- c(cfi = "cfi", tli = "tli", rmsea = "rmsea", srmr = "srmr")
  value <- found[ifelse(MEASURES %in% names(found), MEASURES, plain)]
  names(value) <- names(plain)
  value
}
verdict <- function(holds) {
  if (is.na(holds)) TEXTS$unknown else if (holds) TEXTS$yes else TEXTS$no
}
show_fit <- function(fit, rules = TRUE) {
  value <- measures_of(fit)
  limits <- list(cfi = c(">", .95), tli = c(">", .95), rmsea = c("<", .06), srmr = c("<", .08))
  for (name in names(limits)) {
    limit <- limits[[name]]
    holds <- if (limit[1] == ">") value[[name]] > as.numeric(limit[2]) else {
      value[[name]] < as.numeric(limit[2])
    }
    cat(sprintf("  %-6s %8s   COSMIN %s %-5s %s\n", toupper(name), number(value[[name]]), limit[1],
      number(as.numeric(limit[2]), 2), verdict(holds)))
  }
  if (!rules) return(invisible())
  cosmin <- value[["cfi"]] > .95 || value[["tli"]] > .95 || value[["rmsea"]] < .06 ||
    value[["srmr"]] < .08
  hu_bentler <- value[["srmr"]] <= .08 && (value[["cfi"]] >= .95 || value[["rmsea"]] <= .06)
  say("cosmin", verdict = verdict(cosmin))
  say("hu_bentler", verdict = verdict(hu_bentler))
}
show_residuals <- function(fit) {
  left <- lavResiduals(fit, type = "cor.bentler", se = FALSE, zstat = FALSE, summary = FALSE)
  matrix <- if (is.null(left$cov)) left[[1]]$cov else left$cov
  matrix[upper.tri(matrix, diag = TRUE)] <- NA
  large <- which(abs(matrix) >= .20, arr.ind = TRUE)
  if (nrow(large) == 0) {
    say("no_residuals")
    return(invisible())
  }
  say("residuals", n = nrow(large))
  for (pair in seq_len(nrow(large))) {
    place <- large[pair, ]
    cat(sprintf("  %s - %s: %s\n", rownames(matrix)[place[1]], colnames(matrix)[place[2]],
      number(matrix[place[1], place[2]], 2)))
  }
}
show_loadings <- function(fit) {
  rows <- standardizedSolution(fit)
  rows <- rows[rows$op == "=~", ]
  for (row in seq_len(nrow(rows))) {
    cat(sprintf("  %-16s %-12s %6s  [%s; %s]\n", rows$lhs[row], rows$rhs[row],
      number(rows$est.std[row], 2), number(rows$ci.lower[row], 2), number(rows$ci.upper[row], 2)))
  }
}
show_correlations <- function(fit) {
  found <- lavInspect(fit, "cor.lv")
  for (one in seq_len(nrow(found) - 1)) {
    for (other in seq(one + 1, nrow(found))) {
      pair <- paste(NAMES[rownames(found)[c(one, other)]], collapse = " - ")
      cat(sprintf("  %-40s %6s\n", pair, number(found[one, other], 2)))
    }
  }
}
show_reliability <- function(fit) {
  if (!requireNamespace("semTools", quietly = TRUE)) {
    say("needs_semtools")
    return(invisible())
  }
  omega <- tryCatch(suppressWarnings(semTools::compRelSEM(fit)), error = function(problem) NULL)
  if (is.null(omega)) {
    say("no_omega")
    return(invisible())
  }
  for (theme in names(omega)) {
    cat(sprintf("  %-30s %6s   COSMIN >= %s %s\n", NAMES[[theme]], number(omega[[theme]], 2),
      number(.70, 2), verdict(omega[[theme]] >= .70)))
  }
  say("omega")
}

# One model of all themes ----------------------------------------------------------------------------
items <- unlist(themes, use.names = FALSE)
people <- answered_any(people, items)
data <- join_rare(people, items)
heading("model")
say("estimator")
fit <- fitted_or_said(
  cfa(formulas(themes), data, ordered = items, estimator = "WLSMV", missing = "pairwise",
    std.lv = TRUE),
  TEXTS$whole_model
)
if (!is.null(fit)) {
  say("used", n = lavInspect(fit, "ntotal"))
  show_fit(fit)
  heading("residual_title")
  show_residuals(fit)
  heading("loadings_title")
  show_loadings(fit)
  if (length(themes) > 1) {
    heading("correlations_title")
    show_correlations(fit)
    say("correlations")
  }
  heading("reliability_title")
  show_reliability(fit)
}

# Colleagues resemble each other: answers as numbers, errors that know the organisations ------------
heading("cluster_title")
if (length(unique(people$organisation)) >= 10) {
  robust <- fitted_or_said(
    cfa(formulas(themes), people, estimator = "MLR", missing = "fiml", cluster = "organisation",
      std.lv = TRUE),
    TEXTS$cluster_model,
    expected = "parameters \\(vcov\\)" # with fewer organisations than parameters, which is said
  )
  if (!is.null(robust)) {
    show_fit(robust, rules = FALSE)
    say("cluster")
    if (length(unique(people$organisation)) <= lavInspect(robust, "npar")) say("cluster_rough")
  }
} else {
  say("few_organisations", n = length(unique(people$organisation)))
}

# The same in every sector? Steps of Wu and Estabrook (2016), criteria of Chen (2007) ----------------
heading("invariance_title")
sizes <- table(people$sector)
large <- names(sizes)[sizes >= LEAST_IN_SECTOR]
small <- setdiff(names(sizes), large)
if (length(small) > 0) {
  say("small_sectors", sectors = paste(SECTORS[small], collapse = ", "), needed = LEAST_IN_SECTOR)
}
STEPS <- list(
  configural = character(0), thresholds = "thresholds",
  metric = c("thresholds", "loadings"), scalar = c("thresholds", "loadings", "intercepts")
)
CHEN <- list(
  thresholds = c(cfi = .010, rmsea = .015, srmr = .030),
  metric = c(cfi = .010, rmsea = .015, srmr = .030),
  scalar = c(cfi = .010, rmsea = .015, srmr = .010)
)
invariance <- function(theme, data) {
  own <- themes[[theme]]
  # An item that a sector hardly answers cannot be compared there.
  own <- own[vapply(own, function(item) {
    all(vapply(split(data[[item]], data$sector), function(x) {
      sum(!is.na(x)) >= LEAST_IN_SECTOR / 2 && n_answers(x) > 1
    }, logical(1)))
  }, logical(1))]
  for (item in setdiff(themes[[theme]], own)) say("item_not_everywhere", item = item)
  if (length(own) < 3) {
    say("too_few_to_compare", theme = NAMES[[theme]])
    return(invisible())
  }
  data <- join_rare(answered_any(data, own), own, group = "sector")
  n_points <- vapply(own, function(item) n_answers(data[[item]]), numeric(1))
  steps <- names(STEPS)
  if (any(n_points < 4)) say("few_points")
  model <- formulas(setNames(list(own), theme))
  before <- NULL
  for (step in steps) {
    fit <- fitted_or_said({
      syntax <- as.character(semTools::measEq.syntax(
        configural.model = model, data = data, ordered = own, parameterization = "theta",
        ID.fac = "std.lv", ID.cat = "Wu.Estabrook.2016", group = "sector",
        group.equal = STEPS[[step]], missing = "pairwise", estimator = "WLSMV"
      ))
      cfa(syntax, data, ordered = own, group = "sector", parameterization = "theta",
        estimator = "WLSMV", missing = "pairwise")
    }, paste(NAMES[[theme]], TEXTS[[paste0("step_", step)]], sep = ": "))
    if (is.null(fit)) return(invisible())
    now <- measures_of(fit)
    cat(sprintf("  %-28s CFI %s  RMSEA %s  SRMR %s", TEXTS[[paste0("step_", step)]],
      number(now[["cfi"]]), number(now[["rmsea"]]), number(now[["srmr"]])))
    if (is.null(before)) {
      cat("\n")
    } else {
      loss <- c(cfi = before[["cfi"]] - now[["cfi"]], rmsea = now[["rmsea"]] - before[["rmsea"]],
        srmr = now[["srmr"]] - before[["srmr"]])
      holds <- all(loss < CHEN[[step]])
      cat(sprintf("   dCFI %s  dRMSEA %s  dSRMR %s   Chen: %s\n", number(-loss[["cfi"]]),
        number(loss[["rmsea"]]), number(loss[["srmr"]]), verdict(holds)))
      if (is.na(holds) || !holds) {
        say(paste0("fails_", step), theme = NAMES[[theme]])
        return(invisible())
      }
    }
    before <- now
  }
  say("invariant", theme = NAMES[[theme]])
}
if (length(large) < 2) {
  say("no_invariance", needed = LEAST_IN_SECTOR)
} else if (!requireNamespace("semTools", quietly = TRUE)) {
  say("needs_semtools")
} else {
  say("compared", sectors = paste(SECTORS[large], collapse = ", "))
  say("chen")
  for (theme in names(themes)) {
    cat("\n", NAMES[[theme]], "\n", sep = "")
    invariance(theme, people[people$sector %in% large, ])
  }
}
heading("end_title")
say("end")
say("personal")
