"""Templates of the weekly status report."""
