"""Who says what: quotations and reported speech, with their speakers."""
