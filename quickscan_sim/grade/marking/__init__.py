"""Marking a class: each submission judged, the batch never stopped."""
