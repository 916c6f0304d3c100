-- Everything of one owner, to be written to a file and read back.

-- name: people
SELECT * FROM person WHERE id > :after AND id BETWEEN :low AND :high ORDER BY id LIMIT :limit;

-- name: resources
SELECT * FROM resource WHERE id > :after AND id BETWEEN :low AND :high ORDER BY id LIMIT :limit;

-- name: touches
SELECT * FROM touch WHERE id > :after AND id BETWEEN :low AND :high ORDER BY id LIMIT :limit;

-- name: deals
SELECT * FROM deal WHERE id > :after AND id BETWEEN :low AND :high ORDER BY id LIMIT :limit;

-- name: parties
SELECT * FROM deal_party WHERE id > :after AND id BETWEEN :low AND :high ORDER BY id LIMIT :limit;

-- name: drafts
SELECT * FROM draft WHERE id > :after AND id BETWEEN :low AND :high ORDER BY id LIMIT :limit;

-- name: twins
-- Who was stored at that moment from that text.
SELECT id FROM person WHERE id BETWEEN :low AND :high AND created_at = :created_at AND raw = :raw AND name = :name LIMIT 1;
