# Item statistics and lambda 6 by psych, on invented answers that the kit may ship.
# Run:  Rscript tests/oracle/items.R ; writes items_values.csv, items_lambda6.csv and
# items_versions.csv beside it.
suppressMessages(library(psych))
folder <- dirname(sub("--file=", "", grep("--file=", commandArgs(), value = TRUE)))
items <- na.omit(read.csv(file.path(folder, "alpha_items.csv")))
unturned <- transform(items, sam_2 = 6 - sam_2)
value <- function(name, items) {
  found <- suppressWarnings(alpha(items, warnings = FALSE))
  interval <- t(sapply(found$item.stats$r.drop, r.con, n = nrow(items)))
  data.frame(
    items = name, item = colnames(items), n = nrow(items), mean = found$item.stats$mean,
    sd = found$item.stats$sd, item_rest = found$item.stats$r.drop, ci_low = interval[, 1],
    ci_high = interval[, 2], standardised_r = found$item.stats$std.r,
    alpha_if_dropped = found$alpha.drop$raw_alpha
  )
}
lambda6 <- function(name, items) {
  found <- suppressWarnings(alpha(items, warnings = FALSE))
  data.frame(items = name, n = nrow(items), estimate = found$total[["G6(smc)"]])
}
sets <- list("all" = items, "first three" = items[, 1:3], "one not turned" = unturned)
write_values <- function(make, file) {
  values <- do.call(rbind, lapply(names(sets), function(name) make(name, sets[[name]])))
  write.csv(format(values, digits = 12), file.path(folder, file), row.names = FALSE, quote = FALSE)
}
write_values(value, "items_values.csv")
write_values(lambda6, "items_lambda6.csv")
versions <- data.frame(name = c("R", "psych"),
  version = c(as.character(getRversion()), as.character(packageVersion("psych"))))
write.csv(versions, file.path(folder, "items_versions.csv"), row.names = FALSE, quote = FALSE)
