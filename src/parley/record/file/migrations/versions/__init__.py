"""One file a step; the number in a step's name is the `user_version` of the file after it."""
