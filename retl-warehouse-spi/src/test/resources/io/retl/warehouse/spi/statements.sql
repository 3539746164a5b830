## copy
CREATE TABLE "s"."copy" AS
SELECT ID(q."id") AS record_id, CHECKSUM(42, q."e""mail", q."id") AS checksum, q."id" AS c1, q."e""mail" AS c2
FROM (
SELECT * FROM people -- all
) q;
CREATE INDEX ON "s"."copy" (record_id)

## count changes without duplicates
SELECT COUNT(CASE WHEN d.kind = 'D' THEN 1 END), COUNT(CASE WHEN d.kind <> 'D' THEN 1 END)
FROM (
SELECT CASE WHEN m.checksum IS NULL THEN 'D' WHEN r.record_id IS NULL OR r.unconfirmed = 'A' OR r.unconfirmed = 'D' THEN 'A' ELSE 'U' END AS kind, COALESCE(m.record_id, r.record_id) AS record_id, m.checksum AS checksum, CASE WHEN r.record_id IS NOT NULL AND (r.unconfirmed IS NULL OR r.checksum = m.checksum OR (r.checksum IS NULL AND m.checksum IS NULL)) THEN r.synced_in ELSE 7 END AS origin, r.unconfirmed AS unconfirmed, m.c1, m.c2
FROM (SELECT s.* FROM (
SELECT ID(q."id") AS record_id, CHECKSUM(42, q."e""mail", q."id") AS checksum, q."id" AS c1, q."e""mail" AS c2
FROM (
SELECT * FROM people -- all
) q
) s WHERE NOT EXISTS (SELECT 1 FROM "s"."duplicates" x WHERE x.record_id = s.record_id)) m
FULL JOIN (SELECT s.* FROM "s"."records" s WHERE NOT EXISTS (SELECT 1 FROM "s"."duplicates" x WHERE x.record_id = s.record_id)) r ON m.record_id = r.record_id
WHERE (r.record_id IS NULL OR m.checksum IS NULL OR (r.unconfirmed IS NULL AND r.checksum <> m.checksum) OR r.unconfirmed IS NOT NULL)
) d
WHERE d.record_id IS NOT NULL

## count copied rows
SELECT COUNT(*) FROM "s"."copy" q

## count duplicates
SELECT COUNT(*), COALESCE(SUM(row_count), 0) FROM "s"."duplicates"

## count model
SELECT COUNT(*), COUNT(m.record_id), COUNT(DISTINCT m.record_id)
FROM (
SELECT ID(q."id") AS record_id, CHECKSUM(42, q."e""mail", q."id") AS checksum, q."id" AS c1, q."e""mail" AS c2
FROM (
SELECT * FROM people -- all
) q
) m

## count model rows
SELECT COUNT(*) FROM (
SELECT * FROM people -- all
) q

## count rebased
SELECT COUNT(r.record_id)
FROM "s"."rebase" f
LEFT JOIN "s"."records" r ON r.record_id = f.record_id AND r.checksum = f.checksum_before AND r.unconfirmed IS NULL

## count state
SELECT a.row_count, b.row_count
FROM (SELECT COUNT(*) AS row_count FROM "s"."records") a
CROSS JOIN (SELECT COUNT(*) AS row_count FROM "s"."unresolved") b

## create duplicates
CREATE TABLE "s"."duplicates" AS
SELECT m.record_id AS record_id, COUNT(*) AS row_count
FROM (
SELECT ID(q."id") AS record_id, CHECKSUM(42, q."e""mail", q."id") AS checksum, q."id" AS c1, q."e""mail" AS c2
FROM (
SELECT * FROM people -- all
) q
) m
WHERE m.record_id IS NOT NULL
GROUP BY m.record_id
HAVING COUNT(*) > 1;
CREATE INDEX ON "s"."duplicates" (record_id)

## create rebase
CREATE TABLE "s"."rebase" AS
SELECT ID(q."id") AS record_id, CHECKSUM(41, q."id") AS checksum_before, CHECKSUM(42, q."e""mail", q."id") AS checksum
FROM (
SELECT * FROM people -- all
) q;
DELETE FROM "s"."rebase" f WHERE f.record_id IN (SELECT s.record_id FROM "s"."rebase" s GROUP BY s.record_id HAVING COUNT(*) > 1)

## create state
CREATE TABLE "s"."records" (
  record_id ID_TYPE NOT NULL,
  checksum SUM_TYPE,
  synced_in BIGINT NOT NULL,
  unconfirmed VARCHAR(1));
ALTER TABLE "s"."records" ADD PRIMARY KEY (record_id);
CREATE TABLE "s"."unresolved" (
  record_id ID_TYPE NOT NULL,
  checksum SUM_TYPE,
  reason VARCHAR(32) NOT NULL,
  tries BIGINT NOT NULL,
  failing_since BIGINT NOT NULL);
ALTER TABLE "s"."unresolved" ADD PRIMARY KEY (record_id);
CREATE TABLE "s"."checkpoints" (
  source_id VARCHAR(400) NOT NULL,
  model_id VARCHAR(400) NOT NULL,
  checkpoint VARCHAR(64),
  sync_number BIGINT NOT NULL,
  epoch BIGINT NOT NULL,
  record_count BIGINT NOT NULL,
  fingerprint VARCHAR(64),
  columns VARCHAR(1000000) NOT NULL,
  encoding BIGINT NOT NULL,
  state_id VARCHAR(64) NOT NULL)

## delete duplicates
DELETE FROM "s"."delta" d WHERE EXISTS (SELECT 1 FROM "s"."duplicates" x WHERE x.record_id = d.record_id)

## delete untaken
DELETE FROM "s"."delta" WHERE NOT (seq BETWEEN ? AND ? OR seq BETWEEN ? AND ?)
-- binds [-9, 0, 1, 90]

## delta beside unresolved rows
CREATE SEQUENCE "s"."n1";
CREATE SEQUENCE "s"."n2";
CREATE TABLE "s"."delta" AS
SELECT n.seq, n.kind, n.record_id, n.checksum, n.origin, n.unconfirmed, n.failed_syncs, NULLIF(n.oversize, -1) AS oversize, CASE WHEN n.oversize IS NULL THEN 64 + BYTES(n.c1) + BYTES(n.c2) WHEN n.oversize >= 0 THEN 64 END AS bytes, CASE WHEN n.oversize IS NULL THEN n.c1 END AS c1, CASE WHEN n.oversize IS NULL THEN n.c2 END AS c2
FROM (
SELECT d.*, CAST(CASE WHEN d.kind NOT IN ('A', 'U', 'D') OR d.parked IS NOT NULL THEN -1 WHEN MIN_BYTES(d.c2) > 900 THEN CASE WHEN MIN_BYTES(d.c2) > 900 THEN 2 WHEN MIN_BYTES(d.c2) > 5000 THEN 0 END END AS SMALLINT) AS oversize, CASE WHEN d.record_id IS NULL OR d.parked IS NOT NULL THEN NULL WHEN d.kind = 'D' THEN 1 - NEXT VALUE FOR "s"."n1" ELSE NEXT VALUE FOR "s"."n2" END AS seq
FROM (
SELECT w.*, p.tries AS failed_syncs, CASE WHEN p.reason = 'PARKED' THEN 1 END AS parked
FROM (
SELECT CASE WHEN m.checksum IS NULL THEN 'D' WHEN r.record_id IS NULL OR r.unconfirmed = 'A' OR r.unconfirmed = 'D' THEN 'A' ELSE 'U' END AS kind, COALESCE(m.record_id, r.record_id) AS record_id, m.checksum AS checksum, CASE WHEN r.record_id IS NOT NULL AND (r.unconfirmed IS NULL OR r.checksum = m.checksum OR (r.checksum IS NULL AND m.checksum IS NULL)) THEN r.synced_in ELSE 7 END AS origin, r.unconfirmed AS unconfirmed, m.c1, m.c2
FROM (
SELECT ID(q."id") AS record_id, CHECKSUM(42, q."e""mail", q."id") AS checksum, q."id" AS c1, q."e""mail" AS c2
FROM (
SELECT * FROM people -- all
) q
) m
FULL JOIN "s"."records" r ON m.record_id = r.record_id
WHERE (r.record_id IS NULL OR m.checksum IS NULL OR (r.unconfirmed IS NULL AND r.checksum <> m.checksum) OR r.unconfirmed IS NOT NULL)
) w
LEFT JOIN "s"."unresolved" p ON p.record_id = w.record_id AND (p.checksum = w.checksum OR (p.checksum IS NULL AND w.checksum IS NULL))
) d
) n
WHERE n.seq IS NULL
   OR (n.kind = 'D' AND n.seq BETWEEN -99 AND 0)
   OR (n.kind <> 'D' AND n.seq BETWEEN 1 AND 100);
DROP SEQUENCE IF EXISTS "s"."n1";
DROP SEQUENCE IF EXISTS "s"."n2"

## delta by full join
CREATE SEQUENCE "s"."n1";
CREATE SEQUENCE "s"."n2";
CREATE TABLE "s"."delta" AS
SELECT n.seq, n.kind, n.record_id, n.checksum, n.origin, n.unconfirmed, CAST(NULL AS BIGINT) AS failed_syncs, NULLIF(n.oversize, -1) AS oversize, CASE WHEN n.oversize IS NULL THEN 64 + BYTES(n.c1) + BYTES(n.c2) WHEN n.oversize >= 0 THEN 64 END AS bytes, CASE WHEN n.oversize IS NULL THEN n.c1 END AS c1, CASE WHEN n.oversize IS NULL THEN n.c2 END AS c2
FROM (
SELECT d.*, CAST(CASE WHEN d.kind NOT IN ('A', 'U', 'D') THEN -1 WHEN MIN_BYTES(d.c2) > 900 THEN CASE WHEN MIN_BYTES(d.c2) > 900 THEN 2 WHEN MIN_BYTES(d.c2) > 5000 THEN 0 END END AS SMALLINT) AS oversize, CASE WHEN d.record_id IS NULL THEN NULL WHEN d.kind = 'D' THEN 1 - NEXT VALUE FOR "s"."n1" ELSE NEXT VALUE FOR "s"."n2" END AS seq
FROM (
SELECT CASE WHEN m.checksum IS NULL THEN 'D' WHEN r.record_id IS NULL OR r.unconfirmed = 'A' OR r.unconfirmed = 'D' THEN 'A' ELSE 'U' END AS kind, COALESCE(m.record_id, r.record_id) AS record_id, m.checksum AS checksum, CASE WHEN r.record_id IS NOT NULL AND (r.unconfirmed IS NULL OR r.checksum = m.checksum OR (r.checksum IS NULL AND m.checksum IS NULL)) THEN r.synced_in ELSE 7 END AS origin, r.unconfirmed AS unconfirmed, m.c1, m.c2
FROM (
SELECT ID(q."id") AS record_id, CHECKSUM(42, q."e""mail", q."id") AS checksum, q."id" AS c1, q."e""mail" AS c2
FROM (
SELECT * FROM people -- all
) q
) m
FULL JOIN "s"."records" r ON m.record_id = r.record_id
WHERE (r.record_id IS NULL OR m.checksum IS NULL OR (r.unconfirmed IS NULL AND r.checksum <> m.checksum) OR r.unconfirmed IS NOT NULL)
) d
) n
WHERE n.seq IS NULL
   OR (n.kind = 'D' AND n.seq BETWEEN -99 AND 0)
   OR (n.kind <> 'D' AND n.seq BETWEEN 1 AND 100);
