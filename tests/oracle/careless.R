# What R's careless takes from others: psych::outlier (its mahad), rle (its longstring) and sd (its
# irv), on the invented answers of dif_items.csv with every eleventh answer taken out. R's careless
# itself is not in Debian; even-odd and synonyms are worked by hand in the tests.
# Run: Rscript tests/oracle/careless.R (R 4.2.2, psych 2.2.9); writes careless_*.csv beside it.
folder <- dirname(sub("--file=", "", grep("--file=", commandArgs(), value = TRUE)))
items <- as.matrix(read.csv(file.path(folder, "dif_items.csv"))[, -1])
place <- (row(items) - 1) * ncol(items) + col(items)
items[place %% 11 == 0] <- NA
runs <- apply(items, 1, function(person) rle(person)$lengths)
write.csv(format(data.frame(
  longstring = sapply(runs, max), average_string = sapply(runs, mean),
  irv = apply(items, 1, sd, na.rm = TRUE),
  mahalanobis = as.numeric(psych::outlier(items, plot = FALSE))
), digits = 12), file.path(folder, "careless_values.csv"), row.names = FALSE, quote = FALSE)
write.csv(data.frame(
  package = c("R", "psych"), version = c(
    paste(R.version$major, R.version$minor, sep = "."), as.character(packageVersion("psych"))
  )
), file.path(folder, "careless_versions.csv"), row.names = FALSE, quote = FALSE)
