"""The true network behind the reports: density, drawn networks, intervals."""
