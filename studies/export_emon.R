# Writes the seven networks of emon (R's package "network", data under GPL, not shipped by the kit)
# to one CSV: network, from, to, frequency (0: no tie), and the sponsorship of both sides.
# Rscript studies/export_emon.R that.csv
suppressMessages(library(network))
data(emon)
one_network <- function(name) {
  graph <- emon[[name]]
  frequency <- as.sociomatrix(graph, attrname = "Frequency")
  sector <- graph %v% "Sponsorship"
  pairs <- expand.grid(from = seq_along(sector), to = seq_along(sector))
  pairs <- pairs[pairs$from != pairs$to, ]
  data.frame(
    network = name, from = pairs$from, to = pairs$to,
    frequency = frequency[cbind(pairs$from, pairs$to)],
    sector_from = sector[pairs$from], sector_to = sector[pairs$to]
  )
}
emon_pairs <- do.call(rbind, lapply(names(emon), one_network))
write.csv(emon_pairs, commandArgs(trailingOnly = TRUE)[1], row.names = FALSE)
