# The change of the same people in balanced organisations, one organisation alone, two samples of
# other people, and the smallest detectable change; on invented answers that the kit may ship.
# Run:  Rscript tests/oracle/change.R  (R 4.2.2, psych 2.2.9, lme4 1.1-31); writes
# change_values.csv and change_versions.csv beside it.
suppressMessages({library(psych); library(lme4)})
folder <- dirname(sub("--file=", "", grep("--file=", commandArgs(), value = TRUE)))
rows <- read.csv(file.path(folder, "change_answers.csv"))
items <- paste0("item_", 1:4)
rows$score <- rowMeans(rows[, items])
first <- rows[rows$wave == 1, ]
second <- rows[rows$wave == 2, ]
both <- merge(first, second, by = c("professional_id", "organisation_id"))
both$d <- both$score.y - both$score.x
value <- function(name, estimate, low = NA, high = NA, error = NA)
  data.frame(name = name, estimate = estimate, ci_low = low, ci_high = high, standard_error = error)
# Balanced organisations: the mean square between them, on (organisations - 1) df.
strata <- summary(aov(d ~ 1 + Error(organisation_id), both))
between <- strata[["Error: organisation_id"]][[1]]
error <- sqrt(between[["Mean Sq"]][1] / nrow(both))
half <- qt(.975, between[["Df"]][1]) * error
mixed <- sqrt(vcov(lmer(d ~ 1 + (1 | organisation_id), both))[1, 1])
one <- t.test(both$d[both$organisation_id == "o1"])
split <- t.test(first$score[first$organisation_id == "o1"],
  second$score[second$organisation_id == "o2"])
found <- alpha(first[, items])
sem <- sd(first$score) * sqrt(1 - found$total$raw_alpha)
values <- rbind(
  value("same people, all", mean(both$d), mean(both$d) - half, mean(both$d) + half, error),
  value("same people, all, REML", mean(both$d), error = mixed),
  value("same people, one organisation", unname(one$estimate), one$conf.int[1], one$conf.int[2],
    one$stderr),
  value("other people, one organisation", unname(split$estimate[2] - split$estimate[1]),
    error = split$stderr),
  value("standard error of measurement", sem),
  value("smallest detectable, one person", qnorm(.975) * sqrt(2) * sem),
  value("smallest detectable, the group", qnorm(.975) * sqrt(2) * sem / sqrt(nrow(both)))
)
write.csv(values, file.path(folder, "change_values.csv"), row.names = FALSE, quote = 1)
versions <- data.frame(
  package = c("R", "psych", "lme4"),
  version = c(as.character(getRversion()), as.character(packageVersion("psych")),
    as.character(packageVersion("lme4"))))
write.csv(versions, file.path(folder, "change_versions.csv"), row.names = FALSE, quote = FALSE)
