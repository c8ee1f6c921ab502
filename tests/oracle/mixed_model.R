# Linear mixed models by lme4 (REML) and Satterthwaite's degrees of freedom by lmerTest, on invented
# scores that the kit may ship (mixed_model_data.csv, drawn once by this script and then kept).
# Run:  Rscript tests/oracle/mixed_model.R ; writes mixed_model_values.csv and _versions.csv.
suppressMessages({library(lme4); library(lmerTest)})
folder <- dirname(sub("--file=", "", grep("--file=", commandArgs(), value = TRUE)))
data_file <- file.path(folder, "mixed_model_data.csv")
if (!file.exists(data_file)) {
  set.seed(20261122)
  sizes <- c(2, 3, 3, 4, 5, 5, 6, 7, 8, 9, 10, 11, 3, 4, 6, 8, 5, 7, 2, 4)
  organisation <- rep(seq_along(sizes), sizes)
  n <- length(organisation)
  wijk <- sample(1:6, n, replace = TRUE)
  few <- as.integer(wijk <= 3)
  sector <- c("a", "b", "c")[organisation %% 3 + 1]
  noise <- rnorm(n, 0, .7)
  score <- 3 + .3 * few + .4 * (sector == "b") + rnorm(20, 0, .4)[organisation] +
    rnorm(6, 0, .25)[wijk] + noise
  # Organisations that differ less than chance allows: the variance between them is zero.
  flat <- noise - ave(noise, organisation) + .02 * organisation %% 2
  weight <- round(runif(n, .4, 2), 2)
  write.csv(data.frame(score = round(score, 4), flat = round(flat, 4), organisation, wijk, few,
    sector, weight), data_file, row.names = FALSE, quote = FALSE)
}
data <- read.csv(data_file)
control <- lmerControl(optimizer = "bobyqa", optCtrl = list(rhoend = 1e-10, maxfun = 1e5),
  check.conv.singular = "ignore", calc.derivs = FALSE)
# Henderson's equations: standard errors of prediction that count the fixed effects too.
prediction_errors <- function(fit) {
  x <- getME(fit, "X"); z <- as.matrix(getME(fit, "Z")); lambda <- as.matrix(getME(fit, "Lambda"))
  w <- weights(fit); zl <- z %*% lambda
  lhs <- rbind(cbind(t(x) %*% (w * x), t(x) %*% (w * zl)),
    cbind(t(zl) %*% (w * x), t(zl) %*% (w * zl) + diag(ncol(zl))))
  inverse <- solve(lhs)[-seq_len(ncol(x)), -seq_len(ncol(x))]
  sigma(fit) * sqrt(pmax(0, diag(lambda %*% inverse %*% t(lambda))))
}
value <- function(model, quantity, value) data.frame(model, quantity, value)
describe <- function(model, formula, weights = NULL) {
  data$w <- if (is.null(weights)) 1 else weights
  fit <- lmerTest::lmer(formula, data, weights = w, control = control)
  parts <- as.data.frame(VarCorr(fit))
  blups <- as.data.frame(ranef(fit, condVar = FALSE))
  # Levels in the order of Z: effects by their number of levels, levels as numbers sort as text.
  order_z <- unlist(lapply(names(getME(fit, "flist")), function(g)
    paste(g, levels(getME(fit, "flist")[[g]]))))
  errors <- prediction_errors(fit)
  coefficients <- summary(fit, ddf = "Satterthwaite")$coefficients
  rbind(
    value(model, paste("coefficient", names(fixef(fit))), unname(fixef(fit))),
    value(model, paste("error", names(fixef(fit))), unname(sqrt(diag(as.matrix(vcov(fit)))))),
    value(model, paste("df", rownames(coefficients)), unname(coefficients[, "df"])),
    value(model, paste("variance", parts$grp), parts$vcov),
    value(model, paste("blup", blups$grpvar, blups$grp), blups$condval),
    value(model, paste("blup_error", order_z), errors),
    value(model, "deviance", REMLcrit(fit))
  )
}
values <- rbind(
  describe("one", score ~ sector + few + (1 | organisation)),
  describe("crossed", score ~ sector + few + (1 | organisation) + (1 | wijk)),
  describe("zero", flat ~ sector + (1 | organisation)),
  describe("weighted", score ~ few + (1 | organisation), data$weight)
)
values$value <- trimws(format(values$value, digits = 12))
write.csv(values, file.path(folder, "mixed_model_values.csv"), row.names = FALSE, quote = FALSE)
packages <- c("lme4", "lmerTest")
write.csv(data.frame(package = c("R", packages), version = c(as.character(getRversion()),
  sapply(packages, function(p) as.character(packageVersion(p))))),
  file.path(folder, "mixed_model_versions.csv"), row.names = FALSE, quote = FALSE)
