"""The real process against the loopback Bot API, with nothing replaced but Telegram."""
