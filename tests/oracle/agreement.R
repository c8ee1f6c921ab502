# rwg, rwg(j) and average deviation by multilevel, on invented answers on a scale of 5.
# Run:  Rscript tests/oracle/agreement.R ; writes agreement_values.csv and agreement_versions.csv
# beside it.
suppressMessages(library(multilevel))
folder <- dirname(sub("--file=", "", grep("--file=", commandArgs(), value = TRUE)))
items <- read.csv(file.path(folder, "agreement_items.csv"))
nulls <- c("uniform" = 2, "slight skew" = 1.34, "moderate skew" = .90, "heavy skew" = .44)
value <- function(null) {
  four <- rwg.j(items[, c("a", "b", "c", "d")], items$group, nulls[[null]])
  one <- rwg(items$a, items$group, nulls[[null]])
  deviation <- ad.m(items[, c("a", "b", "c", "d")], items$group)
  deviation_one <- ad.m(items$a, items$group)
  data.frame(
    null = null, group = four$grpid, n = four$gsize, rwg_j = four$rwg.j, rwg_a = one$rwg,
    deviation = deviation$AD.M, deviation_a = deviation_one$AD.M
  )
}
values <- do.call(rbind, lapply(names(nulls), value))
write.csv(format(values, digits = 12), file.path(folder, "agreement_values.csv"),
  row.names = FALSE, quote = FALSE)
versions <- data.frame(name = c("R", "multilevel"), version = c(as.character(getRversion()),
  as.character(packageVersion("multilevel"))))
write.csv(versions, file.path(folder, "agreement_versions.csv"), row.names = FALSE, quote = FALSE)
