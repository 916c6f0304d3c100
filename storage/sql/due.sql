-- name: waiting
SELECT local_date, due_at FROM due WHERE owner_no = :owner_no AND kind = :kind AND state = 'waiting' ORDER BY due_at LIMIT 1;

-- name: owed
-- A digest of today, or of a day that passed while nobody was there to claim it.
SELECT 1 FROM due WHERE owner_no = :owner_no AND kind = :kind AND local_date <= :today AND state = 'waiting';

-- name: plan
INSERT INTO due (owner_no, kind, local_date, due_at, state) VALUES (:owner_no, :kind, :local_date, :due_at, 'waiting')
ON CONFLICT (owner_no, kind, local_date) DO NOTHING;

-- name: unplan
DELETE FROM due WHERE owner_no = :owner_no AND kind = :kind AND state = 'waiting';

-- name: had
SELECT local_date FROM due WHERE owner_no = :owner_no AND kind = :kind AND state <> 'waiting';

-- name: claim
-- Take what is due: one statement, so that two claimers never get the same row.
UPDATE due SET state = 'claimed', claimed_at = :now
WHERE (owner_no, kind, local_date) IN (
    SELECT owner_no, kind, local_date FROM due WHERE state = 'waiting' AND due_at <= :now ORDER BY due_at LIMIT :limit
)
RETURNING owner_no, kind, local_date;

-- name: claim_of_owner
UPDATE due SET state = 'claimed', claimed_at = :now
WHERE owner_no = :owner_no AND state = 'waiting' AND due_at <= :now
RETURNING owner_no, kind, local_date;

-- name: adrift
-- Owners whom no plan reaches any more. A pause is no longer than its day plus one for the zones.
SELECT owner_no FROM owner
WHERE NOT EXISTS (
    SELECT 1 FROM due WHERE due.owner_no = owner.owner_no AND due.kind = :kind AND due.state <> 'done'
    AND (due.state = 'claimed' OR due.due_at <= :far OR owner.paused_until >= substr(:now, 1, 10))
)
ORDER BY owner_no LIMIT :limit;

-- name: abandoned
-- Claimed, but whoever claimed it died before it was done.
SELECT owner_no, kind, local_date FROM due WHERE state = 'claimed' AND claimed_at < :before;

-- name: done
UPDATE due SET state = 'done' WHERE owner_no = :owner_no AND kind = :kind AND local_date = :local_date AND state = 'claimed';

-- name: drop_old
DELETE FROM due WHERE state = 'done' AND due_at < :before;

-- name: drop_future
-- After a moved clock (the console's /at): what was done in a future that has not come.
DELETE FROM due WHERE owner_no = :owner_no AND local_date > :today;
