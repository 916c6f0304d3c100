-- name: next_number
INSERT INTO sequence (owner_no, name, last) VALUES (:owner_no, :name, 1)
ON CONFLICT (owner_no, name) DO UPDATE SET last = last + 1
RETURNING last;

-- name: reserve_number
INSERT INTO sequence (owner_no, name, last) VALUES (:owner_no, :name, :n)
ON CONFLICT (owner_no, name) DO UPDATE SET last = max(last, excluded.last);

-- name: add_action
INSERT INTO action (id, kind, row_id, at) VALUES (:id, :kind, :row_id, :at)
ON CONFLICT (id) DO NOTHING;

-- name: add_image
INSERT INTO action_image (action_id, tab, row_id, before) VALUES (:action_id, :tab, :row_id, :before)
ON CONFLICT (action_id, tab, row_id) DO NOTHING;

-- name: action
SELECT * FROM action WHERE id = :id AND id >> 20 = :owner_no;

-- name: last_action
-- The newest change that can still be undone.
SELECT * FROM action
WHERE id BETWEEN :low AND :high AND undone_at IS NULL AND at >= :since
ORDER BY id DESC LIMIT 1;

-- name: images
SELECT tab, row_id, before FROM action_image WHERE action_id = :action_id AND action_id >> 20 = :owner_no;

-- name: later_action
-- The newest change, not undone, that touched a row which action :action_id touched before it.
SELECT later.action_id AS id FROM action_image AS mine
JOIN action_image AS later ON later.tab = mine.tab AND later.row_id = mine.row_id AND later.action_id > mine.action_id
JOIN action ON action.id = later.action_id AND action.undone_at IS NULL
WHERE mine.action_id = :action_id AND mine.action_id >> 20 = :owner_no
ORDER BY later.action_id DESC LIMIT 1;

-- name: mark_undone
UPDATE action SET undone_at = :at WHERE id = :id AND id >> 20 = :owner_no;

-- name: drop_old_actions
-- Images hold what rows were: they go with their time.
DELETE FROM action WHERE at < :before;
