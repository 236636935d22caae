"""How much: figures with their measure, unit and date."""
