"""Actors: mentions by name and by noun, the cast they make up, and the reports of it."""
