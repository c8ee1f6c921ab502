# The items of psych's bfi (25 columns, not shipped with the kit) to the file named first:
# Rscript tests/oracle/check_bfi_ordinal.R items.csv && python tests/oracle/check_bfi_ordinal.py items.csv
data(bfi, package = "psychTools")
write.csv(bfi[, 1:25], commandArgs(trailingOnly = TRUE)[1], row.names = FALSE, na = "")
