"""Pairs of organisations: is there a tie, and was one to be expected?"""
