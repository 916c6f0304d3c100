"""PROCESS: the command line, the settings, the clock and the network; everything else is told by it."""