DROP SEQUENCE IF EXISTS "s"."n1";
DROP SEQUENCE IF EXISTS "s"."n2"

## delta by left joins
CREATE SEQUENCE "s"."n1";
CREATE SEQUENCE "s"."n2";
CREATE TABLE "s"."delta" AS
SELECT n.seq, n.kind, n.record_id, n.checksum, n.origin, n.unconfirmed, CAST(NULL AS BIGINT) AS failed_syncs, NULLIF(n.oversize, -1) AS oversize, CASE WHEN n.oversize IS NULL THEN 64 + BYTES(n.c1) + BYTES(n.c2) WHEN n.oversize >= 0 THEN 64 END AS bytes, CASE WHEN n.oversize IS NULL THEN n.c1 END AS c1, CASE WHEN n.oversize IS NULL THEN n.c2 END AS c2
FROM (
SELECT d.*, CAST(CASE WHEN d.kind NOT IN ('A', 'U', 'D') THEN -1 WHEN MIN_BYTES(d.c2) > 900 THEN CASE WHEN MIN_BYTES(d.c2) > 900 THEN 2 WHEN MIN_BYTES(d.c2) > 5000 THEN 0 END END AS SMALLINT) AS oversize, CASE WHEN d.record_id IS NULL THEN NULL WHEN d.kind = 'D' THEN 1 - NEXT VALUE FOR "s"."n1" ELSE NEXT VALUE FOR "s"."n2" END AS seq
FROM (
SELECT CASE WHEN m.checksum IS NULL THEN 'D' WHEN r.record_id IS NULL OR r.unconfirmed = 'A' OR r.unconfirmed = 'D' THEN 'A' ELSE 'U' END AS kind, COALESCE(m.record_id, r.record_id) AS record_id, m.checksum AS checksum, CASE WHEN r.record_id IS NOT NULL AND (r.unconfirmed IS NULL OR r.checksum = m.checksum OR (r.checksum IS NULL AND m.checksum IS NULL)) THEN r.synced_in ELSE 7 END AS origin, r.unconfirmed AS unconfirmed, m.c1, m.c2
FROM "s"."copy" m
LEFT JOIN "s"."records" r ON r.record_id = m.record_id
WHERE (r.record_id IS NULL OR m.checksum IS NULL OR (r.unconfirmed IS NULL AND r.checksum <> m.checksum) OR r.unconfirmed IS NOT NULL)
UNION ALL
SELECT CASE WHEN m.checksum IS NULL THEN 'D' WHEN r.record_id IS NULL OR r.unconfirmed = 'A' OR r.unconfirmed = 'D' THEN 'A' ELSE 'U' END AS kind, COALESCE(m.record_id, r.record_id) AS record_id, m.checksum AS checksum, CASE WHEN r.record_id IS NOT NULL AND (r.unconfirmed IS NULL OR r.checksum = m.checksum OR (r.checksum IS NULL AND m.checksum IS NULL)) THEN r.synced_in ELSE 7 END AS origin, r.unconfirmed AS unconfirmed, m.c1, m.c2
FROM "s"."records" r
LEFT JOIN "s"."copy" m ON m.record_id = r.record_id
WHERE m.checksum IS NULL
) d
) n
WHERE n.seq IS NULL
   OR (n.kind = 'D' AND n.seq BETWEEN -99 AND 0)
   OR (n.kind <> 'D' AND n.seq BETWEEN 1 AND 100);
DROP SEQUENCE IF EXISTS "s"."n1";
DROP SEQUENCE IF EXISTS "s"."n2"

## delta of adds alone
CREATE SEQUENCE "s"."n1";
CREATE SEQUENCE "s"."n2";
CREATE TABLE "s"."delta" AS
SELECT n.seq, n.kind, n.record_id, n.checksum, n.origin, n.unconfirmed, CAST(NULL AS BIGINT) AS failed_syncs, NULLIF(n.oversize, -1) AS oversize, CASE WHEN n.oversize IS NULL THEN 64 + BYTES(n.c1) + BYTES(n.c2) WHEN n.oversize >= 0 THEN 64 END AS bytes, CASE WHEN n.oversize IS NULL THEN n.c1 END AS c1, CASE WHEN n.oversize IS NULL THEN n.c2 END AS c2
FROM (
SELECT d.*, CAST(CASE WHEN d.kind NOT IN ('A') THEN -1 WHEN MIN_BYTES(d.c2) > 900 THEN CASE WHEN MIN_BYTES(d.c2) > 900 THEN 2 WHEN MIN_BYTES(d.c2) > 5000 THEN 0 END END AS SMALLINT) AS oversize, CASE WHEN d.record_id IS NULL THEN NULL WHEN d.kind = 'D' THEN 1 - NEXT VALUE FOR "s"."n1" ELSE NEXT VALUE FOR "s"."n2" END AS seq
FROM (
SELECT CASE WHEN m.checksum IS NULL THEN 'D' WHEN r.record_id IS NULL OR r.unconfirmed = 'A' OR r.unconfirmed = 'D' THEN 'A' ELSE 'U' END AS kind, COALESCE(m.record_id, r.record_id) AS record_id, m.checksum AS checksum, CASE WHEN r.record_id IS NOT NULL AND (r.unconfirmed IS NULL OR r.checksum = m.checksum OR (r.checksum IS NULL AND m.checksum IS NULL)) THEN r.synced_in ELSE 7 END AS origin, r.unconfirmed AS unconfirmed, m.c1, m.c2
FROM (
SELECT ID(q."id") AS record_id, CHECKSUM(42, q."e""mail", q."id") AS checksum, q."id" AS c1, q."e""mail" AS c2
FROM (
SELECT * FROM people -- all
) q
) m
FULL JOIN "s"."records" r ON m.record_id = r.record_id
WHERE (r.record_id IS NULL OR m.checksum IS NULL OR (r.unconfirmed IS NULL AND r.checksum <> m.checksum) OR r.unconfirmed = 'A' OR r.unconfirmed = 'D')
) d
) n
WHERE n.seq IS NULL
   OR (n.kind = 'D' AND n.seq BETWEEN -99 AND 0)
   OR (n.kind <> 'D' AND n.seq BETWEEN 1 AND 100);
DROP SEQUENCE IF EXISTS "s"."n1";
DROP SEQUENCE IF EXISTS "s"."n2"

## delta of updates alone
CREATE SEQUENCE "s"."n1";
CREATE SEQUENCE "s"."n2";
CREATE TABLE "s"."delta" AS
SELECT n.seq, n.kind, n.record_id, n.checksum, n.origin, n.unconfirmed, CAST(NULL AS BIGINT) AS failed_syncs, NULLIF(n.oversize, -1) AS oversize, CASE WHEN n.oversize IS NULL THEN 64 + BYTES(n.c1) + BYTES(n.c2) WHEN n.oversize >= 0 THEN 64 END AS bytes, CASE WHEN n.oversize IS NULL THEN n.c1 END AS c1, CASE WHEN n.oversize IS NULL THEN n.c2 END AS c2
FROM (
SELECT d.*, CAST(CASE WHEN d.kind NOT IN ('U') THEN -1 WHEN MIN_BYTES(d.c2) > 900 THEN CASE WHEN MIN_BYTES(d.c2) > 900 THEN 2 WHEN MIN_BYTES(d.c2) > 5000 THEN 0 END END AS SMALLINT) AS oversize, CASE WHEN d.record_id IS NULL THEN NULL WHEN d.kind = 'D' THEN 1 - NEXT VALUE FOR "s"."n1" ELSE NEXT VALUE FOR "s"."n2" END AS seq
FROM (
SELECT CASE WHEN m.checksum IS NULL THEN 'D' WHEN r.record_id IS NULL OR r.unconfirmed = 'A' THEN 'A' ELSE 'U' END AS kind, COALESCE(m.record_id, r.record_id) AS record_id, m.checksum AS checksum, CASE WHEN r.record_id IS NOT NULL AND (r.unconfirmed IS NULL OR r.checksum = m.checksum OR (r.checksum IS NULL AND m.checksum IS NULL)) THEN r.synced_in ELSE 7 END AS origin, r.unconfirmed AS unconfirmed, m.c1, m.c2
FROM (
SELECT ID(q."id") AS record_id, CHECKSUM(42, q."e""mail", q."id") AS checksum, q."id" AS c1, q."e""mail" AS c2
FROM (
SELECT * FROM people -- all
) q
) m
FULL JOIN "s"."records" r ON m.record_id = r.record_id
WHERE (r.record_id IS NULL OR m.checksum IS NULL OR (r.unconfirmed IS NULL AND r.checksum <> m.checksum) OR r.unconfirmed IS NOT NULL)
) d
) n
WHERE n.seq IS NULL
   OR (n.kind = 'D' AND n.seq BETWEEN -99 AND 0)
   OR (n.kind <> 'D' AND n.seq BETWEEN 1 AND 100);
DROP SEQUENCE IF EXISTS "s"."n1";
DROP SEQUENCE IF EXISTS "s"."n2"

