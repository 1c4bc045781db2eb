"""Attributions and statements: cues, what they govern, who speaks."""
