-- name: keep
INSERT INTO inbox (bot_id, update_id, lane, body, state, received_at)
VALUES (:bot_id, :update_id, :lane, :body, :state, :received_at)
ON CONFLICT (bot_id, update_id) DO NOTHING;

-- name: next
-- The oldest, and whether another waits behind it.
-- With the plus the planner takes the index of what is new; the key would lead it past every tombstone of the week.
SELECT update_id, body, tries FROM inbox WHERE state = 'new' AND lane = :lane AND +bot_id = :bot_id ORDER BY update_id LIMIT 2;

-- name: lanes
SELECT DISTINCT lane FROM inbox WHERE state = 'new' AND +bot_id = :bot_id;

-- name: backlog
SELECT count(*) FROM inbox WHERE state = 'new' AND +bot_id = :bot_id;

-- name: done
UPDATE inbox SET state = 'done', body = '' WHERE bot_id = :bot_id AND update_id = :update_id AND state = 'new';

-- name: failed
UPDATE inbox SET tries = tries + 1 WHERE bot_id = :bot_id AND update_id = :update_id RETURNING tries;

-- name: set_aside
UPDATE inbox SET state = 'aside' WHERE bot_id = :bot_id AND update_id = :update_id;

-- name: last_update
SELECT max(update_id) FROM inbox WHERE bot_id = :bot_id;

-- name: drop_stranger
DELETE FROM inbox WHERE bot_id = :bot_id AND update_id = :update_id;

-- name: drop_old
-- A tombstone only has to outlive what Telegram may still repeat (a day); a week is generous.
DELETE FROM inbox WHERE state = 'done' AND received_at < :before
  AND update_id < (SELECT max(update_id) FROM inbox AS newest WHERE newest.bot_id = inbox.bot_id);

-- name: last_message
SELECT max(message_id) FROM (
    SELECT max(outbox.message_id) AS message_id FROM outbox JOIN owner ON owner.owner_no = outbox.owner_no WHERE telegram_id = :telegram_id
    UNION ALL
    SELECT max(message_link.message_id) FROM message_link JOIN owner ON owner.owner_no = message_link.owner_no
    WHERE telegram_id = :telegram_id
);