## delta with precedence
CREATE SEQUENCE "s"."n1";
CREATE SEQUENCE "s"."n2";
CREATE SEQUENCE "s"."n3";
CREATE SEQUENCE "s"."n4";
CREATE TABLE "s"."delta" AS
SELECT n.seq, n.kind, n.record_id, n.checksum, n.origin, n.unconfirmed, CAST(NULL AS BIGINT) AS failed_syncs, NULLIF(n.oversize, -1) AS oversize, CASE WHEN n.oversize IS NULL THEN 64 + BYTES(n.c1) + BYTES(n.c2) WHEN n.oversize >= 0 THEN 64 END AS bytes, CASE WHEN n.oversize IS NULL THEN n.c1 END AS c1, CASE WHEN n.oversize IS NULL THEN n.c2 END AS c2
FROM (
SELECT d.*, CAST(CASE WHEN d.kind NOT IN ('A', 'U', 'D') THEN -1 WHEN MIN_BYTES(d.c2) > 900 THEN CASE WHEN MIN_BYTES(d.c2) > 900 THEN 2 WHEN MIN_BYTES(d.c2) > 5000 THEN 0 END END AS SMALLINT) AS oversize, CASE WHEN d.record_id IS NULL THEN NULL WHEN d.kind = 'D' THEN CASE WHEN BUCKET(d.record_id, 4) = 2 THEN NEXT VALUE FOR "s"."n1" - 100 ELSE 1 - 100 - NEXT VALUE FOR "s"."n3" END ELSE CASE WHEN BUCKET(d.record_id, 4) = 2 THEN 100 + 1 - NEXT VALUE FOR "s"."n2" ELSE 100 + NEXT VALUE FOR "s"."n4" END END AS seq
FROM (
SELECT CASE WHEN m.checksum IS NULL THEN 'D' WHEN r.record_id IS NULL OR r.unconfirmed = 'A' OR r.unconfirmed = 'D' THEN 'A' ELSE 'U' END AS kind, COALESCE(m.record_id, r.record_id) AS record_id, m.checksum AS checksum, CASE WHEN r.record_id IS NOT NULL AND (r.unconfirmed IS NULL OR r.checksum = m.checksum OR (r.checksum IS NULL AND m.checksum IS NULL)) THEN r.synced_in ELSE 7 END AS origin, r.unconfirmed AS unconfirmed, m.c1, m.c2
FROM (
SELECT ID(q."id") AS record_id, CHECKSUM(42, q."e""mail", q."id") AS checksum, q."id" AS c1, q."e""mail" AS c2
FROM (
SELECT * FROM people -- all
) q
) m
FULL JOIN "s"."records" r ON m.record_id = r.record_id
WHERE (r.record_id IS NULL OR m.checksum IS NULL OR (r.unconfirmed IS NULL AND r.checksum <> m.checksum) OR r.unconfirmed IS NOT NULL)
) d
) n
WHERE n.seq IS NULL
   OR (n.kind = 'D' AND n.seq BETWEEN -199 AND 0)
   OR (n.kind <> 'D' AND n.seq BETWEEN 1 AND 200);
DROP SEQUENCE IF EXISTS "s"."n1";
DROP SEQUENCE IF EXISTS "s"."n2";
DROP SEQUENCE IF EXISTS "s"."n3";
DROP SEQUENCE IF EXISTS "s"."n4"

## delta without sequences
CREATE TABLE "s"."delta" AS
SELECT n.seq, n.kind, n.record_id, n.checksum, n.origin, n.unconfirmed, n.failed_syncs, NULLIF(n.oversize, -1) AS oversize, CASE WHEN n.oversize IS NULL THEN 64 + BYTES(n.c1) + BYTES(n.c2) WHEN n.oversize >= 0 THEN 64 END AS bytes, CASE WHEN n.oversize IS NULL THEN n.c1 END AS c1, CASE WHEN n.oversize IS NULL THEN n.c2 END AS c2
FROM (
SELECT d.*, CASE WHEN d.record_id IS NULL OR d.parked IS NOT NULL THEN NULL WHEN d.kind = 'D' THEN 1 - d.place ELSE d.place END AS seq
FROM (
SELECT w.*, CAST(b.rows_before AS BIGINT) + ROW_NUMBER() OVER (PARTITION BY w.place_class, w.place_part) AS place, CAST(CASE WHEN w.kind NOT IN ('A', 'U', 'D') OR w.parked IS NOT NULL THEN -1 WHEN MIN_BYTES(w.c2) > 900 THEN CASE WHEN MIN_BYTES(w.c2) > 900 THEN 2 WHEN MIN_BYTES(w.c2) > 5000 THEN 0 END END AS SMALLINT) AS oversize
FROM (
SELECT v.*, CASE WHEN v.record_id IS NULL OR v.parked IS NOT NULL THEN 0 ELSE CASE WHEN v.kind = 'D' THEN 1 ELSE 2 END END AS place_class, CASE WHEN v.record_id IS NULL THEN 0 ELSE BUCKET(v.record_id, 1024) END AS place_part
FROM (
SELECT w.*, p.tries AS failed_syncs, CASE WHEN p.reason = 'PARKED' THEN 1 END AS parked
FROM (
SELECT CASE WHEN m.checksum IS NULL THEN 'D' WHEN r.record_id IS NULL OR r.unconfirmed = 'A' OR r.unconfirmed = 'D' THEN 'A' ELSE 'U' END AS kind, COALESCE(m.record_id, r.record_id) AS record_id, m.checksum AS checksum, CASE WHEN r.record_id IS NOT NULL AND (r.unconfirmed IS NULL OR r.checksum = m.checksum OR (r.checksum IS NULL AND m.checksum IS NULL)) THEN r.synced_in ELSE 7 END AS origin, r.unconfirmed AS unconfirmed, m.c1, m.c2
FROM "s"."copy" m
FULL JOIN "s"."records" r ON m.record_id = r.record_id
WHERE (r.record_id IS NULL OR m.checksum IS NULL OR (r.unconfirmed IS NULL AND r.checksum <> m.checksum) OR r.unconfirmed IS NOT NULL)
) w
LEFT JOIN "s"."unresolved" p ON p.record_id = w.record_id AND (p.checksum = w.checksum OR (p.checksum IS NULL AND w.checksum IS NULL))
) v
) w
JOIN (
SELECT c.place_class, c.place_part,
  SUM(c.row_count) OVER (PARTITION BY c.place_class ORDER BY c.place_part ROWS UNBOUNDED PRECEDING) - c.row_count AS rows_before
FROM (
SELECT x.place_class, x.place_part, COUNT(*) AS row_count
FROM (
SELECT CASE WHEN v.record_id IS NULL OR v.parked IS NOT NULL THEN 0 ELSE CASE WHEN v.kind = 'D' THEN 1 ELSE 2 END END AS place_class, CASE WHEN v.record_id IS NULL THEN 0 ELSE BUCKET(v.record_id, 1024) END AS place_part
FROM (
SELECT w.*, p.tries AS failed_syncs, CASE WHEN p.reason = 'PARKED' THEN 1 END AS parked
FROM (
SELECT CASE WHEN m.checksum IS NULL THEN 'D' WHEN r.record_id IS NULL OR r.unconfirmed = 'A' OR r.unconfirmed = 'D' THEN 'A' ELSE 'U' END AS kind, COALESCE(m.record_id, r.record_id) AS record_id, m.checksum AS checksum, CASE WHEN r.record_id IS NOT NULL AND (r.unconfirmed IS NULL OR r.checksum = m.checksum OR (r.checksum IS NULL AND m.checksum IS NULL)) THEN r.synced_in ELSE 7 END AS origin, r.unconfirmed AS unconfirmed
FROM "s"."copy" m
FULL JOIN "s"."records" r ON m.record_id = r.record_id
WHERE (r.record_id IS NULL OR m.checksum IS NULL OR (r.unconfirmed IS NULL AND r.checksum <> m.checksum) OR r.unconfirmed IS NOT NULL)
) w
LEFT JOIN "s"."unresolved" p ON p.record_id = w.record_id AND (p.checksum = w.checksum OR (p.checksum IS NULL AND w.checksum IS NULL))
) v
) x
GROUP BY x.place_class, x.place_part
) c
) b ON b.place_class = w.place_class AND b.place_part = w.place_part
) d
) n
WHERE n.seq IS NULL
   OR (n.kind = 'D' AND n.seq BETWEEN -99 AND 0)
   OR (n.kind <> 'D' AND n.seq BETWEEN 1 AND 100)

## delta without sequences with precedence
CREATE TABLE "s"."delta" AS
SELECT n.seq, n.kind, n.record_id, n.checksum, n.origin, n.unconfirmed, CAST(NULL AS BIGINT) AS failed_syncs, NULLIF(n.oversize, -1) AS oversize, CASE WHEN n.oversize IS NULL THEN 64 + BYTES(n.c1) + BYTES(n.c2) WHEN n.oversize >= 0 THEN 64 END AS bytes, CASE WHEN n.oversize IS NULL THEN n.c1 END AS c1, CASE WHEN n.oversize IS NULL THEN n.c2 END AS c2
FROM (
SELECT d.*, CASE WHEN d.record_id IS NULL THEN NULL WHEN d.kind = 'D' THEN CASE WHEN BUCKET(d.record_id, 4) = 2 THEN d.place - 100 ELSE 1 - 100 - d.place END ELSE CASE WHEN BUCKET(d.record_id, 4) = 2 THEN 100 + 1 - d.place ELSE 100 + d.place END END AS seq
FROM (
SELECT w.*, CAST(b.rows_before AS BIGINT) + ROW_NUMBER() OVER (PARTITION BY w.place_class, w.place_part) AS place, CAST(CASE WHEN w.kind NOT IN ('A', 'U', 'D') THEN -1 WHEN MIN_BYTES(w.c2) > 900 THEN CASE WHEN MIN_BYTES(w.c2) > 900 THEN 2 WHEN MIN_BYTES(w.c2) > 5000 THEN 0 END END AS SMALLINT) AS oversize
FROM (
SELECT v.*, CASE WHEN v.record_id IS NULL THEN 0 ELSE CASE WHEN BUCKET(v.record_id, 4) = 2 THEN CASE WHEN v.kind = 'D' THEN 3 ELSE 4 END ELSE CASE WHEN v.kind = 'D' THEN 1 ELSE 2 END END END AS place_class, CASE WHEN v.record_id IS NULL THEN 0 ELSE BUCKET(v.record_id, 1024) END AS place_part
FROM (
SELECT CASE WHEN m.checksum IS NULL THEN 'D' WHEN r.record_id IS NULL OR r.unconfirmed = 'A' OR r.unconfirmed = 'D' THEN 'A' ELSE 'U' END AS kind, COALESCE(m.record_id, r.record_id) AS record_id, m.checksum AS checksum, CASE WHEN r.record_id IS NOT NULL AND (r.unconfirmed IS NULL OR r.checksum = m.checksum OR (r.checksum IS NULL AND m.checksum IS NULL)) THEN r.synced_in ELSE 7 END AS origin, r.unconfirmed AS unconfirmed, m.c1, m.c2
FROM "s"."copy" m
FULL JOIN "s"."records" r ON m.record_id = r.record_id
WHERE (r.record_id IS NULL OR m.checksum IS NULL OR (r.unconfirmed IS NULL AND r.checksum <> m.checksum) OR r.unconfirmed IS NOT NULL)
) v
) w
JOIN (
SELECT c.place_class, c.place_part,
  SUM(c.row_count) OVER (PARTITION BY c.place_class ORDER BY c.place_part ROWS UNBOUNDED PRECEDING) - c.row_count AS rows_before
FROM (
SELECT x.place_class, x.place_part, COUNT(*) AS row_count
FROM (
SELECT CASE WHEN v.record_id IS NULL THEN 0 ELSE CASE WHEN BUCKET(v.record_id, 4) = 2 THEN CASE WHEN v.kind = 'D' THEN 3 ELSE 4 END ELSE CASE WHEN v.kind = 'D' THEN 1 ELSE 2 END END END AS place_class, CASE WHEN v.record_id IS NULL THEN 0 ELSE BUCKET(v.record_id, 1024) END AS place_part
FROM (
SELECT CASE WHEN m.checksum IS NULL THEN 'D' WHEN r.record_id IS NULL OR r.unconfirmed = 'A' OR r.unconfirmed = 'D' THEN 'A' ELSE 'U' END AS kind, COALESCE(m.record_id, r.record_id) AS record_id, m.checksum AS checksum, CASE WHEN r.record_id IS NOT NULL AND (r.unconfirmed IS NULL OR r.checksum = m.checksum OR (r.checksum IS NULL AND m.checksum IS NULL)) THEN r.synced_in ELSE 7 END AS origin, r.unconfirmed AS unconfirmed
FROM "s"."copy" m
FULL JOIN "s"."records" r ON m.record_id = r.record_id
WHERE (r.record_id IS NULL OR m.checksum IS NULL OR (r.unconfirmed IS NULL AND r.checksum <> m.checksum) OR r.unconfirmed IS NOT NULL)
) v
) x
GROUP BY x.place_class, x.place_part
) c
) b ON b.place_class = w.place_class AND b.place_part = w.place_part
) d
) n
WHERE n.seq IS NULL
   OR (n.kind = 'D' AND n.seq BETWEEN -199 AND 0)
   OR (n.kind <> 'D' AND n.seq BETWEEN 1 AND 200)

