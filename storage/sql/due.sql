-- name: waiting
SELECT local_date, due_at FROM due WHERE owner_no = :owner_no AND kind = :kind AND state = 'waiting' ORDER BY due_at LIMIT 1;

-- name: plan
INSERT INTO due (owner_no, kind, local_date, due_at, state) VALUES (:owner_no, :kind, :local_date, :due_at, 'waiting')
ON CONFLICT (owner_no, kind, local_date) DO NOTHING;

-- name: unplan
DELETE FROM due WHERE owner_no = :owner_no AND kind = :kind AND state = 'waiting';

-- name: had
SELECT max(local_date) FROM due WHERE owner_no = :owner_no AND kind = :kind AND state <> 'waiting';

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
