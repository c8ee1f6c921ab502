"""Networks beside each other: two wijken, two groups of wijken, two measurements."""