## describe
SELECT * FROM (
SELECT * FROM people -- all
) q WHERE 1 = 0

## exceptions
CREATE TABLE "s"."exceptions" (seq BIGINT NOT NULL, outcome VARCHAR(1) NOT NULL);
ALTER TABLE "s"."exceptions" ADD PRIMARY KEY (seq)

## fold
MERGE INTO "s"."records" r USING (
SELECT d.record_id, d.kind, d.checksum, d.origin, d.unconfirmed AS was_unconfirmed, d.failed_syncs,
  CASE WHEN d.seq > 50 THEN d.kind END AS unconfirmed
FROM "s"."delta" d
WHERE (d.seq <= 50 OR (d.seq <= 50 AND d.bytes IS NOT NULL))
) f ON r.record_id = f.record_id
WHEN MATCHED AND f.kind = 'D' AND f.unconfirmed IS NULL THEN DELETE
WHEN MATCHED THEN UPDATE SET checksum = f.checksum, unconfirmed = f.unconfirmed,
  synced_in = CASE WHEN f.unconfirmed IS NULL THEN 8 ELSE f.origin END
WHEN NOT MATCHED AND f.kind <> 'D' THEN INSERT (record_id, checksum, synced_in, unconfirmed)
  VALUES (f.record_id, f.checksum, CASE WHEN f.unconfirmed IS NULL THEN 8 ELSE f.origin END, f.unconfirmed);
DELETE FROM "s"."unresolved" u WHERE u.reason = 'DUPLICATE_ID';
DELETE FROM "s"."unresolved" u WHERE u.record_id IN (SELECT f.record_id FROM (
SELECT d.record_id, d.kind, d.checksum, d.origin, d.unconfirmed AS was_unconfirmed, d.failed_syncs,
  CASE WHEN d.seq > 50 THEN d.kind END AS unconfirmed
FROM "s"."delta" d
WHERE (d.seq <= 50 OR (d.seq <= 50 AND d.bytes IS NOT NULL))
) f WHERE f.unconfirmed IS NULL OR f.failed_syncs IS NULL)

## fold of a settled sync
MERGE INTO "s"."records" r USING (
SELECT d.record_id, d.kind, d.checksum, d.origin, d.unconfirmed AS was_unconfirmed, d.failed_syncs,
  CASE WHEN (d.seq > 50 OR e.outcome = 'U') THEN d.kind END AS unconfirmed
FROM "s"."delta" d
LEFT JOIN "s"."exceptions" e ON e.seq = d.seq
WHERE (d.seq <= 50 OR (d.seq <= 80 AND d.bytes IS NOT NULL)) AND (e.outcome IS NULL OR e.outcome = 'U')
) f ON r.record_id = f.record_id
WHEN MATCHED AND f.kind = 'D' AND f.unconfirmed IS NULL THEN DELETE
WHEN MATCHED THEN UPDATE SET checksum = f.checksum, unconfirmed = f.unconfirmed,
  synced_in = CASE WHEN f.unconfirmed IS NULL THEN 8 ELSE f.origin END
WHEN NOT MATCHED AND f.kind <> 'D' THEN INSERT (record_id, checksum, synced_in, unconfirmed)
  VALUES (f.record_id, f.checksum, CASE WHEN f.unconfirmed IS NULL THEN 8 ELSE f.origin END, f.unconfirmed);
DELETE FROM "s"."unresolved" u WHERE u.reason = 'DUPLICATE_ID';
DELETE FROM "s"."unresolved" u WHERE u.record_id IN (SELECT f.record_id FROM (
SELECT d.record_id, d.kind, d.checksum, d.origin, d.unconfirmed AS was_unconfirmed, d.failed_syncs,
  CASE WHEN (d.seq > 50 OR e.outcome = 'U') THEN d.kind END AS unconfirmed
FROM "s"."delta" d
LEFT JOIN "s"."exceptions" e ON e.seq = d.seq
WHERE (d.seq <= 50 OR (d.seq <= 80 AND d.bytes IS NOT NULL)) AND (e.outcome IS NULL OR e.outcome = 'U')
) f WHERE f.unconfirmed IS NULL OR f.failed_syncs IS NULL);
DELETE FROM "s"."unresolved" u WHERE NOT EXISTS (SELECT 1 FROM "s"."delta" d WHERE d.record_id = u.record_id) AND NOT EXISTS (SELECT 1 FROM "s"."duplicates" d WHERE d.record_id = u.record_id);
MERGE INTO "s"."unresolved" u USING (
SELECT d.record_id, d.checksum, COALESCE(d.failed_syncs, 0) + 1 AS tries, CAST(CASE WHEN e.outcome = 'R' THEN 'REJECTED' ELSE 'UNKNOWN' END AS VARCHAR(32)) AS reason
FROM "s"."delta" d JOIN "s"."exceptions" e ON e.seq = d.seq WHERE e.outcome IN ('R', 'U')
) f ON u.record_id = f.record_id
WHEN MATCHED THEN UPDATE SET checksum = f.checksum, tries = f.tries,
  reason = CASE WHEN u.tries > 0 AND (u.checksum = f.checksum OR (u.checksum IS NULL AND f.checksum IS NULL)) THEN CASE WHEN f.tries >= 5 OR u.failing_since <= 10000 THEN 'PARKED' ELSE f.reason END ELSE f.reason END,
  failing_since = CASE WHEN u.tries > 0 AND (u.checksum = f.checksum OR (u.checksum IS NULL AND f.checksum IS NULL)) THEN u.failing_since ELSE 90000 END
WHEN NOT MATCHED THEN INSERT (record_id, checksum, reason, tries, failing_since)
  VALUES (f.record_id, f.checksum, f.reason, f.tries, 90000);
MERGE INTO "s"."unresolved" u USING (
SELECT x.record_id FROM "s"."duplicates" x
) f ON u.record_id = f.record_id
WHEN NOT MATCHED THEN INSERT (record_id, reason, tries, failing_since)
  VALUES (f.record_id, 'DUPLICATE_ID', 0, 0)

## fold without merge
DELETE FROM "s"."records" r WHERE r.record_id IN (SELECT f.record_id
FROM (
SELECT d.record_id, d.kind, d.checksum, d.origin, d.unconfirmed AS was_unconfirmed, d.failed_syncs,
  CASE WHEN (d.seq > 50 OR e.outcome = 'U') THEN d.kind END AS unconfirmed
FROM "s"."delta" d
LEFT JOIN "s"."exceptions" e ON e.seq = d.seq
WHERE (d.seq <= 50 OR (d.seq <= 80 AND d.bytes IS NOT NULL)) AND (e.outcome IS NULL OR e.outcome = 'U')
) f
WHERE f.kind = 'D' AND f.unconfirmed IS NULL);
UPDATE "s"."records" r SET checksum = f.checksum, unconfirmed = f.unconfirmed,
  synced_in = CASE WHEN f.unconfirmed IS NULL THEN 8 ELSE f.origin END
