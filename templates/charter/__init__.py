"""Templates of the kickoff pack: charter, communication plan and risk register."""
