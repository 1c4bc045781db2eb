"""When an article was written, where it does not say so itself: what the rest of the record knows of it."""
