"""How the record compares: words without their endings, spellings of names, and the gathering of what is alike."""
