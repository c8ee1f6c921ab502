"""Who works with whom: ties as they were reported, measures of the network, weak spots."""
