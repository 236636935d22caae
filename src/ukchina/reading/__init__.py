"""Who is named and quoted, when, and how much: found in the text, each with its span."""
