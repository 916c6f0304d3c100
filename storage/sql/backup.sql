-- name: row_counts
SELECT
    (SELECT count(*) FROM owner) AS owner,
    (SELECT count(*) FROM person) AS person,
    (SELECT count(*) FROM touch) AS touch,
    (SELECT count(*) FROM resource) AS resource,
    (SELECT count(*) FROM deal) AS deal;
