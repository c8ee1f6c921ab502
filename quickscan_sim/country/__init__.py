"""A whole country, drawn and written municipality by municipality, on one machine or many."""

from quickscan_sim.country.summary import CountrySummary, MunicipalitySummary
from quickscan_sim.country.writing import write_country

__all__ = ["CountrySummary", "MunicipalitySummary", "write_country"]
