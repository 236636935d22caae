"""When: expressions of time, each resolved to an interval."""
