-- What lies on an owner's desk: half-finished dialogues, drafts, and which message shows what.

-- name: dialogue
SELECT kind, data FROM dialogue WHERE owner_no = :owner_no AND expires_at > :now;

-- name: open_dialogue
INSERT INTO dialogue (owner_no, kind, data, expires_at) VALUES (:owner_no, :kind, :data, :expires_at)
ON CONFLICT (owner_no) DO UPDATE SET kind = excluded.kind, data = excluded.data, expires_at = excluded.expires_at;

-- name: close_dialogue
DELETE FROM dialogue WHERE owner_no = :owner_no;

-- name: link
SELECT kind, row_id, action_id FROM message_link WHERE owner_no = :owner_no AND message_id = :message_id;

-- name: add_link
INSERT INTO message_link (owner_no, message_id, kind, row_id, action_id)
VALUES (:owner_no, :message_id, :kind, :row_id, :action_id)
ON CONFLICT (owner_no, message_id) DO UPDATE SET
    kind = excluded.kind, row_id = excluded.row_id, action_id = excluded.action_id;

-- name: shown_lately
-- Of the newest messages, whom each shows.
SELECT kind, row_id FROM message_link WHERE owner_no = :owner_no ORDER BY message_id DESC LIMIT :limit;

-- name: drafts
SELECT * FROM draft WHERE id BETWEEN :low AND :high ORDER BY id DESC LIMIT :limit;

-- name: next_draft
SELECT * FROM draft WHERE id > :after AND id BETWEEN :low AND :high ORDER BY id LIMIT 1;

-- name: count_drafts
SELECT count(*) FROM draft WHERE id BETWEEN :low AND :high;
