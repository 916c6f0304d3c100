-- name: open
-- Deals that are going on, next steps first.
SELECT * FROM deal WHERE id BETWEEN :low AND :high AND stage IN ('talking', 'agreed')
ORDER BY next_on IS NULL, next_on, id LIMIT :limit OFFSET :offset;

-- name: of_stage
SELECT * FROM deal WHERE id BETWEEN :low AND :high AND stage = :stage ORDER BY id DESC LIMIT :limit OFFSET :offset;

-- name: totals
-- Count and sum per stage and currency; the sum is in minor units.
SELECT stage, currency, count(*) AS deals, sum(amount_minor) AS minor FROM deal
WHERE id BETWEEN :low AND :high GROUP BY stage, currency ORDER BY stage, currency;

-- name: steps_due
SELECT * FROM deal WHERE id BETWEEN :low AND :high AND stage IN ('talking', 'agreed') AND next_on <= :today
ORDER BY next_on, id LIMIT :limit;

-- name: of_person
SELECT deal.* FROM deal_party JOIN deal ON deal.id = deal_party.deal_id
WHERE deal_party.person_id = :person_id AND deal_party.id BETWEEN :low AND :high ORDER BY deal.id DESC;

-- name: parties
SELECT id, person_id FROM deal_party WHERE deal_id = :deal_id AND id BETWEEN :low AND :high ORDER BY id;

-- name: notes
SELECT * FROM touch WHERE deal_id = :deal_id AND id BETWEEN :low AND :high ORDER BY touched_on DESC, id DESC;