FROM (
SELECT d.record_id, d.kind, d.checksum, d.origin, d.unconfirmed AS was_unconfirmed, d.failed_syncs,
  CASE WHEN (d.seq > 50 OR e.outcome = 'U') THEN d.kind END AS unconfirmed
FROM "s"."delta" d
LEFT JOIN "s"."exceptions" e ON e.seq = d.seq
WHERE (d.seq <= 50 OR (d.seq <= 80 AND d.bytes IS NOT NULL)) AND (e.outcome IS NULL OR e.outcome = 'U')
) f
WHERE r.record_id = f.record_id;
INSERT INTO "s"."records" (record_id, checksum, synced_in, unconfirmed)
SELECT f.record_id, f.checksum, CASE WHEN f.unconfirmed IS NULL THEN 8 ELSE f.origin END, f.unconfirmed
FROM (
SELECT d.record_id, d.kind, d.checksum, d.origin, d.unconfirmed AS was_unconfirmed, d.failed_syncs,
  CASE WHEN (d.seq > 50 OR e.outcome = 'U') THEN d.kind END AS unconfirmed
FROM "s"."delta" d
LEFT JOIN "s"."exceptions" e ON e.seq = d.seq
WHERE (d.seq <= 50 OR (d.seq <= 80 AND d.bytes IS NOT NULL)) AND (e.outcome IS NULL OR e.outcome = 'U')
) f
WHERE f.kind <> 'D' AND NOT EXISTS (SELECT 1 FROM "s"."records" x WHERE x.record_id = f.record_id);
DELETE FROM "s"."unresolved" u WHERE u.reason = 'DUPLICATE_ID';
DELETE FROM "s"."unresolved" u WHERE u.record_id IN (SELECT f.record_id FROM (
SELECT d.record_id, d.kind, d.checksum, d.origin, d.unconfirmed AS was_unconfirmed, d.failed_syncs,
  CASE WHEN (d.seq > 50 OR e.outcome = 'U') THEN d.kind END AS unconfirmed
FROM "s"."delta" d
LEFT JOIN "s"."exceptions" e ON e.seq = d.seq
WHERE (d.seq <= 50 OR (d.seq <= 80 AND d.bytes IS NOT NULL)) AND (e.outcome IS NULL OR e.outcome = 'U')
) f WHERE f.unconfirmed IS NULL OR f.failed_syncs IS NULL);
DELETE FROM "s"."unresolved" u WHERE NOT EXISTS (SELECT 1 FROM "s"."delta" d WHERE d.record_id = u.record_id) AND NOT EXISTS (SELECT 1 FROM "s"."duplicates" d WHERE d.record_id = u.record_id);
UPDATE "s"."unresolved" u SET checksum = f.checksum, tries = f.tries,
  reason = CASE WHEN u.tries > 0 AND (u.checksum = f.checksum OR (u.checksum IS NULL AND f.checksum IS NULL)) THEN CASE WHEN f.tries >= 5 OR u.failing_since <= 10000 THEN 'PARKED' ELSE f.reason END ELSE f.reason END,
  failing_since = CASE WHEN u.tries > 0 AND (u.checksum = f.checksum OR (u.checksum IS NULL AND f.checksum IS NULL)) THEN u.failing_since ELSE 90000 END
FROM (
SELECT d.record_id, d.checksum, COALESCE(d.failed_syncs, 0) + 1 AS tries, CAST(CASE WHEN e.outcome = 'R' THEN 'REJECTED' ELSE 'UNKNOWN' END AS VARCHAR(32)) AS reason
FROM "s"."delta" d JOIN "s"."exceptions" e ON e.seq = d.seq WHERE e.outcome IN ('R', 'U')
) f
WHERE u.record_id = f.record_id;
INSERT INTO "s"."unresolved" (record_id, checksum, reason, tries, failing_since)
SELECT f.record_id, f.checksum, f.reason, f.tries, 90000
FROM (
SELECT d.record_id, d.checksum, COALESCE(d.failed_syncs, 0) + 1 AS tries, CAST(CASE WHEN e.outcome = 'R' THEN 'REJECTED' ELSE 'UNKNOWN' END AS VARCHAR(32)) AS reason
FROM "s"."delta" d JOIN "s"."exceptions" e ON e.seq = d.seq WHERE e.outcome IN ('R', 'U')
) f
WHERE NOT EXISTS (SELECT 1 FROM "s"."unresolved" x WHERE x.record_id = f.record_id);
INSERT INTO "s"."unresolved" (record_id, reason, tries, failing_since)
SELECT f.record_id, 'DUPLICATE_ID', 0, 0
FROM (
SELECT x.record_id FROM "s"."duplicates" x
) f
WHERE NOT EXISTS (SELECT 1 FROM "s"."unresolved" x WHERE x.record_id = f.record_id)

## fold without transactions
MERGE INTO "s"."records" r USING (
SELECT d.record_id, d.kind, d.checksum, d.origin, d.unconfirmed AS was_unconfirmed, d.failed_syncs,
  CASE WHEN (d.seq > 50 OR e.outcome = 'U') THEN d.kind END AS unconfirmed
FROM "s"."delta" d
LEFT JOIN "s"."exceptions" e ON e.seq = d.seq
WHERE (d.seq <= 50 OR (d.seq <= 80 AND d.bytes IS NOT NULL)) AND (e.outcome IS NULL OR e.outcome = 'U') AND EXISTS (SELECT 1 FROM "s"."checkpoints" g WHERE g.state_id = ? AND g.sync_number = ? AND g.epoch <= ?)
) f ON r.record_id = f.record_id
WHEN MATCHED AND f.kind = 'D' AND f.unconfirmed IS NULL THEN DELETE
WHEN MATCHED THEN UPDATE SET checksum = f.checksum, unconfirmed = f.unconfirmed,
  synced_in = CASE WHEN f.unconfirmed IS NULL THEN 8 ELSE f.origin END
WHEN NOT MATCHED AND f.kind <> 'D' THEN INSERT (record_id, checksum, synced_in, unconfirmed)
  VALUES (f.record_id, f.checksum, CASE WHEN f.unconfirmed IS NULL THEN 8 ELSE f.origin END, f.unconfirmed)
-- binds [state-1, 7, 99];
DELETE FROM "s"."unresolved" u WHERE u.reason = 'DUPLICATE_ID' AND EXISTS (SELECT 1 FROM "s"."checkpoints" g WHERE g.state_id = ? AND g.sync_number = ? AND g.epoch <= ?)
-- binds [state-1, 7, 99];
DELETE FROM "s"."unresolved" u WHERE u.record_id IN (SELECT f.record_id FROM (
SELECT d.record_id, d.kind, d.checksum, d.origin, d.unconfirmed AS was_unconfirmed, d.failed_syncs,
  CASE WHEN (d.seq > 50 OR e.outcome = 'U') THEN d.kind END AS unconfirmed
FROM "s"."delta" d
LEFT JOIN "s"."exceptions" e ON e.seq = d.seq
WHERE (d.seq <= 50 OR (d.seq <= 80 AND d.bytes IS NOT NULL)) AND (e.outcome IS NULL OR e.outcome = 'U') AND EXISTS (SELECT 1 FROM "s"."checkpoints" g WHERE g.state_id = ? AND g.sync_number = ? AND g.epoch <= ?)
) f WHERE f.unconfirmed IS NULL OR f.failed_syncs IS NULL)
-- binds [state-1, 7, 99];
DELETE FROM "s"."unresolved" u WHERE NOT EXISTS (SELECT 1 FROM "s"."delta" d WHERE d.record_id = u.record_id) AND NOT EXISTS (SELECT 1 FROM "s"."duplicates" d WHERE d.record_id = u.record_id) AND EXISTS (SELECT 1 FROM "s"."checkpoints" g WHERE g.state_id = ? AND g.sync_number = ? AND g.epoch <= ?)
-- binds [state-1, 7, 99];
MERGE INTO "s"."unresolved" u USING (
SELECT d.record_id, d.checksum, COALESCE(d.failed_syncs, 0) + 1 AS tries, CAST(CASE WHEN e.outcome = 'R' THEN 'REJECTED' ELSE 'UNKNOWN' END AS VARCHAR(32)) AS reason
FROM "s"."delta" d JOIN "s"."exceptions" e ON e.seq = d.seq WHERE e.outcome IN ('R', 'U') AND EXISTS (SELECT 1 FROM "s"."checkpoints" g WHERE g.state_id = ? AND g.sync_number = ? AND g.epoch <= ?)
) f ON u.record_id = f.record_id
WHEN MATCHED THEN UPDATE SET checksum = f.checksum, tries = f.tries,
  reason = CASE WHEN u.tries > 0 AND (u.checksum = f.checksum OR (u.checksum IS NULL AND f.checksum IS NULL)) THEN CASE WHEN f.tries >= 5 OR u.failing_since <= 10000 THEN 'PARKED' ELSE f.reason END ELSE f.reason END,
  failing_since = CASE WHEN u.tries > 0 AND (u.checksum = f.checksum OR (u.checksum IS NULL AND f.checksum IS NULL)) THEN u.failing_since ELSE 90000 END
WHEN NOT MATCHED THEN INSERT (record_id, checksum, reason, tries, failing_since)
  VALUES (f.record_id, f.checksum, f.reason, f.tries, 90000)
-- binds [state-1, 7, 99];
MERGE INTO "s"."unresolved" u USING (
SELECT x.record_id FROM "s"."duplicates" x WHERE EXISTS (SELECT 1 FROM "s"."checkpoints" g WHERE g.state_id = ? AND g.sync_number = ? AND g.epoch <= ?)
) f ON u.record_id = f.record_id
WHEN NOT MATCHED THEN INSERT (record_id, reason, tries, failing_since)
  VALUES (f.record_id, 'DUPLICATE_ID', 0, 0)
-- binds [state-1, 7, 99]

## guard
UPDATE "s"."checkpoints" SET sync_number = ?, epoch = ?, columns = ?, encoding = ?, record_count = record_count + ?
WHERE state_id = ? AND sync_number = ? AND epoch <= ?
-- binds [8, 99, columns, 3, -3, state-1, 7, 99]

## insert checkpoint
INSERT INTO "s"."checkpoints" (source_id, model_id, sync_number, epoch, record_count, columns, encoding, state_id)
VALUES (?, ?, 0, 0, 0, ?, ?, ?)
-- binds [shop, people, columns, 3, state-1]

## insert exceptions
INSERT INTO "s"."exceptions" (seq, outcome) VALUES (-2, 'R'), (5, 'U')

## page
SELECT seq, kind, ID_TEXT(record_id), SUM_TEXT(checksum), origin, bytes, oversize, unconfirmed, failed_syncs, c1, c2 FROM "s"."delta" WHERE seq > ? AND seq <= ? AND bytes IS NOT NULL ORDER BY seq
-- binds [10, 20]

## page sizes
SELECT seq, bytes FROM "s"."delta" WHERE seq > ? AND seq <= ? AND bytes IS NOT NULL ORDER BY seq
-- binds [10, 20]

