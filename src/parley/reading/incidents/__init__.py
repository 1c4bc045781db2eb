"""Incidents: who does what to whom, in PLOVER's types."""
