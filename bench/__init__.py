"""Measures the promises of the design: `python -m bench`. What the rows mean stands in docs/benchmarks.md."""
