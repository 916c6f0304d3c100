-- name: by_telegram_id
SELECT * FROM owner WHERE telegram_id = :telegram_id;

-- name: by_number
SELECT * FROM owner WHERE owner_no = :owner_no;

-- name: add
INSERT INTO owner (telegram_id, chat_id, role, language, zone, country, currency, digest_at, digest_count, created_at)
VALUES (:telegram_id, :chat_id, :role, :language, :zone, :country, :currency, :digest_at, :digest_count, :created_at)
ON CONFLICT (telegram_id) DO UPDATE SET chat_id = excluded.chat_id
RETURNING owner_no;

-- name: save
UPDATE owner SET chat_id = :chat_id, role = :role, language = :language, zone = :zone, country = :country, currency = :currency,
    digest_at = :digest_at, digest_count = :digest_count, paused_until = :paused_until, reachable = :reachable
WHERE owner_no = :owner_no;

-- name: count
SELECT count(*) FROM owner;

-- name: operators
SELECT * FROM owner WHERE role = 'operator' ORDER BY owner_no;

-- name: add_invite
INSERT INTO invite (token_sha256, role, expires_at) VALUES (:token_sha256, :role, :expires_at);

-- name: use_invite
UPDATE invite SET used_by = :telegram_id
WHERE token_sha256 = :token_sha256 AND used_by IS NULL AND expires_at > :now AND role IN (:role, :other_role)
RETURNING role;

-- name: drop_invites_of_role
DELETE FROM invite WHERE role = :role AND used_by IS NULL;
