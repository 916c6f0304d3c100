-- Whole owned rows: what a change writes and what undo puts back. Every one names its owner.

-- name: get_person
SELECT * FROM person WHERE id = :id AND id >> 20 = :owner_no;

-- name: put_person
INSERT INTO person (id, name, alias, organisation, company, role, industries, city, phones, emails, urls, wechat, telegram, met_at, met_on, via, tags, rhythm_days, birthday, funnel_stage, note, raw, external_id, created_at, last_touch_on, next_touch_on)
VALUES (:id, :name, :alias, :organisation, :company, :role, :industries, :city, :phones, :emails, :urls, :wechat, :telegram, :met_at, :met_on, :via, :tags, :rhythm_days, :birthday, :funnel_stage, :note, :raw, :external_id, :created_at, :last_touch_on, :next_touch_on)
ON CONFLICT (id) DO UPDATE SET
    name = excluded.name,
    alias = excluded.alias,
    organisation = excluded.organisation,
    company = excluded.company,
    role = excluded.role,
    industries = excluded.industries,
    city = excluded.city,
    phones = excluded.phones,
    emails = excluded.emails,
    urls = excluded.urls,
    wechat = excluded.wechat,
    telegram = excluded.telegram,
    met_at = excluded.met_at,
    met_on = excluded.met_on,
    via = excluded.via,
    tags = excluded.tags,
    rhythm_days = excluded.rhythm_days,
    birthday = excluded.birthday,
    funnel_stage = excluded.funnel_stage,
    note = excluded.note,
    raw = excluded.raw,
    external_id = excluded.external_id,
    created_at = excluded.created_at,
    last_touch_on = excluded.last_touch_on,
    next_touch_on = excluded.next_touch_on;

-- name: drop_person
DELETE FROM person WHERE id = :id AND id >> 20 = :owner_no;

-- name: get_resource
SELECT * FROM resource WHERE id = :id AND id >> 20 = :owner_no;

-- name: put_resource
INSERT INTO resource (id, person_id, kind, text, industries, said_on, said_by, second_hand, open)
VALUES (:id, :person_id, :kind, :text, :industries, :said_on, :said_by, :second_hand, :open)
ON CONFLICT (id) DO UPDATE SET
    person_id = excluded.person_id,
    kind = excluded.kind,
    text = excluded.text,
    industries = excluded.industries,
    said_on = excluded.said_on,
    said_by = excluded.said_by,
    second_hand = excluded.second_hand,
    open = excluded.open;

-- name: drop_resource
DELETE FROM resource WHERE id = :id AND id >> 20 = :owner_no;

-- name: get_touch
SELECT * FROM touch WHERE id = :id AND id >> 20 = :owner_no;

-- name: put_touch
INSERT INTO touch (id, person_id, deal_id, kind, touched_on, text, raw)
VALUES (:id, :person_id, :deal_id, :kind, :touched_on, :text, :raw)
ON CONFLICT (id) DO UPDATE SET
    person_id = excluded.person_id,
    deal_id = excluded.deal_id,
    kind = excluded.kind,
    touched_on = excluded.touched_on,
    text = excluded.text,
    raw = excluded.raw;

-- name: drop_touch
DELETE FROM touch WHERE id = :id AND id >> 20 = :owner_no;

-- name: get_deal
SELECT * FROM deal WHERE id = :id AND id >> 20 = :owner_no;

-- name: put_deal
INSERT INTO deal (id, title, stage, amount_minor, currency, next_step, next_on, outcome, raw, opened_on, closed_on)
VALUES (:id, :title, :stage, :amount_minor, :currency, :next_step, :next_on, :outcome, :raw, :opened_on, :closed_on)
ON CONFLICT (id) DO UPDATE SET
    title = excluded.title,
    stage = excluded.stage,
    amount_minor = excluded.amount_minor,
    currency = excluded.currency,
    next_step = excluded.next_step,
    next_on = excluded.next_on,
    outcome = excluded.outcome,
    raw = excluded.raw,
    opened_on = excluded.opened_on,
    closed_on = excluded.closed_on;

-- name: drop_deal
DELETE FROM deal WHERE id = :id AND id >> 20 = :owner_no;

-- name: get_deal_party
SELECT * FROM deal_party WHERE id = :id AND id >> 20 = :owner_no;

-- name: put_deal_party
INSERT INTO deal_party (id, deal_id, person_id)
VALUES (:id, :deal_id, :person_id)
ON CONFLICT (id) DO UPDATE SET
    deal_id = excluded.deal_id,
    person_id = excluded.person_id;

-- name: drop_deal_party
DELETE FROM deal_party WHERE id = :id AND id >> 20 = :owner_no;

-- name: get_draft
SELECT * FROM draft WHERE id = :id AND id >> 20 = :owner_no;

-- name: put_draft
INSERT INTO draft (id, text, said_at, message_id)
VALUES (:id, :text, :said_at, :message_id)
ON CONFLICT (id) DO UPDATE SET
    text = excluded.text,
    said_at = excluded.said_at,
    message_id = excluded.message_id;

-- name: drop_draft
DELETE FROM draft WHERE id = :id AND id >> 20 = :owner_no;

-- name: get_digest_item
SELECT * FROM digest_item WHERE id = :id AND id >> 20 = :owner_no;

-- name: put_digest_item
INSERT INTO digest_item (id, local_date, position, kind, row_id, state)
VALUES (:id, :local_date, :position, :kind, :row_id, :state)
ON CONFLICT (id) DO UPDATE SET
    local_date = excluded.local_date,
    position = excluded.position,
    kind = excluded.kind,
    row_id = excluded.row_id,
    state = excluded.state;

-- name: drop_digest_item
DELETE FROM digest_item WHERE id = :id AND id >> 20 = :owner_no;

-- name: get_owner
-- Settings only: who somebody is and what they may do is no setting.
SELECT owner_no AS id, language, zone, country, currency, digest_at, digest_count, paused_until
FROM owner WHERE owner_no = :id AND owner_no = :owner_no;

-- name: put_owner
UPDATE owner SET language = :language, zone = :zone, country = :country, currency = :currency,
    digest_at = :digest_at, digest_count = :digest_count, paused_until = :paused_until
WHERE owner_no = :id;
