# Cronbach's alpha and Feldt's interval by psych, on invented answers that the kit may ship.
# Run:  Rscript tests/oracle/alpha.R  ; writes alpha_values.csv and
# alpha_versions.csv beside it.
library(psych)
folder <- dirname(sub("--file=", "", grep("--file=", commandArgs(), value = TRUE)))
items <- read.csv(file.path(folder, "alpha_items.csv"))
value <- function(name, items) {
  found <- alpha(na.omit(items))
  data.frame(
    items = name, n = nrow(na.omit(items)), estimate = found$total$raw_alpha,
    ci_low = as.numeric(found$feldt$lower.ci), ci_high = as.numeric(found$feldt$upper.ci)
  )
}
values <- rbind(value("all", items), value("first three", items[, 1:3]), value("two", items[, 4:5]))
write.csv(format(values, digits = 10), file.path(folder, "alpha_values.csv"),
  row.names = FALSE, quote = FALSE)
versions <- data.frame(name = c("R", "psych"),
  version = c(as.character(getRversion()), as.character(packageVersion("psych"))))
write.csv(versions, file.path(folder, "alpha_versions.csv"), row.names = FALSE, quote = FALSE)
