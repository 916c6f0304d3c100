-- FTS5 merges while it writes unless told otherwise; ours is merged in idle moments.
INSERT INTO search (search, rank) VALUES ('automerge', 0);

-- Questions that were answered, so that the buttons under an answer still know what was asked.
CREATE TABLE asked (
    id INTEGER PRIMARY KEY,
    text TEXT NOT NULL,
    asked_at TEXT NOT NULL
) STRICT;
