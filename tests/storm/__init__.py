"""Kill the real process under load and count what is missing."""
