"""Memory: everything that survives a restart. SQL lives in named queries; rows and driver errors never leave."""
