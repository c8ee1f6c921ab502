"""Trust and value of partners, as others rate them."""
