# Writes the network Wichita of emon (R's network package, not shipped by the kit) to the CSV named as
# first argument: who names whom, and the sponsorship of each organisation.
# Then: python check_emon_network.py that.csv
suppressMessages(library(network))
data(emon)
wichita <- emon$Wichita
write.csv(data.frame(as.sociomatrix(wichita), sponsorship = wichita %v% "Sponsorship"),
          commandArgs(trailingOnly = TRUE)[1], row.names = FALSE)
