# Person means with reversed items and missing answers, by psych::scoreItems and by base R, on the
# invented answers of scores_items.csv; the mean, sd and quartiles of the scores.
# Run:  Rscript tests/oracle/scores.R  (R 4.2.2, psych 2.2.9); writes its values beside it.
suppressMessages(library(psych))
folder <- dirname(sub("--file=", "", grep("--file=", commandArgs(), value = TRUE)))
items <- read.csv(file.path(folder, "scores_items.csv"))
keys <- c(1, 1, -1, 1, 1, -1)
turned <- items
turned[, keys < 0] <- 1 + 5 - items[, keys < 0]
by_psych <- as.numeric(
  scoreItems(keys, items, impute = "none", missing = TRUE, min = 1, max = 5)$scores
)
answered <- rowSums(!is.na(items))
by_base <- rowMeans(turned, na.rm = TRUE)
by_base[is.nan(by_base)] <- NA
with_minimum <- function(needed) ifelse(answered >= needed, by_base, NA)
values <- data.frame(
  n_answered = answered, psych = by_psych, any = by_base, half = with_minimum(3),
  two_thirds = with_minimum(4), all = with_minimum(6)
)
write.csv(format(values, digits = 12), file.path(folder, "scores_values.csv"),
  row.names = FALSE, quote = FALSE)
known <- values$half[!is.na(values$half)]
quartiles <- quantile(known, c(.25, .5, .75), names = FALSE)
summary <- data.frame(
  n = length(known), mean = mean(known), sd = sd(known), ci_low = t.test(known)$conf.int[1],
  ci_high = t.test(known)$conf.int[2], lower_quartile = quartiles[1], median = quartiles[2],
  upper_quartile = quartiles[3]
)
write.csv(format(summary, digits = 12), file.path(folder, "scores_summary.csv"),
  row.names = FALSE, quote = FALSE)
write.csv(
  data.frame(
    program = c("R", "psych"),
    version = c(as.character(getRversion()), as.character(packageVersion("psych")))
  ),
  file.path(folder, "scores_versions.csv"), row.names = FALSE, quote = FALSE
)
