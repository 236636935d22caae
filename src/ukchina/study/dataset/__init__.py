"""The tables of a large corpus as partitioned Parquet: written in steps, opened without texts."""
