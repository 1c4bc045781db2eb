"""Positions: who wants what on which issue."""
