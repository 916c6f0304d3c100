"""The process: the only room that knows the environment, the network, the clock and the command line."""
