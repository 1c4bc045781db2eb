"""Parley keeps the record of a negotiation from its coverage."""

__version__ = "0.1.0"
