"""Doc → reports: one room a kind. `read.read_article` is the whole of it, a pure function of its arguments.

Nothing is imported here: who only asks how well was read (`measured`) does not wait for the language model's library.
"""
