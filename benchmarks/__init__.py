"""Speed, memory and scale: of reading (`python -m benchmarks`), of a growing record (`.record`), of the desk's pages (`.desk`).

For reading `articles` makes the texts, `batches` the fixed input of the bare graph; `speed` measures one core (`cores`), `scale` several. For the others
`world` makes up negotiations, `coverage` tells them in articles, and `threads` counts how well the lines agree with what was made up.
"""
