"""Goals held against floors measured in the same run: ratios carry over to another machine, times do not."""
