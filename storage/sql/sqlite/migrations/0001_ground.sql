-- Ids of owned rows are owner_no << 20 | n, so one owner's rows lie together.
-- Times are UTC, ISO 8601; dates are the owner's local dates. Lists are JSON arrays.

CREATE TABLE meta (
    key TEXT PRIMARY KEY,
    value TEXT NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE owner (
    owner_no INTEGER PRIMARY KEY,
    telegram_id INTEGER NOT NULL UNIQUE,
    chat_id INTEGER NOT NULL,
    role TEXT NOT NULL CHECK (role IN ('operator', 'owner')),
    language TEXT NOT NULL,
    zone TEXT NOT NULL,
    country TEXT NOT NULL,
    currency TEXT NOT NULL,
    digest_at TEXT NOT NULL,
    digest_count INTEGER NOT NULL,
    paused_until TEXT,
    reachable INTEGER NOT NULL DEFAULT 1,
    created_at TEXT NOT NULL
) STRICT;

CREATE TABLE sequence (
    owner_no INTEGER NOT NULL,
    name TEXT NOT NULL,
    last INTEGER NOT NULL,
    PRIMARY KEY (owner_no, name)
) STRICT, WITHOUT ROWID;

CREATE TABLE invite (
    token_sha256 TEXT PRIMARY KEY,
    role TEXT NOT NULL,
    expires_at TEXT NOT NULL,
    used_by INTEGER
) STRICT, WITHOUT ROWID;

-- What reaches us, committed before Telegram may forget it. A finished row is a tombstone: its id stays, its body goes.
CREATE TABLE inbox (
    bot_id INTEGER NOT NULL,
    update_id INTEGER NOT NULL,
    lane INTEGER NOT NULL,
    body TEXT NOT NULL,
    state TEXT NOT NULL CHECK (state IN ('new', 'done', 'aside')),
    tries INTEGER NOT NULL DEFAULT 0,
    received_at TEXT NOT NULL,
    PRIMARY KEY (bot_id, update_id)
) STRICT, WITHOUT ROWID;
CREATE INDEX inbox_new ON inbox (lane, update_id) WHERE state = 'new';
CREATE INDEX inbox_old ON inbox (received_at) WHERE state = 'done';

-- What is to be said, committed together with what it says. The body goes once it is sent.
CREATE TABLE outbox (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    owner_no INTEGER NOT NULL,
    chat_id INTEGER NOT NULL,
    kind TEXT NOT NULL CHECK (kind IN ('answer', 'nudge')),
    method TEXT NOT NULL,
    body TEXT NOT NULL,
    link TEXT NOT NULL,
    state TEXT NOT NULL CHECK (state IN ('queued', 'sent', 'uncertain', 'refused')),
    attempts INTEGER NOT NULL DEFAULT 0,
    message_id INTEGER,
    created_at TEXT NOT NULL
) STRICT;
CREATE INDEX outbox_queued ON outbox (id) WHERE state = 'queued';
CREATE INDEX outbox_old ON outbox (created_at) WHERE state <> 'queued';

-- Which of our rows a Telegram message made or shows: for edits of a message and replies to a card.
CREATE TABLE message_link (
    owner_no INTEGER NOT NULL,
    message_id INTEGER NOT NULL,
    kind TEXT NOT NULL,
    row_id INTEGER NOT NULL,
    action_id INTEGER,
    PRIMARY KEY (owner_no, message_id)
) STRICT, WITHOUT ROWID;

-- A half-finished dialogue: one per owner, forgotten when it expires or any command comes.
CREATE TABLE dialogue (
    owner_no INTEGER PRIMARY KEY,
    kind TEXT NOT NULL,
    data TEXT NOT NULL,
    expires_at TEXT NOT NULL
) STRICT;

-- One change made by one unit of work, and what every touched row was before it (NULL: the row was not there).
CREATE TABLE action (
    id INTEGER PRIMARY KEY,
    kind TEXT NOT NULL,
    row_id INTEGER NOT NULL,
    at TEXT NOT NULL,
    undone_at TEXT
) STRICT;
CREATE TABLE action_image (
    action_id INTEGER NOT NULL REFERENCES action (id) ON DELETE CASCADE,
    tab TEXT NOT NULL,
    row_id INTEGER NOT NULL,
    before TEXT,
    PRIMARY KEY (action_id, tab, row_id)
) STRICT, WITHOUT ROWID;
CREATE INDEX action_image_row ON action_image (tab, row_id, action_id);

CREATE TABLE person (
    id INTEGER PRIMARY KEY,
    name TEXT NOT NULL,
    alias TEXT NOT NULL,
    organisation INTEGER NOT NULL,
    company TEXT NOT NULL,
    role TEXT NOT NULL,
    industries TEXT NOT NULL,
    city TEXT NOT NULL,
    phones TEXT NOT NULL,
    emails TEXT NOT NULL,
    urls TEXT NOT NULL,
    wechat TEXT NOT NULL,
    telegram TEXT NOT NULL,
    met_at TEXT NOT NULL,
    met_on TEXT,
    via TEXT NOT NULL,
    tags TEXT NOT NULL,
    rhythm_days INTEGER NOT NULL,
    birthday TEXT,
    funnel_stage TEXT NOT NULL,
    note TEXT NOT NULL,
    raw TEXT NOT NULL,
    external_id TEXT NOT NULL,
    created_at TEXT NOT NULL,
    last_touch_on TEXT,
    next_touch_on TEXT
) STRICT;
CREATE INDEX person_external ON person (external_id, id) WHERE external_id <> '';

-- Every folded key under which a person is found by name.
CREATE TABLE person_name (
    owner_no INTEGER NOT NULL,
    key TEXT NOT NULL,
    person_id INTEGER NOT NULL REFERENCES person (id) ON DELETE CASCADE,
    PRIMARY KEY (owner_no, key, person_id)
) STRICT, WITHOUT ROWID;
CREATE INDEX person_name_of ON person_name (person_id);

-- Who waits to be warmed up, soonest first.
CREATE TABLE person_wait (
    owner_no INTEGER NOT NULL,
    next_touch_on TEXT NOT NULL,
    person_id INTEGER NOT NULL REFERENCES person (id) ON DELETE CASCADE,
    PRIMARY KEY (owner_no, next_touch_on, person_id)
) STRICT, WITHOUT ROWID;
CREATE INDEX person_wait_of ON person_wait (person_id);

CREATE TABLE resource (
    id INTEGER PRIMARY KEY,
    person_id INTEGER REFERENCES person (id) ON DELETE CASCADE,
    kind TEXT NOT NULL CHECK (kind IN ('need', 'offer')),
    text TEXT NOT NULL,
    industries TEXT NOT NULL,
    said_on TEXT NOT NULL,
    said_by TEXT NOT NULL,
    second_hand INTEGER NOT NULL,
    open INTEGER NOT NULL
) STRICT;
CREATE INDEX resource_person ON resource (person_id);

CREATE TABLE touch (
    id INTEGER PRIMARY KEY,
    person_id INTEGER NOT NULL REFERENCES person (id) ON DELETE CASCADE,
    deal_id INTEGER,
    kind TEXT NOT NULL,
    touched_on TEXT NOT NULL,
    text TEXT NOT NULL,
    raw TEXT NOT NULL
) STRICT;
CREATE INDEX touch_person ON touch (person_id, touched_on);
CREATE INDEX touch_deal ON touch (deal_id) WHERE deal_id IS NOT NULL;

CREATE TABLE deal (
    id INTEGER PRIMARY KEY,
    title TEXT NOT NULL,
    stage TEXT NOT NULL CHECK (stage IN ('talking', 'agreed', 'won', 'lost')),
    amount_minor INTEGER,
    currency TEXT,
    next_step TEXT NOT NULL,
    next_on TEXT,
    outcome TEXT NOT NULL,
    raw TEXT NOT NULL,
    opened_on TEXT NOT NULL,
    closed_on TEXT
) STRICT;

CREATE TABLE deal_party (
    id INTEGER PRIMARY KEY,
    deal_id INTEGER NOT NULL REFERENCES deal (id) ON DELETE CASCADE,
    person_id INTEGER NOT NULL REFERENCES person (id) ON DELETE CASCADE
) STRICT;
CREATE INDEX deal_party_deal ON deal_party (deal_id);
CREATE INDEX deal_party_person ON deal_party (person_id);

-- Text that is safe but not yet anything: waiting for one tap that says what it is.
CREATE TABLE draft (
    id INTEGER PRIMARY KEY,
    text TEXT NOT NULL,
    said_at TEXT NOT NULL,
    message_id INTEGER
) STRICT;

-- Everything that happens by itself is a row with its moment; at most one per owner, local date and kind.
CREATE TABLE due (
    owner_no INTEGER NOT NULL,
    kind TEXT NOT NULL,
    local_date TEXT NOT NULL,
    due_at TEXT NOT NULL,
    state TEXT NOT NULL CHECK (state IN ('waiting', 'claimed', 'done')),
    claimed_at TEXT,
    PRIMARY KEY (owner_no, kind, local_date)
) STRICT, WITHOUT ROWID;
CREATE INDEX due_waiting ON due (due_at) WHERE state = 'waiting';
CREATE INDEX due_claimed ON due (claimed_at) WHERE state = 'claimed';

-- What the digest of a day listed, so that its buttons still mean the same after a restart.
CREATE TABLE digest_item (
    id INTEGER PRIMARY KEY,
    local_date TEXT NOT NULL,
    position INTEGER NOT NULL,
    kind TEXT NOT NULL,
    row_id INTEGER NOT NULL,
    state TEXT NOT NULL
) STRICT;
CREATE INDEX digest_item_date ON digest_item (local_date, position);

-- Erasures asked for: files and free pages are cleaned within the hour.
CREATE TABLE erasure (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    asked_at TEXT NOT NULL,
    done_at TEXT
) STRICT;

-- Search: what was indexed for a person (deleting from a contentless FTS5 table needs the very same tokens) ...
CREATE TABLE search_terms (
    person_id INTEGER PRIMARY KEY REFERENCES person (id) ON DELETE CASCADE,
    terms TEXT NOT NULL,
    folding_version INTEGER NOT NULL,
    taxonomy_version INTEGER NOT NULL
) STRICT;
CREATE INDEX search_terms_version ON search_terms (folding_version, taxonomy_version);

-- ... the words themselves, each prefixed by its owner's number ...
CREATE VIRTUAL TABLE search USING fts5 (terms, content = '', detail = none, tokenize = "unicode61 remove_diacritics 0 tokenchars '_'");

-- ... and the industries, needs and offers by code.
CREATE TABLE person_industry (
    owner_no INTEGER NOT NULL,
    code TEXT NOT NULL,
    person_id INTEGER NOT NULL REFERENCES person (id) ON DELETE CASCADE,
    place TEXT NOT NULL,
    weight REAL NOT NULL,
    PRIMARY KEY (owner_no, code, person_id, place)
) STRICT, WITHOUT ROWID;
CREATE INDEX person_industry_of ON person_industry (person_id);
