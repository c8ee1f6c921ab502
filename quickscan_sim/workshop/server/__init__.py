"""The workshop on a server of this computer: Voila, one notebook, one widget."""
