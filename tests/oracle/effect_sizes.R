# The difference in pooled sd's by psych, Hedges' g and its intervals by formula, and adjusted p-values by p.adjust, on invented
# scores that the kit may ship (mixed_model_data.csv).
# Run:  Rscript tests/oracle/effect_sizes.R ; writes effect_sizes_values.csv and _versions.csv.
suppressMessages(library(psych))
folder <- dirname(sub("--file=", "", grep("--file=", commandArgs(), value = TRUE)))
data <- read.csv(file.path(folder, "mixed_model_data.csv"))
# Each organisation in one of both groups: even and odd numbers.
data$first <- data$organisation %% 2 == 0
found <- cohen.d(data["score"], data$first)
sign <- if (mean(data$score[data$first]) > mean(data$score[!data$first])) 1 else -1
# What psych calls hedges.g is the difference in pooled sd's, before the correction for few people.
d <- sign * abs(as.numeric(found$hedges.g[, "effect"]))
n1 <- sum(data$first); n2 <- sum(!data$first); n <- n1 + n2
g <- d * (1 - 3 / (4 * (n - 2) - 1))
half <- qnorm(.975) * sqrt((n1 + n2) / (n1 * n2) + g^2 / (2 * (n1 + n2)))
# Whole organisations: the intraclass correlation by aov, within the two groups.
table <- summary(aov(score ~ first + factor(organisation), data))[[1]]
ms_b <- table[2, "Mean Sq"]; ms_w <- table[3, "Mean Sq"]
sizes <- lapply(c(TRUE, FALSE), function(one) as.numeric(table(data$organisation[data$first == one])))
m <- length(unlist(sizes))
n0 <- sum(sapply(sizes, function(s) sum(s) - sum(s^2) / sum(s))) / (m - 2)
between <- max(0, (ms_b - ms_w) / n0)
rho <- between / (between + ms_w)
size <- n / m
delta <- d * sqrt(1 - 2 * (size - 1) * rho / (n - 2))
df <- ((n - 2) - 2 * (size - 1) * rho)^2 / ((n - 2) * (1 - rho)^2 + size * (n - 2 * size) * rho^2 +
  2 * (n - 2 * size) * rho * (1 - rho))
g_nested <- delta * (1 - 3 / (4 * df - 1))
of_means <- sum(sapply(sizes, function(s) rho * sum((s / sum(s))^2) + (1 - rho) / sum(s)))
half_nested <- qt(.975, m - 2) * sqrt(of_means + g_nested^2 / (2 * df))
values <- data.frame(
  quantity = c("g", "g low", "g high", "nested g", "nested low", "nested high", "superiority",
    "overlap"),
  value = c(g, g - half, g + half, g_nested, g_nested - half_nested, g_nested + half_nested,
    pnorm(g / sqrt(2)), 2 * pnorm(-abs(g) / 2))
)
p <- c(.001, .04, .03, .2, .2, .9, NA, .0005, 1)
values <- rbind(values,
  data.frame(quantity = paste("holm", seq_along(p)), value = p.adjust(p, "holm")),
  data.frame(quantity = paste("benjamini-hochberg", seq_along(p)), value = p.adjust(p, "BH")))
values$value <- trimws(format(values$value, digits = 12))
write.csv(values, file.path(folder, "effect_sizes_values.csv"), row.names = FALSE, quote = FALSE)
write.csv(data.frame(package = c("R", "psych"), version = c(as.character(getRversion()),
  as.character(packageVersion("psych")))),
  file.path(folder, "effect_sizes_versions.csv"), row.names = FALSE, quote = FALSE)
