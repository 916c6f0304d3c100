"""Rules: pure functions and frozen values. No clock, no network, no database; time is an argument."""
