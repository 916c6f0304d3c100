-- name: queue
INSERT INTO outbox (owner_no, chat_id, kind, method, body, link, state, created_at)
VALUES (:owner_no, :chat_id, :kind, :method, :body, :link, 'queued', :created_at)
RETURNING id;

-- name: queued
SELECT id, owner_no, chat_id, kind, method, body, link, attempts FROM outbox WHERE state = 'queued' AND id > :after ORDER BY id LIMIT 500;

-- name: attempt
UPDATE outbox SET attempts = attempts + 1 WHERE id = :id AND state = 'queued';

-- name: untried
UPDATE outbox SET attempts = 0 WHERE id = :id AND state = 'queued';

-- name: withdraw_nudges
UPDATE outbox SET state = 'refused', body = ''
WHERE state = 'queued' AND kind = 'nudge' AND attempts = 0 AND owner_no = :owner_no;

-- name: queued_nudges
SELECT outbox.id, outbox.created_at, owner.zone FROM outbox JOIN owner ON owner.owner_no = outbox.owner_no
WHERE outbox.state = 'queued' AND outbox.kind = 'nudge';

-- name: sent
UPDATE outbox SET state = 'sent', body = '', message_id = :message_id WHERE id = :id;

-- name: gave_up
UPDATE outbox SET state = :state, body = '' WHERE id = :id;

-- name: link
INSERT INTO message_link (owner_no, message_id, kind, row_id) VALUES (:owner_no, :message_id, :kind, :row_id)
ON CONFLICT (owner_no, message_id) DO UPDATE SET kind = excluded.kind, row_id = excluded.row_id;

-- name: unreachable
UPDATE owner SET reachable = 0 WHERE owner_no = :owner_no;

-- name: drop_old
DELETE FROM outbox WHERE state <> 'queued' AND created_at < :before;
