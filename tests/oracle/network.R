# Measures of invented networks: who names whom (network_ties.csv), and of which sector the
# organisations are (network_organisations.csv). Values of R's sna and igraph; where neither has the
# measure, its definition in a few lines: E-I, odds ratio (glm), Burt's effective size, and the
# best core and periphery of all divisions.
suppressMessages({library(sna); library(igraph)})
here <- dirname(sub("--file=", "", grep("--file=", commandArgs(), value = TRUE)))
ties <- read.csv(file.path(here, "network_ties.csv"))
people <- read.csv(file.path(here, "network_organisations.csv"))

best_core <- function(linked) {
  n <- nrow(linked)
  pairs <- lower.tri(linked)
  tied <- linked[pairs]
  if (sd(tied) == 0) return(NA)
  best <- -1
  for (number in 1:(2^n - 2)) {
    core <- bitwAnd(bitwShiftR(number, 0:(n - 1)), 1) == 1
    ideal <- outer(core, core, "|")[pairs]
    if (sd(ideal + 0) > 0) best <- max(best, cor(tied, ideal))
  }
  best
}

# The highest Q that igraph's own searches find.
best_division <- function(between) max(sapply(
  list(cluster_fast_greedy, cluster_leading_eigen, cluster_edge_betweenness, cluster_walktrap),
  function(search) max(modularity(search(between)))))

effective <- function(linked) sapply(seq_len(nrow(linked)), function(i) {
  partners <- which(linked[i, ] == 1)
  if (!length(partners)) return(NA)
  p <- linked[i, ] / length(partners)
  sum(sapply(partners, function(j) 1 - sum(p[-j] * linked[j, -j])))
})

outside <- function(arcs, group) {
  other <- outer(group, group, "!=")
  (sum(arcs[other]) - sum(arcs[!other])) / sum(arcs)
}

of_network <- function(arcs, linked, sector, informal) {
  from <- graph_from_adjacency_matrix(arcs, mode = "directed")
  between <- graph_from_adjacency_matrix(linked, mode = "undirected")
  parts <- components(between)
  cores <- coreness(between)
  ordered <- row(arcs) != col(arcs)
  same <- outer(sector, sector, "==")[ordered]
  cells <- table(factor(arcs[ordered], 0:1), factor(same, c(FALSE, TRUE)))
  odds <- if (all(cells > 0)) exp(coef(glm(arcs[ordered] ~ same, family = binomial,
                                           control = list(epsilon = 1e-14)))[[2]]) else NA
  c(density = sna::gden(arcs), reciprocity = sna::grecip(arcs, measure = "edgewise")[[1]],
    transitivity = sna::gtrans(arcs, measure = "weak"),
    transitivity_undirected = transitivity(between, "global"),
    centralisation = sna::centralization(linked, sna::degree, mode = "graph"),
    centralisation_in = sna::centralization(arcs, sna::degree, cmode = "indegree"),
    centralisation_out = sna::centralization(arcs, sna::degree, cmode = "outdegree"),
    centralisation_betweenness = sna::centralization(arcs, sna::betweenness),
    n_components = parts$no, n_largest_component = max(parts$csize),
    n_isolates = sum(igraph::degree(between) == 0),
    n_cut_points = length(articulation_points(between)),
    highest_k = max(cores), n_highest_k = sum(cores == max(cores)),
    core_correlation = best_core(linked),
    modularity = best_division(between),
    modularity_sectors = modularity(between, as.integer(factor(sector))),
    ei_sector = outside(arcs, sector), ei_informal = outside(arcs, informal),
    homophily_odds_ratio = odds,
    assortativity = assortativity_nominal(from, as.integer(factor(sector))))
}

of_organisations <- function(arcs, linked, sector) {
  between <- graph_from_adjacency_matrix(linked, mode = "undirected")
  roles <- sna::brokerage(arcs, sector)
  names <- c("coordinator", "itinerant", "representative", "gatekeeper", "liaison", "total")
  found <- data.frame(
    n_named = rowSums(arcs), n_named_by = colSums(arcs),
    betweenness = igraph::betweenness(between, normalized = TRUE),
    harmonic = harmonic_centrality(between, normalized = TRUE),
    core_number = coreness(between),
    is_cut_point = as.integer(seq_along(sector) %in% articulation_points(between)),
    constraint = constraint(between), constraint_directed = constraint(
      graph_from_adjacency_matrix(arcs, mode = "directed")),
    effective_size = effective(linked), clustering = transitivity(between, "local"),
    ei_sector = sapply(seq_along(sector), function(i)
      sum(linked[i, ] * ifelse(sector == sector[i], -1, 1)) / sum(linked[i, ])))
  for (k in 1:6) {
    found[[names[k]]] <- roles$raw.nli[, k]
    found[[paste0(names[k], "_expected")]] <- roles$exp.nli[, k]
    found[[paste0(names[k], "_z")]] <- roles$z.nli[, k]
  }
  whole <- c(roles$raw.gli, roles$exp.gli, roles$z.gli)
  names(whole) <- c(names, paste0(names, "_expected"), paste0(names, "_z"))
  list(each = found, whole = whole)
}

rows <- list()
add <- function(network, organisation, values)
  rows[[length(rows) + 1]] <<- data.frame(network = network, organisation = organisation,
                                          measure = names(values), value = unname(values))
for (network in unique(people$network)) {
  own <- people[people$network == network, ]
  arcs <- matrix(0, nrow(own), nrow(own), dimnames = list(own$organisation, own$organisation))
  here_ties <- ties[ties$network == network, ]
  arcs[cbind(here_ties$organisation, here_ties$partner)] <- 1
  linked <- 1 * (arcs + t(arcs) > 0)
  add(network, "", of_network(arcs, linked, own$sector, own$informal))
  found <- of_organisations(arcs, linked, own$sector)
  add(network, "", found$whole)
  for (i in seq_len(nrow(own))) add(network, own$organisation[i], unlist(found$each[i, ]))
}
values <- do.call(rbind, rows)
values$value[!is.finite(values$value)] <- NA
write.csv(transform(values, value = format(value, digits = 15, trim = TRUE)),
          file.path(here, "network_values.csv"), row.names = FALSE, quote = FALSE, na = "")
versions <- c("sna", "igraph")
write.csv(data.frame(name = c("R", versions),
                     version = c(as.character(getRversion()),
                                 sapply(versions, function(name) as.character(packageVersion(name))))),
          file.path(here, "network_versions.csv"), row.names = FALSE, quote = FALSE)
