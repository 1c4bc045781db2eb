"""From reports to lines: who is who, which reports speak of one thing, and what they say together."""
