# ICC(1) and ICC(2) by multilevel (aov) and ICC(1) by lme4 (REML), with the REML profile interval from
# lme4's own criterion. Run:  Rscript tests/oracle/between_groups.R ; writes
# between_groups_values.csv and between_groups_versions.csv beside it.
suppressMessages({library(multilevel); library(lme4)})
folder <- dirname(sub("--file=", "", grep("--file=", commandArgs(), value = TRUE)))
scores <- read.csv(file.path(folder, "between_groups_scores.csv"))
sharp <- lmerControl(optimizer = "bobyqa", optCtrl = list(rhoend = 1e-12, maxfun = 1e5),
  check.conv.singular = "ignore")
share <- function(theta) theta^2 / (1 + theta^2)
value <- function(name) {
  own <- subset(scores, case == name)
  own$group <- factor(own$group)
  fit <- aov(score ~ group, own)
  ms <- summary(fit)[[1]]
  f <- ms[1, 3] / ms[2, 3]
  df <- ms[, 1]
  size <- nrow(own) / nlevels(own$group)
  of_f <- function(f) (f - 1) / (f + size - 1)
  mixed <- lmer(score ~ 1 + (1 | group), own, REML = TRUE, control = sharp)
  between <- as.data.frame(VarCorr(mixed))$vcov
  criterion <- lmer(score ~ 1 + (1 | group), own, REML = TRUE, devFunOnly = TRUE)
  theta <- getME(mixed, "theta")
  beyond <- function(at) criterion(at) - criterion(theta) - qchisq(.95, 1)
  low <- if (theta > 0 && beyond(0) > 0) uniroot(beyond, c(0, theta), tol = 1e-12)$root else 0
  high <- if (beyond(1e3) > 0) uniroot(beyond, c(theta, 1e3), tol = 1e-12)$root else Inf
  data.frame(
    case = name, n = nrow(own), n_groups = nlevels(own$group), icc1_anova = ICC1(fit),
    icc2_anova = ICC2(fit), low_anova = of_f(f / qf(.975, df[1], df[2])),
    high_anova = of_f(f * qf(.975, df[2], df[1])), icc1_reml = between[1] / sum(between),
    low_reml = share(low), high_reml = if (is.finite(high)) share(high) else 1,
    variance_between = between[1], variance_within = between[2]
  )
}
values <- do.call(rbind, lapply(unique(scores$case), value))
write.csv(format(values, digits = 12), file.path(folder, "between_groups_values.csv"),
  row.names = FALSE, quote = FALSE)
versions <- data.frame(name = c("R", "multilevel", "lme4"), version = c(as.character(getRversion()),
  as.character(packageVersion("multilevel")), as.character(packageVersion("lme4"))))
write.csv(versions, file.path(folder, "between_groups_versions.csv"), row.names = FALSE,
  quote = FALSE)
