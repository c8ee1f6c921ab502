# Writes the items A and N of bfi (psych's own data, not shipped by the kit) to the CSV named as first
# argument; A1 turned around. Then: python check_bfi_classic.py that.csv
suppressMessages({library(psych); if (!exists("bfi")) library(psychTools)})
items <- bfi[, c(paste0("A", 1:5), paste0("N", 1:5))]
items$A1 <- 7 - items$A1
write.csv(items, commandArgs(trailingOnly = TRUE)[1], row.names = FALSE)
