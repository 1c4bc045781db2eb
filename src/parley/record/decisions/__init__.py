"""What persons decide: how it is written down, found again in a newer reading, and laid over the reports."""
