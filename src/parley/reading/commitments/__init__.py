"""Commitments: what binds whom, under which condition, until when."""
