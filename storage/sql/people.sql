-- name: add_name
INSERT INTO person_name (owner_no, key, person_id) VALUES (:owner_no, :key, :person_id);

-- name: drop_names
DELETE FROM person_name WHERE person_id = :person_id AND owner_no = :owner_no;

-- name: add_wait
INSERT INTO person_wait (owner_no, next_touch_on, person_id) VALUES (:owner_no, :next_touch_on, :person_id);

-- name: drop_wait
DELETE FROM person_wait WHERE person_id = :person_id AND owner_no = :owner_no;

-- name: known_in
-- Which stored names are among the keys; :keys is a JSON array.
SELECT DISTINCT person.id, person.name, person_name.key FROM json_each(:keys) AS asked
JOIN person_name ON person_name.owner_no = :owner_no AND person_name.key = asked.value
JOIN person ON person.id = person_name.person_id
ORDER BY person.id;

-- name: mentioned
-- Whose whole name is among the keys, or a part of it among the parts; both are JSON arrays, the keys hold the parts too.
SELECT DISTINCT person.id, person.name, person_name.key
FROM json_each(:keys) AS asked
JOIN person_name ON person_name.owner_no = :owner_no AND person_name.key = asked.value
JOIN person ON person.id = person_name.person_id
WHERE instr(person_name.key, ' ') > 0
    OR (instr(person.name, ' ') = 0 AND instr(person_name.key, '*') = 0)
    OR person_name.key IN (SELECT value FROM json_each(:parts))
ORDER BY length(person_name.key) DESC, person.id LIMIT 200;

-- name: by_key
SELECT person.* FROM person_name JOIN person ON person.id = person_name.person_id
WHERE person_name.owner_no = :owner_no AND person_name.key = :key
ORDER BY person.id;

-- name: by_external_id
SELECT id FROM person WHERE external_id = :external_id AND id BETWEEN :low AND :high LIMIT 1;

-- name: recent
SELECT * FROM person WHERE id BETWEEN :low AND :high ORDER BY id DESC LIMIT :limit OFFSET :offset;

-- name: all_after
SELECT * FROM person WHERE id > :after AND id BETWEEN :low AND :high ORDER BY id LIMIT :limit;

-- name: count
SELECT count(*) FROM person WHERE id BETWEEN :low AND :high;

-- name: waiting
-- Whose time has come, longest overdue first. A rhythm of 0 days means never.
SELECT person.* FROM person_wait JOIN person ON person.id = person_wait.person_id
WHERE person_wait.owner_no = :owner_no AND person_wait.next_touch_on <= :today
ORDER BY person_wait.next_touch_on, person_wait.person_id LIMIT :limit OFFSET :offset;

-- name: count_waiting
SELECT count(*) FROM person_wait WHERE owner_no = :owner_no AND next_touch_on <= :today;

-- name: resources_of
SELECT * FROM resource WHERE person_id = :person_id AND id BETWEEN :low AND :high ORDER BY id;

-- name: own_resources
SELECT * FROM resource WHERE person_id IS NULL AND id BETWEEN :low AND :high ORDER BY id;

-- name: touches_of
SELECT * FROM touch WHERE person_id = :person_id AND id BETWEEN :low AND :high
ORDER BY touched_on DESC, id DESC LIMIT :limit OFFSET :offset;

-- name: count_touches
SELECT count(*) FROM touch WHERE person_id = :person_id AND id BETWEEN :low AND :high;

-- name: touch_ids_of
SELECT id FROM touch WHERE person_id = :person_id AND id BETWEEN :low AND :high;

-- name: party_ids_of
SELECT id FROM deal_party WHERE person_id = :person_id AND id BETWEEN :low AND :high;

-- name: newest_touch
SELECT max(touched_on) FROM touch WHERE person_id = :person_id AND id BETWEEN :low AND :high;
