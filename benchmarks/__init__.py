"""Time and memory against the bare libraries, as ratios measured in one run: ``python -m benchmarks``."""