## plan
SELECT COALESCE(SUM(CASE WHEN g.record_id IS NOT NULL AND g.model_rows <= 1 AND (g.record_rows = 0 OR g.model_rows = 0 OR (g.unconfirmed IS NULL AND g.same_rows < g.model_rows) OR g.unconfirmed IS NOT NULL) AND CASE WHEN g.model_rows = 0 THEN 'D' WHEN g.record_rows = 0 OR g.unconfirmed = 'A' OR g.unconfirmed = 'D' THEN 'A' ELSE 'U' END = 'A' THEN CASE WHEN g.model_rows = 0 THEN 1 WHEN g.unconfirmed IS NULL THEN g.model_rows - g.same_rows ELSE g.model_rows END END), 0),
  COALESCE(SUM(CASE WHEN g.record_id IS NOT NULL AND g.model_rows <= 1 AND (g.record_rows = 0 OR g.model_rows = 0 OR (g.unconfirmed IS NULL AND g.same_rows < g.model_rows) OR g.unconfirmed IS NOT NULL) AND CASE WHEN g.model_rows = 0 THEN 'D' WHEN g.record_rows = 0 OR g.unconfirmed = 'A' OR g.unconfirmed = 'D' THEN 'A' ELSE 'U' END = 'U' THEN CASE WHEN g.model_rows = 0 THEN 1 WHEN g.unconfirmed IS NULL THEN g.model_rows - g.same_rows ELSE g.model_rows END END), 0),
  COALESCE(SUM(CASE WHEN g.record_id IS NOT NULL AND g.model_rows <= 1 AND (g.record_rows = 0 OR g.model_rows = 0 OR (g.unconfirmed IS NULL AND g.same_rows < g.model_rows) OR g.unconfirmed IS NOT NULL) AND CASE WHEN g.model_rows = 0 THEN 'D' WHEN g.record_rows = 0 OR g.unconfirmed = 'A' OR g.unconfirmed = 'D' THEN 'A' ELSE 'U' END = 'D' THEN CASE WHEN g.model_rows = 0 THEN 1 WHEN g.unconfirmed IS NULL THEN g.model_rows - g.same_rows ELSE g.model_rows END END), 0),
  COALESCE(SUM(CASE WHEN g.record_id IS NOT NULL AND g.model_rows <= 1 THEN 0 ELSE g.model_rows END), 0),
  COALESCE(SUM(0), 0),
  COALESCE(SUM(g.model_rows), 0),
  COALESCE(SUM(CASE WHEN g.record_id IS NOT NULL AND g.model_rows > 1 THEN 1 END), 0)
FROM (
SELECT u.record_id AS record_id, SUM(u.model_rows) AS model_rows, SUM(u.record_rows) AS record_rows,
  SUM(CASE WHEN u.record_rows > 0 THEN u.model_rows ELSE 0 END) AS same_rows,
  MAX(u.unconfirmed) AS unconfirmed
FROM (
SELECT v.record_id AS record_id, SUM(v.model_rows) AS model_rows, SUM(v.record_rows) AS record_rows,
  MAX(v.unconfirmed) AS unconfirmed
FROM (
SELECT ID(q."id") AS record_id, CHECKSUM(42, q."e""mail", q."id") AS checksum, 1 AS model_rows, 0 AS record_rows, CAST(NULL AS VARCHAR(1)) AS unconfirmed
FROM (
SELECT * FROM people -- all
) q
UNION ALL
SELECT r.record_id, r.checksum, 0, 1, r.unconfirmed FROM "s"."records" r
) v GROUP BY v.record_id, v.checksum
) u GROUP BY u.record_id
) g

## plan beside unresolved rows
SELECT COALESCE(SUM(CASE WHEN g.record_id IS NOT NULL AND g.model_rows <= 1 AND (g.record_rows = 0 OR g.model_rows = 0 OR (g.unconfirmed IS NULL AND g.same_rows < g.model_rows) OR g.unconfirmed IS NOT NULL) AND CASE WHEN g.model_rows = 0 THEN 'D' WHEN g.record_rows = 0 OR g.unconfirmed = 'A' OR g.unconfirmed = 'D' THEN 'A' ELSE 'U' END = 'A' THEN CASE WHEN g.model_rows = 0 THEN 1 WHEN g.unconfirmed IS NULL THEN g.model_rows - g.same_rows ELSE g.model_rows END - CASE WHEN g.model_rows = 0 THEN g.parked_gone ELSE g.parked_rows END END), 0),
  COALESCE(SUM(CASE WHEN g.record_id IS NOT NULL AND g.model_rows <= 1 AND (g.record_rows = 0 OR g.model_rows = 0 OR (g.unconfirmed IS NULL AND g.same_rows < g.model_rows) OR g.unconfirmed IS NOT NULL) AND CASE WHEN g.model_rows = 0 THEN 'D' WHEN g.record_rows = 0 OR g.unconfirmed = 'A' OR g.unconfirmed = 'D' THEN 'A' ELSE 'U' END = 'U' THEN CASE WHEN g.model_rows = 0 THEN 1 WHEN g.unconfirmed IS NULL THEN g.model_rows - g.same_rows ELSE g.model_rows END - CASE WHEN g.model_rows = 0 THEN g.parked_gone ELSE g.parked_rows END END), 0),
  COALESCE(SUM(CASE WHEN g.record_id IS NOT NULL AND g.model_rows <= 1 AND (g.record_rows = 0 OR g.model_rows = 0 OR (g.unconfirmed IS NULL AND g.same_rows < g.model_rows) OR g.unconfirmed IS NOT NULL) AND CASE WHEN g.model_rows = 0 THEN 'D' WHEN g.record_rows = 0 OR g.unconfirmed = 'A' OR g.unconfirmed = 'D' THEN 'A' ELSE 'U' END = 'D' THEN CASE WHEN g.model_rows = 0 THEN 1 WHEN g.unconfirmed IS NULL THEN g.model_rows - g.same_rows ELSE g.model_rows END - CASE WHEN g.model_rows = 0 THEN g.parked_gone ELSE g.parked_rows END END), 0),
  COALESCE(SUM(CASE WHEN g.record_id IS NOT NULL AND g.model_rows <= 1 THEN 0 ELSE g.model_rows END), 0),
  COALESCE(SUM(CASE WHEN g.record_id IS NOT NULL AND g.model_rows <= 1 AND (g.record_rows = 0 OR g.model_rows = 0 OR (g.unconfirmed IS NULL AND g.same_rows < g.model_rows) OR g.unconfirmed IS NOT NULL) THEN CASE WHEN g.model_rows = 0 THEN g.parked_gone ELSE g.parked_rows END END), 0),
  COALESCE(SUM(g.model_rows), 0),
  COALESCE(SUM(CASE WHEN g.record_id IS NOT NULL AND g.model_rows > 1 THEN 1 END), 0)
FROM (
SELECT u.record_id AS record_id, SUM(u.model_rows) AS model_rows, SUM(u.record_rows) AS record_rows,
  SUM(CASE WHEN u.record_rows > 0 THEN u.model_rows ELSE 0 END) AS same_rows,
  MAX(u.unconfirmed) AS unconfirmed,
  SUM(CASE WHEN u.parked = 1 AND (u.record_rows = 0 OR u.unconfirmed IS NOT NULL) THEN u.model_rows ELSE 0 END) AS parked_rows,
  MAX(CASE WHEN u.parked = 1 AND u.checksum IS NULL THEN 1 ELSE 0 END) AS parked_gone
FROM (
SELECT v.record_id AS record_id, SUM(v.model_rows) AS model_rows, SUM(v.record_rows) AS record_rows,
  MAX(v.unconfirmed) AS unconfirmed, MAX(v.parked) AS parked, v.checksum AS checksum
FROM (
SELECT ID(q."id") AS record_id, CHECKSUM(42, q."e""mail", q."id") AS checksum, 1 AS model_rows, 0 AS record_rows, CAST(NULL AS VARCHAR(1)) AS unconfirmed, 0 AS parked
FROM (
SELECT * FROM people -- all
) q
UNION ALL
SELECT r.record_id, r.checksum, 0, 1, r.unconfirmed, 0 FROM "s"."records" r
UNION ALL
SELECT p.record_id, p.checksum, 0, 0, CAST(NULL AS VARCHAR(1)), 1 FROM "s"."unresolved" p WHERE p.reason = 'PARKED'
) v GROUP BY v.record_id, v.checksum
) u GROUP BY u.record_id
) g
WHERE g.model_rows + g.record_rows > 0

## plan duplicates
SELECT ID_TEXT(d.record_id), d.row_count FROM (
SELECT s.record_id AS record_id, COUNT(*) AS row_count
FROM (
SELECT ID(q."id") AS record_id
FROM (
SELECT * FROM people -- all
) q
) s
WHERE s.record_id IS NOT NULL
GROUP BY s.record_id
HAVING COUNT(*) > 1
) d ORDER BY d.row_count DESC, d.record_id FETCH FIRST 5 ROWS ONLY

## plan of a first sync
SELECT COALESCE(SUM(CASE WHEN g.record_id IS NOT NULL AND g.model_rows <= 1 AND (g.record_rows = 0 OR g.model_rows = 0 OR (g.unconfirmed IS NULL AND g.same_rows < g.model_rows) OR g.unconfirmed = 'A' OR g.unconfirmed = 'D') AND CASE WHEN g.model_rows = 0 THEN 'D' WHEN g.record_rows = 0 OR g.unconfirmed = 'A' OR g.unconfirmed = 'D' THEN 'A' ELSE 'U' END = 'A' THEN CASE WHEN g.model_rows = 0 THEN 1 WHEN g.unconfirmed IS NULL THEN g.model_rows - g.same_rows ELSE g.model_rows END END), 0),
  COALESCE(SUM(CASE WHEN g.record_id IS NOT NULL AND g.model_rows <= 1 AND (g.record_rows = 0 OR g.model_rows = 0 OR (g.unconfirmed IS NULL AND g.same_rows < g.model_rows) OR g.unconfirmed = 'A' OR g.unconfirmed = 'D') AND CASE WHEN g.model_rows = 0 THEN 'D' WHEN g.record_rows = 0 OR g.unconfirmed = 'A' OR g.unconfirmed = 'D' THEN 'A' ELSE 'U' END = 'U' THEN CASE WHEN g.model_rows = 0 THEN 1 WHEN g.unconfirmed IS NULL THEN g.model_rows - g.same_rows ELSE g.model_rows END END), 0),
  COALESCE(SUM(CASE WHEN g.record_id IS NOT NULL AND g.model_rows <= 1 AND (g.record_rows = 0 OR g.model_rows = 0 OR (g.unconfirmed IS NULL AND g.same_rows < g.model_rows) OR g.unconfirmed = 'A' OR g.unconfirmed = 'D') AND CASE WHEN g.model_rows = 0 THEN 'D' WHEN g.record_rows = 0 OR g.unconfirmed = 'A' OR g.unconfirmed = 'D' THEN 'A' ELSE 'U' END = 'D' THEN CASE WHEN g.model_rows = 0 THEN 1 WHEN g.unconfirmed IS NULL THEN g.model_rows - g.same_rows ELSE g.model_rows END END), 0),
  COALESCE(SUM(CASE WHEN g.record_id IS NOT NULL AND g.model_rows <= 1 THEN 0 ELSE g.model_rows END), 0),
  COALESCE(SUM(0), 0),
  COALESCE(SUM(g.model_rows), 0),
  COALESCE(SUM(CASE WHEN g.record_id IS NOT NULL AND g.model_rows > 1 THEN 1 END), 0)
