"""The desk: the record in a browser, on this machine, for one person who was let in by a one-time token."""
