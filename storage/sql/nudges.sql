-- What the digest of each day lists. An owner's items lie together by id; their dates are compared by text so that the
-- planner walks that range and not the index over everybody's dates.

-- name: items_of
SELECT * FROM digest_item WHERE id BETWEEN :low AND :high AND local_date || '' = :local_date ORDER BY position;

-- name: add_item
INSERT INTO digest_item (id, local_date, position, kind, row_id, state)
VALUES (:id, :local_date, :position, :kind, :row_id, :state);

-- name: drop_items_before
DELETE FROM digest_item WHERE id BETWEEN :low AND :high AND local_date || '' < :before;

-- name: answers
-- The newest change of each item that was not taken back: the one its Undo button undoes. :ids is a JSON array.
SELECT image.row_id, max(image.action_id) AS action_id FROM json_each(:ids) AS asked
JOIN action_image AS image ON image.tab = 'digest_item' AND image.row_id = asked.value
JOIN action ON action.id = image.action_id AND action.undone_at IS NULL AND action.at >= :since
WHERE action.id BETWEEN :low AND :high
GROUP BY image.row_id;

-- name: shown
-- How often people were named since they fell due, and when last.
SELECT item.row_id AS person_id, count(*) AS times, max(item.local_date) AS shown_on FROM digest_item AS item
JOIN person_wait ON person_wait.person_id = item.row_id AND item.local_date >= person_wait.next_touch_on
WHERE item.id BETWEEN :low AND :high AND item.kind = 'person' AND item.state = 'open'
GROUP BY item.row_id;

-- name: long_waiting
-- Whose time has come, the longest overdue first, without those in :but; what choosing needs of them. :but is a JSON array.
SELECT person.id, person.rhythm_days, person.funnel_stage, person.next_touch_on AS due_on,
    coalesce(person.last_touch_on, person.met_on, substr(person.created_at, 1, 10)) AS since
FROM person_wait JOIN person ON person.id = person_wait.person_id
WHERE person_wait.owner_no = :owner_no AND person_wait.next_touch_on <= :today
    AND person_wait.person_id NOT IN (SELECT value FROM json_each(:but))
ORDER BY person_wait.next_touch_on, person_wait.person_id LIMIT :limit;

-- name: newly_waiting
-- The same, whose time has come last first.
SELECT person.id, person.rhythm_days, person.funnel_stage, person.next_touch_on AS due_on,
    coalesce(person.last_touch_on, person.met_on, substr(person.created_at, 1, 10)) AS since
FROM person_wait JOIN person ON person.id = person_wait.person_id
WHERE person_wait.owner_no = :owner_no AND person_wait.next_touch_on <= :today
    AND person_wait.person_id NOT IN (SELECT value FROM json_each(:but))
ORDER BY person_wait.next_touch_on DESC, person_wait.person_id DESC LIMIT :limit;

-- name: waiting_among
-- The same, of those in :only. :only is a JSON array.
SELECT person.id, person.rhythm_days, person.funnel_stage, person.next_touch_on AS due_on,
    coalesce(person.last_touch_on, person.met_on, substr(person.created_at, 1, 10)) AS since
FROM json_each(:only) AS asked JOIN person ON person.id = asked.value
WHERE person.id BETWEEN :low AND :high AND person.next_touch_on <= :today
ORDER BY person.next_touch_on, person.id;

-- name: coming
-- Whose time comes next.
SELECT person.* FROM person_wait JOIN person ON person.id = person_wait.person_id
WHERE person_wait.owner_no = :owner_no AND person_wait.next_touch_on > :today
ORDER BY person_wait.next_touch_on, person_wait.person_id LIMIT :limit;

-- name: open_resources
-- How many open needs (or offers) each of these people has; :ids is a JSON array.
SELECT resource.person_id, count(*) AS n FROM json_each(:ids) AS asked
JOIN resource ON resource.person_id = asked.value AND resource.kind = :kind AND resource.open = 1
WHERE resource.id BETWEEN :low AND :high
GROUP BY resource.person_id;

-- name: last_words
-- The newest words about each of these people.
SELECT asked.value AS person_id, (
    SELECT touch.text FROM touch WHERE touch.person_id = asked.value AND touch.id BETWEEN :low AND :high AND touch.text <> ''
    ORDER BY touch.touched_on DESC, touch.id DESC LIMIT 1
) AS text FROM json_each(:ids) AS asked;
