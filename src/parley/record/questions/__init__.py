"""What a record is asked: lists, search, what is in force, what passed between two, what changed, and why."""
