-- Looking people up: words in an FTS5 table without contents, everything that has a code in `person_industry`.

-- name: terms
SELECT terms FROM search_terms WHERE person_id = :person_id AND person_id >> 20 = :owner_no;

-- name: put_terms
INSERT INTO search_terms (person_id, terms, folding_version, taxonomy_version)
VALUES (:person_id, :terms, :folding_version, :taxonomy_version)
ON CONFLICT (person_id) DO UPDATE SET terms = excluded.terms, folding_version = excluded.folding_version,
    taxonomy_version = excluded.taxonomy_version;

-- name: drop_terms
DELETE FROM search_terms WHERE person_id = :person_id AND person_id >> 20 = :owner_no;

-- name: add_words
INSERT INTO search (rowid, terms) VALUES (:person_id, :terms);

-- name: drop_words
-- An FTS5 table without contents forgets only what it is told again.
INSERT INTO search (search, rowid, terms) VALUES ('delete', :person_id, :terms);

-- name: add_code
INSERT INTO person_industry (owner_no, code, person_id, place, weight)
VALUES (:owner_no, :code, :person_id, :place, :weight)
ON CONFLICT (owner_no, code, person_id, place) DO UPDATE SET weight = max(weight, excluded.weight);

-- name: drop_codes
DELETE FROM person_industry WHERE person_id = :person_id AND owner_no = :owner_no;

-- name: places
-- Every place that one of the owner's people is in.
SELECT DISTINCT code FROM person_industry WHERE owner_no = :owner_no AND code >= 'in:' AND code < 'in;';

-- name: by_codes
-- Who has a code of every group, the surest first; :groups is a JSON array of [group, code].
WITH asked (grp, code) AS (SELECT value ->> 0, value ->> 1 FROM json_each(:groups)),
best (person_id, grp, weight) AS (
    SELECT filed.person_id, asked.grp, max(filed.weight) FROM asked
    JOIN person_industry AS filed ON filed.owner_no = :owner_no AND filed.code = asked.code
    GROUP BY filed.person_id, asked.grp
)
SELECT person_id FROM best GROUP BY person_id HAVING count(*) = :n
ORDER BY sum(weight) DESC, person_id LIMIT :limit;

-- name: by_words
SELECT rowid AS person_id FROM search WHERE search MATCH :match ORDER BY rowid LIMIT :limit;

-- name: by_both
WITH asked (grp, code) AS (SELECT value ->> 0, value ->> 1 FROM json_each(:groups)),
found (person_id) AS (SELECT rowid FROM search WHERE search MATCH :match),
best (person_id, grp, weight) AS (
    SELECT found.person_id, asked.grp, max(filed.weight) FROM found JOIN asked
    JOIN person_industry AS filed
        ON filed.owner_no = :owner_no AND filed.code = asked.code AND filed.person_id = found.person_id
    GROUP BY found.person_id, asked.grp
)
SELECT person_id FROM best GROUP BY person_id HAVING count(*) = :n
ORDER BY sum(weight) DESC, person_id LIMIT :limit;

-- name: everybody
SELECT id AS person_id FROM person WHERE id BETWEEN :low AND :high ORDER BY id;

-- name: people
SELECT person.* FROM json_each(:ids) AS asked CROSS JOIN person
WHERE person.id = asked.value AND person.id BETWEEN :low AND :high;

-- name: codes_of
-- The owner is in the id too; compared so, the index by person is used.
SELECT filed.* FROM json_each(:ids) AS asked CROSS JOIN person_industry AS filed
WHERE filed.person_id = asked.value AND filed.person_id >> 20 = :owner_no;

-- name: resources_of
SELECT resource.person_id, resource.kind, resource.text FROM json_each(:ids) AS asked CROSS JOIN resource
WHERE resource.person_id = asked.value AND resource.open = 1 AND resource.id BETWEEN :low AND :high ORDER BY resource.id;

-- name: touches_of
SELECT touch.person_id, touch.text FROM json_each(:ids) AS asked CROSS JOIN touch
WHERE touch.person_id = asked.value AND touch.text <> '' AND touch.id BETWEEN :low AND :high ORDER BY touch.touched_on DESC, touch.id DESC;

-- name: stale
-- Who was indexed by other rules than today's; spelt out so that the index by version is used.
SELECT person_id AS id FROM search_terms
WHERE folding_version < :folding_version OR folding_version > :folding_version
    OR (folding_version = :folding_version AND taxonomy_version < :taxonomy_version)
    OR (folding_version = :folding_version AND taxonomy_version > :taxonomy_version)
LIMIT :limit;

-- name: merge
-- A negative number goes on over the whole index until one piece is left.
INSERT INTO search (search, rank) VALUES ('merge', :pages);

-- name: add_asked
INSERT INTO asked (id, text, asked_at) VALUES (:id, :text, :at);

-- name: asked
SELECT text FROM asked WHERE id = :id AND id BETWEEN :low AND :high;

-- name: drop_asked
-- Only the newest questions keep their buttons alive.
DELETE FROM asked WHERE id BETWEEN :low AND :id - :kept;
