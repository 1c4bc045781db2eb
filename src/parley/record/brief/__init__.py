"""The negotiation on one page."""
