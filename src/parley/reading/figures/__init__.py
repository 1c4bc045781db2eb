"""Figures: numbers, what they count and who gives them."""
