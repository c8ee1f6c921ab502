"""A workshop on paper: what to print so that it works when the projector does not."""
