"""Personal identifiers stay hidden, and everything stays on this machine."""
