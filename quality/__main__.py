"""`python -m quality`; see `quality.command`."""

from quality.command import main

if __name__ == "__main__":
    raise SystemExit(main())
