# The six intraclass correlations by psych (mean squares of aov, not lmer), on the table of Shrout
# and Fleiss (1979, Psychological Bulletin 86, table 2: six persons, four judges) and on two invented
# waves. Run:  Rscript tests/oracle/intraclass.R ; writes intraclass_values.csv,
# intraclass_retest.csv and intraclass_versions.csv beside it.
suppressMessages(library(psych))
folder <- dirname(sub("--file=", "", grep("--file=", commandArgs(), value = TRUE)))
kinds <- c("ICC(1,1)", "ICC(2,1)", "ICC(3,1)", "ICC(1,k)", "ICC(2,k)", "ICC(3,k)")
sets <- list(
  "shrout_fleiss" = read.csv(file.path(folder, "intraclass_shrout_fleiss.csv")),
  "waves" = na.omit(read.csv(file.path(folder, "intraclass_waves.csv")))
)
value <- function(name) {
  ratings <- sets[[name]]
  found <- ICC(ratings, lmer = FALSE)$results
  data.frame(
    ratings = name, kind = kinds, n = nrow(ratings), estimate = found$ICC,
    ci_low = found[["lower bound"]], ci_high = found[["upper bound"]], f = found$F,
    df1 = found$df1, df2 = found$df2, p = found$p
  )
}
values <- do.call(rbind, lapply(names(sets), value))
write.csv(values, file.path(folder, "intraclass_values.csv"),
  row.names = FALSE, quote = 2)
waves <- sets$waves
r <- cor.test(waves$wave_1, waves$wave_2)
change <- t.test(waves$wave_2, waves$wave_1, paired = TRUE)
retest <- data.frame(
  name = c("correlation", "mean_change", "standard_error"), n = nrow(waves),
  estimate = c(r$estimate, change$estimate, sd(waves$wave_2 - waves$wave_1) / sqrt(2)),
  ci_low = c(r$conf.int[1], change$conf.int[1], NA),
  ci_high = c(r$conf.int[2], change$conf.int[2], NA)
)
write.csv(retest, file.path(folder, "intraclass_retest.csv"),
  row.names = FALSE, quote = FALSE)
versions <- data.frame(name = c("R", "psych"),
  version = c(as.character(getRversion()), as.character(packageVersion("psych"))))
write.csv(versions, file.path(folder, "intraclass_versions.csv"), row.names = FALSE, quote = FALSE)
