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
-- The newest change, not undone, in the way of undoing :action_id: it touched one of its rows, hung something on a row
-- that would go, or took away what a row that would come back hangs on.
WITH mine AS (
    SELECT tab, row_id, before FROM action_image WHERE action_id = :action_id AND action_id >> 20 = :owner_no
),
hung (tab, row_id, person_id, deal_id) AS (
    SELECT tab, row_id, before ->> 'person_id', before ->> 'deal_id' FROM action_image
    WHERE action_id > :action_id AND action_id <= :action_id | 0xFFFFF AND before IS NOT NULL
),
near (tab, row_id) AS (
    SELECT tab, row_id FROM mine
    UNION SELECT 'resource', resource.id FROM mine JOIN resource ON resource.person_id = mine.row_id
    WHERE mine.tab = 'person' AND mine.before IS NULL
    UNION SELECT 'touch', touch.id FROM mine JOIN touch ON touch.person_id = mine.row_id
    WHERE mine.tab = 'person' AND mine.before IS NULL
    UNION SELECT 'deal_party', deal_party.id FROM mine JOIN deal_party ON deal_party.person_id = mine.row_id
    WHERE mine.tab = 'person' AND mine.before IS NULL
    UNION SELECT 'deal_party', deal_party.id FROM mine JOIN deal_party ON deal_party.deal_id = mine.row_id
    WHERE mine.tab = 'deal' AND mine.before IS NULL
    UNION SELECT 'touch', touch.id FROM mine JOIN touch ON touch.deal_id = mine.row_id
    WHERE mine.tab = 'deal' AND mine.before IS NULL
    UNION SELECT hung.tab, hung.row_id FROM hung CROSS JOIN mine
    WHERE mine.row_id = hung.person_id AND mine.tab = 'person' AND mine.before IS NULL
    UNION SELECT hung.tab, hung.row_id FROM hung CROSS JOIN mine
    WHERE mine.row_id = hung.deal_id AND mine.tab = 'deal' AND mine.before IS NULL
    UNION SELECT 'person', mine.before ->> 'person_id' FROM mine
    WHERE NOT EXISTS (SELECT 1 FROM person WHERE person.id = mine.before ->> 'person_id')
    UNION SELECT 'deal', mine.before ->> 'deal_id' FROM mine
    WHERE NOT EXISTS (SELECT 1 FROM deal WHERE deal.id = mine.before ->> 'deal_id')
)
SELECT later.action_id AS id FROM near
JOIN action_image AS later ON later.tab = near.tab AND later.row_id = near.row_id AND later.action_id > :action_id
JOIN action ON action.id = later.action_id AND action.undone_at IS NULL
ORDER BY later.action_id DESC LIMIT 1;

-- name: mark_undone
UPDATE action SET undone_at = :at WHERE id = :id AND id >> 20 = :owner_no;

-- name: drop_old_actions
-- Images hold what rows were: they go with their time.
DELETE FROM action WHERE at < :before;
