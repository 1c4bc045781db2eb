"""Texts that are taken from each other: near copies, the tree that they form, and where a text came from."""
