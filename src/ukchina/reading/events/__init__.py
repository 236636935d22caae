"""What happened: acts between the two sides, clustered over texts."""
