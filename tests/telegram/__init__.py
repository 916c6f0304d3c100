"""A loopback Bot API server that refuses what Telegram refuses, for tests of the real process."""
