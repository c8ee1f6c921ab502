# Proportional-odds models by MASS::polr, and the tests and effect sizes that lordif makes of them,
# on invented answers with planted differences (item_2: uniform in sector school; item_4: non-uniform
# in sector housing). Run: Rscript tests/oracle/dif.R (R 4.2.2, MASS 7.3); writes dif_*.csv beside it.
library(MASS)
folder <- dirname(sub("--file=", "", grep("--file=", commandArgs(), value = TRUE)))
answers <- read.csv(file.path(folder, "dif_items.csv"), stringsAsFactors = TRUE)
items <- grep("^item", names(answers), value = TRUE)
tight <- list(reltol = 1e-16, maxit = 2000)
tests <- coefficients <- NULL
for (match in c("total", "rest")) {
  for (item in items) {
    score <- rowMeans(answers[, if (match == "rest") setdiff(items, item) else items])
    data <- data.frame(y = factor(answers[[item]]), score = score, sector = answers$sector)
    fits <- list(
      polr(y ~ score, data, Hess = TRUE, control = tight),
      polr(y ~ score + sector, data, Hess = TRUE, control = tight),
      polr(y ~ score * sector, data, Hess = TRUE, control = tight)
    )
    empty <- as.numeric(logLik(polr(y ~ 1, data, control = tight)))
    value <- sapply(fits, function(fit) as.numeric(logLik(fit)))
    n <- nrow(data)
    mcfadden <- 1 - value / empty
    nagelkerke <- (1 - exp(2 * (empty - value) / n)) / (1 - exp(2 * empty / n))
    chi2 <- 2 * diff(value)
    tests <- rbind(tests, data.frame(
      match = match, item = item, log_likelihood_1 = value[1], log_likelihood_2 = value[2],
      log_likelihood_3 = value[3], chi2_uniform = chi2[1], chi2_nonuniform = chi2[2],
      p_uniform = pchisq(chi2[1], 3, lower.tail = FALSE),
      p_nonuniform = pchisq(chi2[2], 3, lower.tail = FALSE),
      mcfadden_uniform = diff(mcfadden)[1], mcfadden_nonuniform = diff(mcfadden)[2],
      nagelkerke_uniform = diff(nagelkerke)[1], nagelkerke_nonuniform = diff(nagelkerke)[2]
    ))
    coefficients <- rbind(coefficients, data.frame(
      match = match, item = item, name = c(names(coef(fits[[2]])), names(fits[[2]]$zeta)),
      estimate = c(coef(fits[[2]]), fits[[2]]$zeta), se = sqrt(diag(vcov(fits[[2]])))
    ))
  }
}
for (kind in c("uniform", "nonuniform")) {
  p <- tests[[paste0("p_", kind)]]
  tests[[paste0("p_", kind, "_holm")]] <- ave(p, tests$match, FUN = function(x) p.adjust(x, "holm"))
}
write <- function(table, name) {
  write.csv(format(table, digits = 12), file.path(folder, name), row.names = FALSE, quote = FALSE)
}
write(tests, "dif_values.csv")
write(coefficients, "dif_coefficients.csv")
write.csv(data.frame(
  package = c("R", "MASS"),
  version = c(paste(R.version$major, R.version$minor, sep = "."), as.character(packageVersion("MASS")))
), file.path(folder, "dif_versions.csv"), row.names = FALSE, quote = FALSE)
