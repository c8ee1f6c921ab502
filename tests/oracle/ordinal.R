# Polychoric correlations, ordinal alpha, omega by five definitions, eigenvalues and split halves by
# lavaan, semTools and psych, on invented answers that the kit may ship (ordinal_items.py drew them).
# Run:  Rscript tests/oracle/ordinal.R ; writes ordinal_values.csv and ordinal_versions.csv beside it.
suppressMessages({
  library(lavaan)
  library(semTools)
  library(psych)
})
options(warn = -1)
folder <- dirname(sub("--file=", "", grep("--file=", commandArgs(), value = TRUE)))

matrix_values <- function(label, found) {
  at <- which(upper.tri(found), arr.ind = TRUE)
  data.frame(what = label, item = colnames(found)[at[, 1]], other_item = colnames(found)[at[, 2]],
    value = found[at])
}
value <- function(label, number) {
  data.frame(what = label, item = "", other_item = "", value = as.numeric(number))
}
alpha_of <- function(r) nrow(r) / (nrow(r) - 1) * (1 - nrow(r) / sum(r))

# Every way to halve the items: psych leaves out half of them when their number is odd.
all_halves <- function(r, spearman_brown = FALSE) {
  k <- ncol(r)
  halves <- combn(k, k %/% 2)
  apply(halves, 2, function(a) {
    between <- sum(r[a, -a])
    if (!spearman_brown) return(4 * between / sum(r))
    r_ab <- between / sqrt(sum(r[a, a]) * sum(r[-a, -a]))
    2 * r_ab / (1 + r_ab)
  })
}
halves_values <- function(label, highest, lowest, mean) {
  rbind(value(paste(label, "highest"), highest), value(paste(label, "lowest"), lowest),
    value(paste(label, "mean"), mean))
}

polychoric_values <- function(items) {
  complete <- na.omit(items)
  pairs <- lavCor(items, ordered = names(items), missing = "pairwise")
  # lavaan's standard errors of the correlations, thresholds being estimated too.
  fit <- lavCor(complete, ordered = names(items), se = "standard", output = "fit")
  table <- parameterEstimates(fit)
  table <- table[table$op == "~~" & table$lhs != table$rhs, ]
  thresholds <- lavCor(complete, ordered = names(items), output = "th")
  rbind(
    matrix_values("polychoric", unclass(lavCor(complete, ordered = names(items)))),
    matrix_values("polychoric pairwise", unclass(pairs)),
    data.frame(what = "standard error", item = table$lhs, other_item = table$rhs, value = table$se),
    data.frame(what = "threshold", item = sub("\\|.*", "", names(thresholds)),
      other_item = sub(".*t", "", names(thresholds)), value = as.numeric(thresholds)),
    matrix_values("psych polychoric", polychoric(complete, correct = 0, smooth = FALSE)$rho)
  )
}

omega_values <- function(items, which) {
  complete <- na.omit(items)
  model <- paste("f =~", paste(names(items), collapse = " + "))
  ordered_fit <- cfa(model, complete, ordered = TRUE, std.lv = TRUE)
  normal_fit <- cfa(model, complete, std.lv = TRUE)
  whole <- function(...) as.numeric(unclass(compRelSEM(...)))
  loadings <- lavInspect(ordered_fit, "est")$lambda
  rbind(
    value("green_yang", whole(ordered_fit)),
    value("latent", whole(ordered_fit, ord.scale = FALSE)),
    value("cfa_observed", whole(normal_fit)),
    value("cfa_model", whole(normal_fit, obs.var = FALSE)),
    value("minres", omega(complete, nfactors = 1, plot = FALSE)$omega.tot),
    data.frame(what = "ordered loading", item = rownames(loadings), other_item = "",
      value = as.numeric(loadings)),
    value("ordinal alpha", alpha_of(unclass(lavCor(complete, ordered = names(items)))))
  )
}

split_values <- function(items) {
  complete <- na.omit(items)
  six <- splitHalf(complete, check.keys = FALSE)
  own <- splitHalf(complete, check.keys = FALSE, covar = TRUE)
  five <- all_halves(cor(complete[, 1:5]))
  brown <- all_halves(cor(complete), spearman_brown = TRUE)
  rbind(
    halves_values("psych six", six$maxrb, six$minrb, six$meanr),
    halves_values("psych six raw", own$maxrb, own$minrb, own$meanr),
    halves_values("five", max(five), min(five), mean(five)),
    halves_values("six brown", max(brown), min(brown), mean(brown))
  )
}

eigen_values <- function(items) {
  complete <- na.omit(items)
# One process draws, so that the seed makes the draws the same each time.
options(mc.cores = 1)
  set.seed(1)
  png(tempfile())
  found <- fa.parallel(complete, fa = "pc", plot = FALSE, n.iter = 500)
  dev.off()
  number <- as.character(seq_along(found$pc.values))
  rbind(
    data.frame(what = "eigenvalue", item = number, other_item = "", value = found$pc.values),
    data.frame(what = "eigenvalue polychoric", item = number, other_item = "",
      value = eigen(unclass(lavCor(complete, ordered = names(items))))$values),
    data.frame(what = "normal p95", item = number, other_item = "",
      value = apply(found$values[, grep("^Sim", colnames(found$values))], 2, quantile, 0.95)),
    data.frame(what = "resampled p95", item = number, other_item = "",
      value = apply(found$values[, grep("^C", colnames(found$values))], 2, quantile, 0.95))
  )
}

invisible(capture.output({
  of_file <- function(data, file) {
    items <- read.csv(file.path(folder, file))
    cbind(data = data, rbind(polychoric_values(items), omega_values(items), split_values(items),
      eigen_values(items)))
  }
  values <- rbind(of_file("items", "ordinal_items.csv"), of_file("small", "ordinal_small.csv"))
  # A two by two table with an empty cell: lavaan adds 0.5 to it.
  empty <- data.frame(a = rep(1:2, each = 10), b = c(rep(1, 10), rep(2, 6), rep(1, 4)))
  values <- rbind(values, cbind(data = "empty cell",
    value("polychoric", lavCor(empty, ordered = c("a", "b"))[1, 2])))
}))
write.csv(format(values, digits = 12), file.path(folder, "ordinal_values.csv"),
  row.names = FALSE, quote = FALSE)
packages <- c("psych", "lavaan", "semTools")
write.csv(data.frame(package = c("R", packages),
  version = c(as.character(getRversion()), sapply(packages, function(p) format(packageVersion(p))))),
  file.path(folder, "ordinal_versions.csv"), row.names = FALSE, quote = FALSE)
