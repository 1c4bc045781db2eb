"""The record as a file: its tables, what is put into them and taken out, whether they are sound, and how they are given away."""
