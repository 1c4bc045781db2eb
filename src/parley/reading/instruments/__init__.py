"""Instruments: what can be in force or fail, its stages and its term."""
