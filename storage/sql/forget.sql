-- Erasing for good: rows, what undo would put back, raw texts.

-- name: deals_alone
-- Deals that only this person is part of.
SELECT deal_id AS id FROM deal_party WHERE id BETWEEN :low AND :high
GROUP BY deal_id HAVING max(person_id) = :person_id AND min(person_id) = :person_id;

-- name: blank_shared_deals
UPDATE deal SET raw = '' WHERE id BETWEEN :low AND :high
AND id IN (SELECT deal_id FROM deal_party WHERE person_id = :person_id AND id BETWEEN :low AND :high);

-- name: blank_shared_touches
-- A line about several people is kept with each of them.
UPDATE touch SET raw = '' WHERE id BETWEEN :low AND :high AND raw <> '' AND raw IN (
    SELECT raw FROM touch AS theirs WHERE theirs.person_id = :person_id AND theirs.id BETWEEN :low AND :high
    UNION SELECT raw FROM person WHERE id = :person_id
);

-- name: images_of_rows
DELETE FROM action_image WHERE action_id BETWEEN :low AND :high AND tab = :tab AND row_id IN (SELECT value FROM json_each(:ids));

-- name: images_hanging
-- What undo would put back that hung on them and is gone already: needs, touches, deals with all their parties.
WITH gone (id) AS (
    SELECT before ->> 'deal_id' FROM action_image
    WHERE action_id BETWEEN :low AND :high AND tab = 'deal_party' AND before ->> 'person_id' = :person_id
        AND NOT EXISTS (SELECT 1 FROM deal WHERE deal.id = before ->> 'deal_id')
)
DELETE FROM action_image WHERE action_id BETWEEN :low AND :high AND (
    before ->> 'person_id' = :person_id
    OR (tab = 'deal' AND row_id IN (SELECT id FROM gone))
    OR (tab = 'deal_party' AND before ->> 'deal_id' IN (SELECT id FROM gone))
);

-- name: images_naming
-- What else undo would put back that holds their name.
DELETE FROM action_image WHERE action_id BETWEEN :low AND :high AND instr(before, :name) > 0;

-- name: empty_actions
DELETE FROM action WHERE id BETWEEN :low AND :high AND id NOT IN (SELECT action_id FROM action_image);

-- name: links
-- :rows is a JSON array of [table, id]: rows of different tables share their numbers.
DELETE FROM message_link WHERE owner_no = :owner_no
AND (kind, row_id) IN (SELECT value ->> 0, value ->> 1 FROM json_each(:rows));

-- name: digest_items
DELETE FROM digest_item WHERE id BETWEEN :low AND :high
AND (kind, row_id) IN (SELECT value ->> 0, value ->> 1 FROM json_each(:rows));

-- name: images_of_drafts_naming
DELETE FROM action_image WHERE action_id BETWEEN :low AND :high AND tab = 'draft'
AND row_id IN (SELECT id FROM draft WHERE id BETWEEN :low AND :high AND instr(text, :name) > 0);

-- name: drafts_naming
DELETE FROM draft WHERE id BETWEEN :low AND :high AND instr(text, :name) > 0;

-- name: asked_all
DELETE FROM asked WHERE id BETWEEN :low AND :high;

-- name: aside
DELETE FROM inbox WHERE lane = :telegram_id AND state = 'aside';

-- name: person_all
DELETE FROM person WHERE id BETWEEN :low AND :high;

-- name: resource_all
DELETE FROM resource WHERE id BETWEEN :low AND :high;

-- name: touch_all
DELETE FROM touch WHERE id BETWEEN :low AND :high;

-- name: deal_all
DELETE FROM deal WHERE id BETWEEN :low AND :high;

-- name: deal_party_all
DELETE FROM deal_party WHERE id BETWEEN :low AND :high;

-- name: draft_all
DELETE FROM draft WHERE id BETWEEN :low AND :high;

-- name: digest_item_all
DELETE FROM digest_item WHERE id BETWEEN :low AND :high;

-- name: images_all
DELETE FROM action_image WHERE action_id BETWEEN :low AND :high;

-- name: actions_all
DELETE FROM action WHERE id BETWEEN :low AND :high;

-- name: links_all
DELETE FROM message_link WHERE owner_no = :owner_no;

-- name: dialogue_all
DELETE FROM dialogue WHERE owner_no = :owner_no;

-- name: due_all
DELETE FROM due WHERE owner_no = :owner_no;

-- name: outbox_all
DELETE FROM outbox WHERE owner_no = :owner_no AND state <> 'queued';

-- name: all_people
SELECT id FROM person WHERE id BETWEEN :low AND :high;

-- name: ask_erasure
INSERT INTO erasure (asked_at) VALUES (:now);

-- name: erasures
SELECT coalesce(max(id), 0) FROM erasure WHERE done_at IS NULL;

-- name: erased
UPDATE erasure SET done_at = :now WHERE done_at IS NULL AND id <= :newest;
