"""Who is named: persons, bodies and offices, on their side and in their time."""
