"""Meetings: mentions, who, where, whether, and the reports of each encounter."""
