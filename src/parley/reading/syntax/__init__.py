"""The syntax of an article as every reader walks over it: words and tree, clauses, verb forms, quotations."""
