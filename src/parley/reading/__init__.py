"""Doc → reports: one file a kind."""
