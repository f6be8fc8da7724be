"""Templates of the closing pack: closure report and lessons learned."""