FROM (
SELECT m.record_id AS record_id, COUNT(*) AS model_rows, 0 AS record_rows, 0 AS same_rows, CAST(NULL AS VARCHAR(1)) AS unconfirmed
FROM (
SELECT ID(q."id") AS record_id
FROM (
SELECT * FROM people -- all
) q
) m GROUP BY m.record_id
) g

## plan of trusted updates
SELECT COALESCE(SUM(CASE WHEN g.record_id IS NOT NULL AND (g.record_rows = 0 OR g.model_rows = 0 OR (g.unconfirmed IS NULL AND g.same_rows < g.model_rows) OR g.unconfirmed IS NOT NULL) AND CASE WHEN g.model_rows = 0 THEN 'D' WHEN g.record_rows = 0 OR g.unconfirmed = 'A' THEN 'A' ELSE 'U' END = 'A' THEN CASE WHEN g.model_rows = 0 THEN 1 WHEN g.unconfirmed IS NULL THEN g.model_rows - g.same_rows ELSE g.model_rows END END), 0),
  COALESCE(SUM(CASE WHEN g.record_id IS NOT NULL AND (g.record_rows = 0 OR g.model_rows = 0 OR (g.unconfirmed IS NULL AND g.same_rows < g.model_rows) OR g.unconfirmed IS NOT NULL) AND CASE WHEN g.model_rows = 0 THEN 'D' WHEN g.record_rows = 0 OR g.unconfirmed = 'A' THEN 'A' ELSE 'U' END = 'U' THEN CASE WHEN g.model_rows = 0 THEN 1 WHEN g.unconfirmed IS NULL THEN g.model_rows - g.same_rows ELSE g.model_rows END END), 0),
  COALESCE(SUM(CASE WHEN g.record_id IS NOT NULL AND (g.record_rows = 0 OR g.model_rows = 0 OR (g.unconfirmed IS NULL AND g.same_rows < g.model_rows) OR g.unconfirmed IS NOT NULL) AND CASE WHEN g.model_rows = 0 THEN 'D' WHEN g.record_rows = 0 OR g.unconfirmed = 'A' THEN 'A' ELSE 'U' END = 'D' THEN CASE WHEN g.model_rows = 0 THEN 1 WHEN g.unconfirmed IS NULL THEN g.model_rows - g.same_rows ELSE g.model_rows END END), 0),
  COALESCE(SUM(CASE WHEN g.record_id IS NOT NULL THEN 0 ELSE g.model_rows END), 0),
  COALESCE(SUM(0), 0),
  COALESCE(SUM(g.model_rows), 0),
  COALESCE(SUM(CASE WHEN g.record_id IS NOT NULL AND g.model_rows > 1 THEN 1 END), 0)
FROM (
SELECT u.record_id AS record_id, SUM(u.model_rows) AS model_rows, SUM(u.record_rows) AS record_rows,
  SUM(CASE WHEN u.record_rows > 0 THEN u.model_rows ELSE 0 END) AS same_rows,
  MAX(u.unconfirmed) AS unconfirmed
FROM (
SELECT v.record_id AS record_id, SUM(v.model_rows) AS model_rows, SUM(v.record_rows) AS record_rows,
  MAX(v.unconfirmed) AS unconfirmed
FROM (
SELECT ID(q."id") AS record_id, CHECKSUM(42, q."e""mail", q."id") AS checksum, 1 AS model_rows, 0 AS record_rows, CAST(NULL AS VARCHAR(1)) AS unconfirmed
FROM (
SELECT * FROM people -- all
) q
UNION ALL
SELECT r.record_id, r.checksum, 0, 1, r.unconfirmed FROM "s"."records" r
) v GROUP BY v.record_id, v.checksum
) u GROUP BY u.record_id
) g

## preview
SELECT 0, 'A', ID_TEXT(n.record_id), CAST(NULL AS VARCHAR(1)), 0, 0, n.oversize, CAST(NULL AS VARCHAR(1)), 0, n.c1 AS c1, CASE WHEN n.oversize IS NULL OR MIN_BYTES(n.c2) <= 900 THEN n.c2 END AS c2
FROM (
SELECT ID(q."id") AS record_id, q."id" AS c1, q."e""mail" AS c2, CAST(CASE WHEN MIN_BYTES(q."e""mail") > 900 THEN CASE WHEN MIN_BYTES(q."e""mail") > 900 THEN 2 WHEN MIN_BYTES(q."e""mail") > 5000 THEN 0 END END AS SMALLINT) AS oversize
FROM (
SELECT * FROM people -- all
) q
FETCH FIRST 10 ROWS ONLY
) n

## read checkpoint
SELECT source_id, model_id, state_id, sync_number, epoch, record_count, columns, encoding, checkpoint
FROM "s"."checkpoints"

## rebase
MERGE INTO "s"."records" r USING (
SELECT s.record_id, s.checksum_before, s.checksum FROM "s"."rebase" s
) f ON r.record_id = f.record_id AND r.checksum = f.checksum_before AND r.unconfirmed IS NULL
WHEN MATCHED THEN UPDATE SET checksum = f.checksum;
MERGE INTO "s"."unresolved" u USING (
SELECT s.record_id, s.checksum_before, s.checksum FROM "s"."rebase" s
) f ON u.record_id = f.record_id AND u.checksum = f.checksum_before
WHEN MATCHED THEN UPDATE SET checksum = f.checksum

## rebase guard
UPDATE "s"."checkpoints" SET epoch = ?, columns = ?, encoding = ?
WHERE state_id = ? AND sync_number = ? AND epoch <= ?
-- binds [99, columns, 3, state-1, 7, 99]

## rebase without merge
UPDATE "s"."records" r SET checksum = f.checksum
FROM (
SELECT s.record_id, s.checksum_before, s.checksum FROM "s"."rebase" s
) f
WHERE r.record_id = f.record_id AND r.checksum = f.checksum_before AND r.unconfirmed IS NULL;
UPDATE "s"."unresolved" u SET checksum = f.checksum
FROM (
SELECT s.record_id, s.checksum_before, s.checksum FROM "s"."rebase" s
) f
WHERE u.record_id = f.record_id AND u.checksum = f.checksum_before

## rebase without transactions
MERGE INTO "s"."records" r USING (
SELECT s.record_id, s.checksum_before, s.checksum FROM "s"."rebase" s
WHERE EXISTS (SELECT 1 FROM "s"."checkpoints" g WHERE g.state_id = ? AND g.sync_number = ? AND g.epoch <= ?)
) f ON r.record_id = f.record_id AND r.checksum = f.checksum_before AND r.unconfirmed IS NULL
WHEN MATCHED THEN UPDATE SET checksum = f.checksum
-- binds [state-1, 7, 99];
MERGE INTO "s"."unresolved" u USING (
SELECT s.record_id, s.checksum_before, s.checksum FROM "s"."rebase" s
WHERE EXISTS (SELECT 1 FROM "s"."checkpoints" g WHERE g.state_id = ? AND g.sync_number = ? AND g.epoch <= ?)
) f ON u.record_id = f.record_id AND u.checksum = f.checksum_before
WHEN MATCHED THEN UPDATE SET checksum = f.checksum
-- binds [state-1, 7, 99]

## release
UPDATE "s"."unresolved" SET reason = 'RELEASED', tries = 0 WHERE reason = 'PARKED'

## sample
SELECT 0, n.kind, ID_TEXT(n.record_id), SUM_TEXT(n.checksum), n.origin, CASE WHEN n.oversize IS NULL THEN 64 + BYTES(n.c1) + BYTES(n.c2) WHEN n.oversize >= 0 THEN 64 END, n.oversize, n.unconfirmed, n.failed_syncs, CASE WHEN n.oversize IS NULL THEN n.c1 END AS c1, CASE WHEN n.oversize IS NULL THEN n.c2 END AS c2
FROM (
SELECT m.record_id AS record_id, m.checksum AS checksum, m.c1 AS c1, m.c2 AS c2, CASE WHEN 1 = 0 THEN 'D' WHEN r.record_id IS NULL OR r.unconfirmed = 'A' THEN 'A' ELSE 'U' END AS kind, CASE WHEN r.record_id IS NOT NULL AND (r.unconfirmed IS NULL OR r.checksum = m.checksum OR (r.checksum IS NULL AND m.checksum IS NULL)) THEN r.synced_in ELSE 7 END AS origin, r.unconfirmed AS unconfirmed, 0 AS failed_syncs, CAST(CASE WHEN MIN_BYTES(m.c2) > 900 THEN CASE WHEN MIN_BYTES(m.c2) > 900 THEN 2 WHEN MIN_BYTES(m.c2) > 5000 THEN 0 END END AS SMALLINT) AS oversize
FROM (
SELECT ID(q."id") AS record_id, CHECKSUM(42, q."e""mail", q."id") AS checksum, q."id" AS c1, q."e""mail" AS c2
FROM (
SELECT * FROM people -- all
) q
) m
LEFT JOIN "s"."records" r ON r.record_id = m.record_id
WHERE m.record_id IS NOT NULL AND (r.record_id IS NULL OR 1 = 0 OR (r.unconfirmed IS NULL AND r.checksum <> m.checksum) OR r.unconfirmed IS NOT NULL) AND CASE WHEN 1 = 0 THEN 'D' WHEN r.record_id IS NULL OR r.unconfirmed = 'A' THEN 'A' ELSE 'U' END IN ('U') AND NOT EXISTS (SELECT 1 FROM (
SELECT s.record_id AS record_id, COUNT(*) AS row_count
FROM (
SELECT ID(q."id") AS record_id
FROM (
SELECT * FROM people -- all
) q
) s
WHERE s.record_id IS NOT NULL
GROUP BY s.record_id
HAVING COUNT(*) > 1
) x WHERE x.record_id = m.record_id)
FETCH FIRST 10 ROWS ONLY
) n

