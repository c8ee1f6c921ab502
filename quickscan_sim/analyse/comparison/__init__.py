"""Groups beside each other: sectors, wijken, income groups, waves and norms."""
