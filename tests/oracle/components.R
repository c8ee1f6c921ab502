# Variance components and the interval of a mean, by lme4 and by Student's t on the means of groups,
# on balanced data, where REML equals ANOVA while every component is above 0.
# Run:  Rscript tests/oracle/components.R  (R 4.2.2, lme4 1.1-31); writes components_values.csv and
# components_versions.csv beside it.
# components_scores.csv: invented; 4 sectors x 6 wijken, an organisation of 4 people in each cell.
suppressMessages(library(lme4))
folder <- dirname(sub("--file=", "", grep("--file=", commandArgs(), value = TRUE)))
data <- read.csv(file.path(folder, "components_scores.csv"), colClasses = c("character", "character", "character", "numeric"))
strict <- lmerControl(optimizer = "bobyqa", optCtrl = list(rhoend = 1e-10, maxfun = 1e5))
values <- data.frame(name = character(), value = numeric())
keep <- function(name, value) values[nrow(values) + 1, ] <<- list(name, value)

# Organisations within sectors.
nested <- lmer(y ~ sector + (1 | organisation), data, REML = TRUE, control = strict)
parts <- as.data.frame(VarCorr(nested))
keep("nested_between", parts$vcov[parts$grp == "organisation"])
keep("nested_within", parts$vcov[parts$grp == "Residual"])

# Organisations within sectors, crossed with wijken (one organisation in each cell).
crossed <- lmer(y ~ sector + (1 | organisation) + (1 | wijk), data, REML = TRUE, control = strict)
parts <- as.data.frame(VarCorr(crossed))
for (level in c("wijk", "organisation", "Residual")) {
  keep(paste0("crossed_", level), parts$vcov[parts$grp == level])
}
# The mean of everybody with sectors fixed: its error is that of the average of the sector means.
means <- rep(1 / nlevels(factor(data$sector)), nlevels(factor(data$sector)))
fixed <- lmer(y ~ 0 + sector + (1 | organisation) + (1 | wijk), data, REML = TRUE, control = strict)
keep("crossed_error", sqrt(as.numeric(t(means) %*% as.matrix(vcov(fixed)) %*% means)))

# One sector: the mean of organisation means has Student's interval.
one <- subset(data, sector == "s1")
found <- t.test(tapply(one$y, one$organisation, mean))
keep("one_sector_low", found$conf.int[1])
keep("one_sector_high", found$conf.int[2])

write.csv(transform(values, value = format(value, digits = 12)),
  file.path(folder, "components_values.csv"), row.names = FALSE, quote = FALSE)
versions <- data.frame(package = c("R", "lme4"),
  version = c(paste(R.version$major, R.version$minor, sep = "."), as.character(packageVersion("lme4"))))
write.csv(versions, file.path(folder, "components_versions.csv"), row.names = FALSE, quote = FALSE)