## sample beside unresolved rows
SELECT 0, n.kind, ID_TEXT(n.record_id), SUM_TEXT(n.checksum), n.origin, CASE WHEN n.oversize IS NULL THEN 64 + BYTES(n.c1) + BYTES(n.c2) WHEN n.oversize >= 0 THEN 64 END, n.oversize, n.unconfirmed, n.failed_syncs, CASE WHEN n.oversize IS NULL THEN n.c1 END AS c1, CASE WHEN n.oversize IS NULL THEN n.c2 END AS c2
FROM (
SELECT m.record_id AS record_id, m.checksum AS checksum, m.c1 AS c1, m.c2 AS c2, CASE WHEN 1 = 0 THEN 'D' WHEN r.record_id IS NULL OR r.unconfirmed = 'A' OR r.unconfirmed = 'D' THEN 'A' ELSE 'U' END AS kind, CASE WHEN r.record_id IS NOT NULL AND (r.unconfirmed IS NULL OR r.checksum = m.checksum OR (r.checksum IS NULL AND m.checksum IS NULL)) THEN r.synced_in ELSE 7 END AS origin, r.unconfirmed AS unconfirmed, p.tries AS failed_syncs, CAST(CASE WHEN MIN_BYTES(m.c2) > 900 THEN CASE WHEN MIN_BYTES(m.c2) > 900 THEN 2 WHEN MIN_BYTES(m.c2) > 5000 THEN 0 END END AS SMALLINT) AS oversize
FROM (
SELECT ID(q."id") AS record_id, CHECKSUM(42, q."e""mail", q."id") AS checksum, q."id" AS c1, q."e""mail" AS c2
FROM (
SELECT * FROM people -- all
) q
) m
LEFT JOIN "s"."records" r ON r.record_id = m.record_id
LEFT JOIN "s"."unresolved" p ON p.record_id = m.record_id AND (p.checksum = m.checksum OR (p.checksum IS NULL AND m.checksum IS NULL))
WHERE m.record_id IS NOT NULL AND (r.record_id IS NULL OR 1 = 0 OR (r.unconfirmed IS NULL AND r.checksum <> m.checksum) OR r.unconfirmed IS NOT NULL) AND CASE WHEN 1 = 0 THEN 'D' WHEN r.record_id IS NULL OR r.unconfirmed = 'A' OR r.unconfirmed = 'D' THEN 'A' ELSE 'U' END IN ('A', 'U') AND (p.reason IS NULL OR p.reason <> 'PARKED')
FETCH FIRST 10 ROWS ONLY
) n

## sample duplicates
SELECT ID_TEXT(record_id), row_count FROM "s"."duplicates" ORDER BY row_count DESC, record_id FETCH FIRST 5 ROWS ONLY

## sample of a first sync
SELECT 0, n.kind, ID_TEXT(n.record_id), SUM_TEXT(n.checksum), n.origin, CASE WHEN n.oversize IS NULL THEN 64 + BYTES(n.c1) + BYTES(n.c2) WHEN n.oversize >= 0 THEN 64 END, n.oversize, n.unconfirmed, n.failed_syncs, CASE WHEN n.oversize IS NULL THEN n.c1 END AS c1, CASE WHEN n.oversize IS NULL THEN n.c2 END AS c2
FROM (
SELECT m.record_id AS record_id, m.checksum AS checksum, m.c1 AS c1, m.c2 AS c2, 'A' AS kind, 0 AS origin, CAST(NULL AS VARCHAR(1)) AS unconfirmed, 0 AS failed_syncs, CAST(CASE WHEN MIN_BYTES(m.c2) > 900 THEN CASE WHEN MIN_BYTES(m.c2) > 900 THEN 2 WHEN MIN_BYTES(m.c2) > 5000 THEN 0 END END AS SMALLINT) AS oversize
FROM (
SELECT ID(q."id") AS record_id, CHECKSUM(42, q."e""mail", q."id") AS checksum, q."id" AS c1, q."e""mail" AS c2
FROM (
SELECT * FROM people -- all
) q
) m
WHERE m.record_id IS NOT NULL
FETCH FIRST 10 ROWS ONLY
) n

## sample of deletes
SELECT 0, 'D', ID_TEXT(n.record_id), CAST(NULL AS VARCHAR(1)), CASE WHEN r.unconfirmed IS NULL OR r.checksum IS NULL THEN r.synced_in ELSE 7 END, 0, CAST(NULL AS SMALLINT), r.unconfirmed, 0
FROM (
SELECT e.record_id FROM (
SELECT k.record_id FROM "s"."records" k
EXCEPT
SELECT ID(q."id") AS record_id
FROM (
SELECT * FROM people -- all
) q
) e FETCH FIRST 3 ROWS ONLY
) n LEFT JOIN "s"."records" r ON r.record_id = n.record_id

## sample of deletes beside unresolved rows
SELECT 0, 'D', ID_TEXT(n.record_id), CAST(NULL AS VARCHAR(1)), CASE WHEN r.unconfirmed IS NULL OR r.checksum IS NULL THEN r.synced_in ELSE 7 END, 0, CAST(NULL AS SMALLINT), r.unconfirmed, p.tries
FROM (
SELECT e.record_id FROM (
SELECT k.record_id FROM "s"."records" k
LEFT JOIN "s"."unresolved" p ON p.record_id = k.record_id AND p.checksum IS NULL
WHERE (p.reason IS NULL OR p.reason <> 'PARKED')
EXCEPT
SELECT ID(q."id") AS record_id
FROM (
SELECT * FROM people -- all
) q
) e FETCH FIRST 3 ROWS ONLY
) n LEFT JOIN "s"."records" r ON r.record_id = n.record_id
LEFT JOIN "s"."unresolved" p ON p.record_id = n.record_id AND p.checksum IS NULL

## sample without hash joins
SELECT 0, n.kind, ID_TEXT(n.record_id), SUM_TEXT(n.checksum), n.origin, CASE WHEN n.oversize IS NULL THEN 64 + BYTES(n.c1) + BYTES(n.c2) WHEN n.oversize >= 0 THEN 64 END, n.oversize, n.unconfirmed, n.failed_syncs, CASE WHEN n.oversize IS NULL THEN n.c1 END AS c1, CASE WHEN n.oversize IS NULL THEN n.c2 END AS c2
FROM (
SELECT m.record_id AS record_id, m.checksum AS checksum, m.c1 AS c1, m.c2 AS c2, CASE WHEN 1 = 0 THEN 'D' WHEN r.record_id IS NULL OR r.unconfirmed = 'A' THEN 'A' ELSE 'U' END AS kind, CASE WHEN r.record_id IS NOT NULL AND (r.unconfirmed IS NULL OR r.checksum = m.checksum OR (r.checksum IS NULL AND m.checksum IS NULL)) THEN r.synced_in ELSE 7 END AS origin, r.unconfirmed AS unconfirmed, 0 AS failed_syncs, CAST(CASE WHEN MIN_BYTES(m.c2) > 900 THEN CASE WHEN MIN_BYTES(m.c2) > 900 THEN 2 WHEN MIN_BYTES(m.c2) > 5000 THEN 0 END END AS SMALLINT) AS oversize
FROM (
SELECT e.*, COUNT(*) OVER (PARTITION BY e.record_id) AS id_rows
FROM (
SELECT ID(q."id") AS record_id, CHECKSUM(42, q."e""mail", q."id") AS checksum, q."id" AS c1, q."e""mail" AS c2
FROM (
SELECT * FROM people -- all
) q
) e
) m
LEFT JOIN "s"."records" r ON r.record_id = m.record_id
WHERE m.record_id IS NOT NULL AND (r.record_id IS NULL OR 1 = 0 OR (r.unconfirmed IS NULL AND r.checksum <> m.checksum) OR r.unconfirmed IS NOT NULL) AND CASE WHEN 1 = 0 THEN 'D' WHEN r.record_id IS NULL OR r.unconfirmed = 'A' THEN 'A' ELSE 'U' END IN ('U') AND m.id_rows = 1
FETCH FIRST 10 ROWS ONLY
) n

## summarize
SELECT COUNT(CASE WHEN kind = 'A' AND seq IS NOT NULL THEN 1 END), COUNT(CASE WHEN kind = 'U' AND seq IS NOT NULL THEN 1 END),
  COUNT(CASE WHEN kind = 'D' AND seq IS NOT NULL THEN 1 END), COUNT(CASE WHEN bytes IS NULL AND seq IS NOT NULL THEN 1 END),
  COALESCE(MIN(CASE WHEN seq <= 0 THEN seq END), 0), COALESCE(MAX(CASE WHEN seq <= 0 THEN seq END), -1),
  COALESCE(MIN(CASE WHEN seq > 0 THEN seq END), 1), COALESCE(MAX(CASE WHEN seq > 0 THEN seq END), 0),
  COUNT(CASE WHEN kind = 'A' AND unconfirmed IS NULL AND seq IS NOT NULL THEN 1 END), COUNT(DISTINCT CASE WHEN kind = 'A' AND unconfirmed IS NULL THEN record_id END),
  COUNT(CASE WHEN record_id IS NULL THEN 1 END), COUNT(CASE WHEN seq IS NULL AND record_id IS NOT NULL THEN 1 END),
  COUNT(CASE WHEN seq IS NULL AND record_id IS NOT NULL AND kind = 'A' AND unconfirmed IS NULL THEN 1 END), COUNT(CASE WHEN seq IS NULL AND record_id IS NOT NULL AND kind = 'D' THEN 1 END),
  COALESCE(MAX(bytes), 0)
FROM "s"."delta"

## summarize fold
SELECT a.row_count, b.growth
FROM (SELECT COUNT(*) AS row_count FROM "s"."delta") a
CROSS JOIN (
SELECT COALESCE(SUM(CASE WHEN f.kind = 'A' AND f.was_unconfirmed IS NULL THEN 1
  WHEN f.kind = 'D' AND f.unconfirmed IS NULL THEN -1 ELSE 0 END), 0) AS growth
FROM (
SELECT d.record_id, d.kind, d.checksum, d.origin, d.unconfirmed AS was_unconfirmed, d.failed_syncs,
  CASE WHEN d.seq > 50 THEN d.kind END AS unconfirmed
FROM "s"."delta" d
WHERE (d.seq <= 50 OR (d.seq <= 50 AND d.bytes IS NOT NULL))
) f) b

## summarize fold of a settled sync
SELECT a.row_count, b.growth
FROM (SELECT COUNT(*) AS row_count FROM "s"."delta") a
CROSS JOIN (
SELECT COALESCE(SUM(CASE WHEN f.kind = 'A' AND f.was_unconfirmed IS NULL THEN 1
  WHEN f.kind = 'D' AND f.unconfirmed IS NULL THEN -1 ELSE 0 END), 0) AS growth
FROM (
SELECT d.record_id, d.kind, d.checksum, d.origin, d.unconfirmed AS was_unconfirmed, d.failed_syncs,
  CASE WHEN (d.seq > 50 OR e.outcome = 'U') THEN d.kind END AS unconfirmed
FROM "s"."delta" d
LEFT JOIN "s"."exceptions" e ON e.seq = d.seq
WHERE (d.seq <= 50 OR (d.seq <= 80 AND d.bytes IS NOT NULL)) AND (e.outcome IS NULL OR e.outcome = 'U')
) f) b
