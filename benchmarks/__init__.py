"""Speed, memory and scale of reading: `python -m benchmarks` prints them, `make bench` does the same.

`articles` makes the texts, `batches` the fixed input of the bare graph, `speed` measures one core, `scale` several.
"""
