## recent rows
SELECT q.*
FROM (
SELECT * FROM people -- all
) q
WHERE q."changed at" >= TIMESTAMP '2025-03-01 09:50:00.123456'
   OR q."changed at" IS NULL

## recent and open rows
SELECT q.*
FROM (
SELECT * FROM people -- all
) q
WHERE q."changed at" >= TIMESTAMP '2025-03-01 09:50:00.123456'
   OR q."changed at" IS NULL
   OR ID(q."id") IN (SELECT u.record_id FROM "s"."unresolved" u
UNION ALL
SELECT r.record_id FROM "s"."records" r WHERE r.unconfirmed IS NOT NULL)

## count open
SELECT CAST(CURRENT_TIMESTAMP AT TIME ZONE 'UTC' AS TIMESTAMP) AS clock, a.row_count, b.row_count
FROM (SELECT COUNT(*) AS row_count FROM "s"."records" WHERE unconfirmed IS NOT NULL) a
CROSS JOIN (SELECT COUNT(*) AS row_count FROM "s"."unresolved" WHERE checksum IS NOT NULL OR reason = 'DUPLICATE_ID') b

## delta of recent rows
CREATE SEQUENCE "s"."n1";
CREATE SEQUENCE "s"."n2";
CREATE TABLE "s"."delta" AS
SELECT n.seq, n.kind, n.record_id, n.checksum, n.origin, n.unconfirmed, n.failed_syncs, NULLIF(n.oversize, -1) AS oversize, CASE WHEN n.oversize IS NULL THEN 64 + BYTES(n.c1) + BYTES(n.c2) WHEN n.oversize >= 0 THEN 64 END AS bytes, CASE WHEN n.oversize IS NULL THEN n.c1 END AS c1, CASE WHEN n.oversize IS NULL THEN n.c2 END AS c2
FROM (
SELECT d.*, CAST(CASE WHEN d.kind NOT IN ('A', 'U', 'D') OR d.parked IS NOT NULL THEN -1 WHEN 1 = 0 THEN 0 END AS SMALLINT) AS oversize, CASE WHEN d.record_id IS NULL OR d.parked IS NOT NULL THEN NULL WHEN d.kind = 'D' THEN 1 - NEXT VALUE FOR "s"."n1" ELSE NEXT VALUE FOR "s"."n2" END AS seq
FROM (
SELECT w.*, p.tries AS failed_syncs, CASE WHEN p.reason = 'PARKED' THEN 1 END AS parked
FROM (
SELECT CASE WHEN m.checksum IS NULL THEN 'D' WHEN r.record_id IS NULL OR r.unconfirmed = 'A' OR r.unconfirmed = 'D' THEN 'A' ELSE 'U' END AS kind, COALESCE(m.record_id, r.record_id) AS record_id, m.checksum AS checksum, CASE WHEN r.record_id IS NOT NULL AND (r.unconfirmed IS NULL OR r.checksum = m.checksum OR (r.checksum IS NULL AND m.checksum IS NULL)) THEN r.synced_in ELSE 7 END AS origin, r.unconfirmed AS unconfirmed, m.c1, m.c2
FROM (
SELECT ID(q."id") AS record_id, CHECKSUM(42, q."changed at", q."id") AS checksum, q."id" AS c1, q."changed at" AS c2
FROM (
<recent rows>
) q
) m
LEFT JOIN "s"."records" r ON r.record_id = m.record_id
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

## read clock
SELECT CAST(CURRENT_TIMESTAMP AT TIME ZONE 'UTC' AS TIMESTAMP) AS clock

## measure
SELECT COUNT(*), 0, 0, MAX(CASE WHEN m.c2 <= TIMESTAMP '2025-03-01 10:30:00.000000' THEN m.c2 END) AS greatest
FROM (
SELECT ID(q."id") AS record_id, q."changed at" AS c2
FROM (
SELECT * FROM people -- all
) q
) m

## measure recent rows
SELECT COUNT(*), COUNT(m.record_id), COUNT(DISTINCT m.record_id), MAX(CASE WHEN m.c2 <= TIMESTAMP '2025-03-01 10:30:00.000000' THEN m.c2 END) AS greatest
FROM (
SELECT ID(q."id") AS record_id, q."changed at" AS c2
FROM (
<recent rows>
) q
) m

## measure copied rows
SELECT COUNT(*), COUNT(m.record_id), COUNT(DISTINCT m.record_id), MAX(CASE WHEN m.c2 <= TIMESTAMP '2025-03-01 10:30:00.000000' THEN m.c2 END) AS greatest
FROM "s"."copy" m

## count rows of delta
SELECT COUNT(*), COUNT(DISTINCT m.record_id)
FROM (
SELECT ID(q."id") AS record_id
FROM (
SELECT * FROM people -- all
) q
) m
WHERE m.record_id IN (SELECT d.record_id FROM "s"."delta" d WHERE d.record_id IS NOT NULL)

## create duplicates of recent rows
CREATE TABLE "s"."duplicates" AS
SELECT m.record_id AS record_id, COUNT(*) AS row_count
FROM (
SELECT a.record_id FROM (
SELECT ID(q."id") AS record_id
FROM (
SELECT * FROM people -- all
) q
) a
WHERE a.record_id IN (SELECT w.record_id FROM (
SELECT ID(q."id") AS record_id
FROM (
<recent rows>
) q
) w)
) m
WHERE m.record_id IS NOT NULL
GROUP BY m.record_id
HAVING COUNT(*) > 1;
CREATE INDEX ON "s"."duplicates" (record_id)

## create duplicates of copied rows
CREATE TABLE "s"."duplicates" AS
SELECT m.record_id AS record_id, COUNT(*) AS row_count
FROM (
SELECT a.record_id FROM (
SELECT ID(q."id") AS record_id
FROM (
SELECT * FROM people -- all
) q
) a
WHERE a.record_id IN (SELECT w.record_id FROM "s"."copy" w)
) m
WHERE m.record_id IS NOT NULL
GROUP BY m.record_id
HAVING COUNT(*) > 1

## move guard and checkpoint
UPDATE "s"."checkpoints" SET sync_number = ?, epoch = ?, columns = ?, encoding = ?, record_count = record_count + ?, checkpoint = ?
WHERE state_id = ? AND sync_number = ? AND epoch <= ?
-- binds [8, 99, columns, 3, 4, 2025-03-01T10:00:00Z/8/0a, state-1, 7, 99]

## forget of recent rows
DELETE FROM "s"."unresolved" u WHERE u.checksum IS NOT NULL AND NOT EXISTS (SELECT 1 FROM "s"."delta" d WHERE d.record_id = u.record_id)
