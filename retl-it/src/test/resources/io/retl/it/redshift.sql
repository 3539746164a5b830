## createSchema
CREATE SCHEMA IF NOT EXISTS "s"

## findSchema
SELECT nspname FROM pg_catalog.pg_namespace WHERE nspname IN (?, ?)
-- binds [s, s]

## tables
SELECT REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(CAST(c.relname AS VARCHAR(128)), '^a', 'A'), '^b', 'B'), '^c', 'C'), '^d', 'D'), '^e', 'E'), '^f', 'F'), '^g', 'G'), '^h', 'H'), '^i', 'I'), '^j', 'J'), '^k', 'K'), '^l', 'L'), '^m', 'M'), '^n', 'N'), '^o', 'O'), '^p', 'P'), '^q', 'Q'), '^r', 'R'), '^s', 'S'), '^t', 'T'), '^u', 'U'), '^v', 'V'), '^w', 'W'), '^x', 'X'), '^y', 'Y'), '^z', 'Z') FROM pg_catalog.pg_class c
JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace
WHERE n.nspname IN (?, ?) AND c.relkind IN ('r', 'v')
-- binds [s, s]

## describe
SELECT * FROM (
SELECT * FROM people -- all
) q WHERE 1 = 0

## createState
CREATE TABLE "s"."records_m" (
  record_id BIGINT NOT NULL,
  checksum VARCHAR(32),
  synced_in BIGINT NOT NULL,
  unconfirmed VARCHAR(1))
DISTKEY (record_id) SORTKEY (record_id);
CREATE TABLE "s"."unresolved_m" (
  record_id BIGINT NOT NULL,
  checksum VARCHAR(32),
  reason VARCHAR(32) NOT NULL,
  tries BIGINT NOT NULL,
  failing_since BIGINT NOT NULL)
DISTKEY (record_id) SORTKEY (record_id);
CREATE TABLE "s"."checkpoints_m" (
  source_id VARCHAR(400) NOT NULL,
  model_id VARCHAR(400) NOT NULL,
  checkpoint VARCHAR(64),
  sync_number BIGINT NOT NULL,
  epoch BIGINT NOT NULL,
  record_count BIGINT NOT NULL,
  fingerprint VARCHAR(64),
  columns VARCHAR(65535) NOT NULL,
  encoding BIGINT NOT NULL,
  state_id VARCHAR(64) NOT NULL)

## keyRecords


## key


## index


## describeTable
SELECT * FROM "s"."records_m" WHERE 1 = 0

## insertCheckpoint
INSERT INTO "s"."checkpoints_m" (source_id, model_id, sync_number, epoch, record_count, columns, encoding, state_id)
VALUES (?, ?, 0, 0, 0, ?, ?, ?)
-- binds [shop, people, columns, 1, state-1]

## readCheckpoint
SELECT source_id, model_id, state_id, sync_number, epoch, record_count, columns, encoding
FROM "s"."checkpoints_m"

## countState
SELECT a.row_count, b.row_count
FROM (SELECT COUNT(*) AS row_count FROM "s"."records_m") a
CROSS JOIN (SELECT COUNT(*) AS row_count FROM "s"."unresolved_m") b

## countRows
SELECT COUNT(*) FROM "s"."records_m"

## releaseParked
UPDATE "s"."unresolved_m" SET reason = 'RELEASED', tries = 0 WHERE reason = 'PARKED'

## dropTable
DROP TABLE IF EXISTS "s"."records_m"

## createTableAs
CREATE TABLE "s"."copy_m" AS
SELECT 1 AS record_id

## createDeltaAs
CREATE TABLE "s"."delta_m" DISTKEY (record_id) SORTKEY (seq) AS
SELECT 1 AS record_id, 1 AS seq

## createCopy
CREATE TABLE "s"."copy_m" DISTKEY (record_id) AS
SELECT CAST(q."id" AS BIGINT) AS record_id, MD5('42:' || CASE WHEN q."e""mail" IS NULL THEN '~' WHEN OCTET_LENGTH(q."e""mail") <= 100 THEN CAST(OCTET_LENGTH(q."e""mail") AS VARCHAR(20)) || ':' || q."e""mail" ELSE '#' || MD5(q."e""mail") END || COALESCE(CAST(q."id" AS VARCHAR(20)), '~') || ';') AS checksum, q."id" AS c1, q."e""mail" AS c2
FROM (
SELECT * FROM people -- all
) q

## createDelta
CREATE TABLE "s"."delta_m" DISTKEY (record_id) SORTKEY (seq) AS
SELECT n.seq, n.kind, n.record_id, n.checksum, n.origin, n.unconfirmed, CAST(NULL AS BIGINT) AS failed_syncs, NULLIF(n.oversize, -1) AS oversize, CASE WHEN n.oversize IS NULL THEN 84 + COALESCE(CAST(OCTET_LENGTH(n.c2) AS BIGINT) + 2, 0) WHEN n.oversize >= 0 THEN 64 END AS bytes, CASE WHEN n.oversize IS NULL THEN n.c1 END AS c1, CASE WHEN n.oversize IS NULL THEN n.c2 END AS c2
FROM (
SELECT d.*, CASE WHEN d.record_id IS NULL THEN NULL WHEN d.kind = 'D' THEN 1 - d.place ELSE d.place END AS seq
FROM (
SELECT w.*, CAST(b.rows_before AS BIGINT) + ROW_NUMBER() OVER (PARTITION BY w.place_class, w.place_part) AS place, CAST(CASE WHEN w.kind NOT IN ('A', 'U', 'D') THEN -1 WHEN COALESCE(CAST(OCTET_LENGTH(w.c2) AS BIGINT) + 2, 0) > 900 THEN CASE WHEN COALESCE(CAST(OCTET_LENGTH(w.c2) AS BIGINT) + 2, 0) > 900 THEN 2 WHEN COALESCE(CAST(OCTET_LENGTH(w.c2) AS BIGINT) + 2, 0) > 5000 THEN 0 END END AS SMALLINT) AS oversize
FROM (
SELECT v.*, CASE WHEN v.record_id IS NULL THEN 0 ELSE CASE WHEN v.kind = 'D' THEN 1 ELSE 2 END END AS place_class, CASE WHEN v.record_id IS NULL THEN 0 ELSE (STRTOL(LEFT(MD5(CAST(v.record_id AS VARCHAR(20))), 8), 16) % 1024) END AS place_part
FROM (
SELECT CASE WHEN m.checksum IS NULL THEN 'D' WHEN r.record_id IS NULL OR r.unconfirmed = 'A' OR r.unconfirmed = 'D' THEN 'A' ELSE 'U' END AS kind, COALESCE(m.record_id, r.record_id) AS record_id, m.checksum AS checksum, CASE WHEN r.record_id IS NOT NULL AND (r.unconfirmed IS NULL OR r.checksum = m.checksum OR (r.checksum IS NULL AND m.checksum IS NULL)) THEN r.synced_in ELSE 7 END AS origin, r.unconfirmed AS unconfirmed, m.c1, m.c2
FROM "s"."copy_m" m
FULL JOIN "s"."records_m" r ON m.record_id = r.record_id
WHERE (r.record_id IS NULL OR m.checksum IS NULL OR (r.unconfirmed IS NULL AND r.checksum <> m.checksum) OR r.unconfirmed IS NOT NULL)
) v
) w
JOIN (
SELECT c.place_class, c.place_part,
  SUM(c.row_count) OVER (PARTITION BY c.place_class ORDER BY c.place_part ROWS UNBOUNDED PRECEDING) - c.row_count AS rows_before
FROM (
SELECT x.place_class, x.place_part, COUNT(*) AS row_count
FROM (
SELECT CASE WHEN v.record_id IS NULL THEN 0 ELSE CASE WHEN v.kind = 'D' THEN 1 ELSE 2 END END AS place_class, CASE WHEN v.record_id IS NULL THEN 0 ELSE (STRTOL(LEFT(MD5(CAST(v.record_id AS VARCHAR(20))), 8), 16) % 1024) END AS place_part
FROM (
SELECT CASE WHEN m.checksum IS NULL THEN 'D' WHEN r.record_id IS NULL OR r.unconfirmed = 'A' OR r.unconfirmed = 'D' THEN 'A' ELSE 'U' END AS kind, COALESCE(m.record_id, r.record_id) AS record_id, m.checksum AS checksum, CASE WHEN r.record_id IS NOT NULL AND (r.unconfirmed IS NULL OR r.checksum = m.checksum OR (r.checksum IS NULL AND m.checksum IS NULL)) THEN r.synced_in ELSE 7 END AS origin, r.unconfirmed AS unconfirmed
FROM "s"."copy_m" m
FULL JOIN "s"."records_m" r ON m.record_id = r.record_id
WHERE (r.record_id IS NULL OR m.checksum IS NULL OR (r.unconfirmed IS NULL AND r.checksum <> m.checksum) OR r.unconfirmed IS NOT NULL)
) v
) x
GROUP BY x.place_class, x.place_part
) c
) b ON b.place_class = w.place_class AND b.place_part = w.place_part
) d
) n
WHERE n.seq IS NULL
   OR (n.kind = 'D' AND n.seq BETWEEN -99 AND 0)
   OR (n.kind <> 'D' AND n.seq BETWEEN 1 AND 100);
CREATE TABLE "s"."delta_m" DISTKEY (record_id) SORTKEY (seq) AS
SELECT n.seq, n.kind, n.record_id, n.checksum, n.origin, n.unconfirmed, n.failed_syncs, NULLIF(n.oversize, -1) AS oversize, CASE WHEN n.oversize IS NULL THEN 84 + COALESCE(CAST(OCTET_LENGTH(n.c2) AS BIGINT) + 2, 0) WHEN n.oversize >= 0 THEN 64 END AS bytes, CASE WHEN n.oversize IS NULL THEN n.c1 END AS c1, CASE WHEN n.oversize IS NULL THEN n.c2 END AS c2
FROM (
SELECT d.*, CASE WHEN d.record_id IS NULL OR d.parked IS NOT NULL THEN NULL WHEN d.kind = 'D' THEN CASE WHEN (STRTOL(LEFT(MD5(CAST(d.record_id AS VARCHAR(20))), 8), 16) % 4) = 2 THEN d.place - 100 ELSE 1 - 100 - d.place END ELSE CASE WHEN (STRTOL(LEFT(MD5(CAST(d.record_id AS VARCHAR(20))), 8), 16) % 4) = 2 THEN 100 + 1 - d.place ELSE 100 + d.place END END AS seq
FROM (
SELECT w.*, CAST(b.rows_before AS BIGINT) + ROW_NUMBER() OVER (PARTITION BY w.place_class, w.place_part) AS place, CAST(CASE WHEN w.kind NOT IN ('A', 'U', 'D') OR w.parked IS NOT NULL THEN -1 WHEN COALESCE(CAST(OCTET_LENGTH(w.c2) AS BIGINT) + 2, 0) > 900 THEN CASE WHEN COALESCE(CAST(OCTET_LENGTH(w.c2) AS BIGINT) + 2, 0) > 900 THEN 2 WHEN COALESCE(CAST(OCTET_LENGTH(w.c2) AS BIGINT) + 2, 0) > 5000 THEN 0 END END AS SMALLINT) AS oversize
FROM (
SELECT v.*, CASE WHEN v.record_id IS NULL OR v.parked IS NOT NULL THEN 0 ELSE CASE WHEN (STRTOL(LEFT(MD5(CAST(v.record_id AS VARCHAR(20))), 8), 16) % 4) = 2 THEN CASE WHEN v.kind = 'D' THEN 3 ELSE 4 END ELSE CASE WHEN v.kind = 'D' THEN 1 ELSE 2 END END END AS place_class, CASE WHEN v.record_id IS NULL THEN 0 ELSE (STRTOL(LEFT(MD5(CAST(v.record_id AS VARCHAR(20))), 8), 16) % 1024) END AS place_part
FROM (
SELECT w.*, p.tries AS failed_syncs, CASE WHEN p.reason = 'PARKED' THEN 1 END AS parked
FROM (
SELECT CASE WHEN m.checksum IS NULL THEN 'D' WHEN r.record_id IS NULL OR r.unconfirmed = 'A' OR r.unconfirmed = 'D' THEN 'A' ELSE 'U' END AS kind, COALESCE(m.record_id, r.record_id) AS record_id, m.checksum AS checksum, CASE WHEN r.record_id IS NOT NULL AND (r.unconfirmed IS NULL OR r.checksum = m.checksum OR (r.checksum IS NULL AND m.checksum IS NULL)) THEN r.synced_in ELSE 7 END AS origin, r.unconfirmed AS unconfirmed, m.c1, m.c2
FROM (SELECT s.* FROM "s"."copy_m" s WHERE NOT EXISTS (SELECT 1 FROM "s"."duplicates_m" x WHERE x.record_id = s.record_id)) m
FULL JOIN (SELECT s.* FROM "s"."records_m" s WHERE NOT EXISTS (SELECT 1 FROM "s"."duplicates_m" x WHERE x.record_id = s.record_id)) r ON m.record_id = r.record_id
WHERE (r.record_id IS NULL OR m.checksum IS NULL OR (r.unconfirmed IS NULL AND r.checksum <> m.checksum) OR r.unconfirmed IS NOT NULL)
) w
LEFT JOIN "s"."unresolved_m" p ON p.record_id = w.record_id AND (p.checksum = w.checksum OR (p.checksum IS NULL AND w.checksum IS NULL))
) v
) w
JOIN (
SELECT c.place_class, c.place_part,
  SUM(c.row_count) OVER (PARTITION BY c.place_class ORDER BY c.place_part ROWS UNBOUNDED PRECEDING) - c.row_count AS rows_before
FROM (
SELECT x.place_class, x.place_part, COUNT(*) AS row_count
FROM (
SELECT CASE WHEN v.record_id IS NULL OR v.parked IS NOT NULL THEN 0 ELSE CASE WHEN (STRTOL(LEFT(MD5(CAST(v.record_id AS VARCHAR(20))), 8), 16) % 4) = 2 THEN CASE WHEN v.kind = 'D' THEN 3 ELSE 4 END ELSE CASE WHEN v.kind = 'D' THEN 1 ELSE 2 END END END AS place_class, CASE WHEN v.record_id IS NULL THEN 0 ELSE (STRTOL(LEFT(MD5(CAST(v.record_id AS VARCHAR(20))), 8), 16) % 1024) END AS place_part
FROM (
SELECT w.*, p.tries AS failed_syncs, CASE WHEN p.reason = 'PARKED' THEN 1 END AS parked
FROM (
SELECT CASE WHEN m.checksum IS NULL THEN 'D' WHEN r.record_id IS NULL OR r.unconfirmed = 'A' OR r.unconfirmed = 'D' THEN 'A' ELSE 'U' END AS kind, COALESCE(m.record_id, r.record_id) AS record_id, m.checksum AS checksum, CASE WHEN r.record_id IS NOT NULL AND (r.unconfirmed IS NULL OR r.checksum = m.checksum OR (r.checksum IS NULL AND m.checksum IS NULL)) THEN r.synced_in ELSE 7 END AS origin, r.unconfirmed AS unconfirmed
FROM (SELECT s.* FROM "s"."copy_m" s WHERE NOT EXISTS (SELECT 1 FROM "s"."duplicates_m" x WHERE x.record_id = s.record_id)) m
FULL JOIN (SELECT s.* FROM "s"."records_m" s WHERE NOT EXISTS (SELECT 1 FROM "s"."duplicates_m" x WHERE x.record_id = s.record_id)) r ON m.record_id = r.record_id
WHERE (r.record_id IS NULL OR m.checksum IS NULL OR (r.unconfirmed IS NULL AND r.checksum <> m.checksum) OR r.unconfirmed IS NOT NULL)
) w
LEFT JOIN "s"."unresolved_m" p ON p.record_id = w.record_id AND (p.checksum = w.checksum OR (p.checksum IS NULL AND w.checksum IS NULL))
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

## indexDelta


## summarize
SELECT COUNT(CASE WHEN kind = 'A' AND seq IS NOT NULL THEN 1 END), COUNT(CASE WHEN kind = 'U' AND seq IS NOT NULL THEN 1 END),
  COUNT(CASE WHEN kind = 'D' AND seq IS NOT NULL THEN 1 END), COUNT(CASE WHEN bytes IS NULL AND seq IS NOT NULL THEN 1 END),
  COALESCE(MIN(CASE WHEN seq <= 0 THEN seq END), 0), COALESCE(MAX(CASE WHEN seq <= 0 THEN seq END), -1),
  COALESCE(MIN(CASE WHEN seq > 0 THEN seq END), 1), COALESCE(MAX(CASE WHEN seq > 0 THEN seq END), 0),
  COUNT(CASE WHEN kind = 'A' AND unconfirmed IS NULL AND seq IS NOT NULL THEN 1 END), COUNT(DISTINCT CASE WHEN kind = 'A' AND unconfirmed IS NULL THEN record_id END),
  COUNT(CASE WHEN record_id IS NULL THEN 1 END), COUNT(CASE WHEN seq IS NULL AND record_id IS NOT NULL THEN 1 END),
  COUNT(CASE WHEN seq IS NULL AND record_id IS NOT NULL AND kind = 'A' AND unconfirmed IS NULL THEN 1 END), COUNT(CASE WHEN seq IS NULL AND record_id IS NOT NULL AND kind = 'D' THEN 1 END),
  COALESCE(MAX(bytes), 0)
FROM "s"."delta_m"

## countChanges
SELECT COUNT(CASE WHEN d.kind = 'D' THEN 1 END), COUNT(CASE WHEN d.kind <> 'D' THEN 1 END)
FROM (
SELECT w.*, p.tries AS failed_syncs, CASE WHEN p.reason = 'PARKED' THEN 1 END AS parked
FROM (
SELECT CASE WHEN m.checksum IS NULL THEN 'D' WHEN r.record_id IS NULL OR r.unconfirmed = 'A' OR r.unconfirmed = 'D' THEN 'A' ELSE 'U' END AS kind, COALESCE(m.record_id, r.record_id) AS record_id, m.checksum AS checksum, CASE WHEN r.record_id IS NOT NULL AND (r.unconfirmed IS NULL OR r.checksum = m.checksum OR (r.checksum IS NULL AND m.checksum IS NULL)) THEN r.synced_in ELSE 7 END AS origin, r.unconfirmed AS unconfirmed, m.c1, m.c2
FROM "s"."copy_m" m
FULL JOIN "s"."records_m" r ON m.record_id = r.record_id
WHERE (r.record_id IS NULL OR m.checksum IS NULL OR (r.unconfirmed IS NULL AND r.checksum <> m.checksum) OR r.unconfirmed IS NOT NULL)
) w
LEFT JOIN "s"."unresolved_m" p ON p.record_id = w.record_id AND (p.checksum = w.checksum OR (p.checksum IS NULL AND w.checksum IS NULL))
) d
WHERE d.record_id IS NOT NULL AND d.parked IS NULL

## countModel
SELECT COUNT(*), COUNT(m.record_id), COUNT(DISTINCT m.record_id)
FROM "s"."copy_m" m

## countModelRows
SELECT COUNT(*) FROM "s"."copy_m" q

## createDuplicates
CREATE TABLE "s"."duplicates_m" AS
SELECT m.record_id AS record_id, COUNT(*) AS row_count
FROM "s"."copy_m" m
WHERE m.record_id IS NOT NULL
GROUP BY m.record_id
HAVING COUNT(*) > 1

## countDuplicates
SELECT COUNT(*), COALESCE(SUM(row_count), 0) FROM "s"."duplicates_m"

## sampleDuplicates
SELECT CAST(record_id AS VARCHAR(20)), row_count FROM "s"."duplicates_m" ORDER BY row_count DESC, record_id LIMIT 5

## deleteDuplicates
DELETE FROM "s"."delta_m" WHERE record_id IN (SELECT d.record_id FROM "s"."delta_m" d WHERE EXISTS (SELECT 1 FROM "s"."duplicates_m" x WHERE x.record_id = d.record_id))

## deleteRows
DELETE FROM "s"."delta_m" WHERE record_id IN (SELECT d.record_id FROM "s"."delta_m" d WHERE d.seq = 1)

## deleteUntaken
DELETE FROM "s"."delta_m" WHERE NOT (seq BETWEEN ? AND ? OR seq BETWEEN ? AND ?)
-- binds [-9, 0, 1, 90]

## pageSizes
SELECT seq, bytes FROM "s"."delta_m" WHERE seq > ? AND seq <= ? AND bytes IS NOT NULL ORDER BY seq
-- binds [10, 20]

## page
SELECT seq, kind, CAST(record_id AS VARCHAR(20)), checksum, origin, bytes, oversize, unconfirmed, failed_syncs, c1, c2 FROM "s"."delta_m" WHERE seq > ? AND seq <= ? AND bytes IS NOT NULL ORDER BY seq
-- binds [10, 20]

## preview
SELECT 0, 'A', CAST(n.record_id AS VARCHAR(20)), CAST(NULL AS VARCHAR(1)), 0, 0, n.oversize, CAST(NULL AS VARCHAR(1)), 0, n.c1 AS c1, CASE WHEN n.oversize IS NULL OR COALESCE(CAST(OCTET_LENGTH(n.c2) AS BIGINT) + 2, 0) <= 900 THEN n.c2 END AS c2
FROM (
SELECT CAST(q."id" AS BIGINT) AS record_id, q."id" AS c1, q."e""mail" AS c2, CAST(CASE WHEN COALESCE(CAST(OCTET_LENGTH(q."e""mail") AS BIGINT) + 2, 0) > 900 THEN CASE WHEN COALESCE(CAST(OCTET_LENGTH(q."e""mail") AS BIGINT) + 2, 0) > 900 THEN 2 WHEN COALESCE(CAST(OCTET_LENGTH(q."e""mail") AS BIGINT) + 2, 0) > 5000 THEN 0 END END AS SMALLINT) AS oversize
FROM (
SELECT * FROM people -- all
) q
LIMIT 10
) n

## planChanges
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
SELECT CAST(q."id" AS BIGINT) AS record_id
FROM (
SELECT * FROM people -- all
) q
) m GROUP BY m.record_id
) g;
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
SELECT CAST(q."id" AS BIGINT) AS record_id, MD5('42:' || CASE WHEN q."e""mail" IS NULL THEN '~' WHEN OCTET_LENGTH(q."e""mail") <= 100 THEN CAST(OCTET_LENGTH(q."e""mail") AS VARCHAR(20)) || ':' || q."e""mail" ELSE '#' || MD5(q."e""mail") END || COALESCE(CAST(q."id" AS VARCHAR(20)), '~') || ';') AS checksum, 1 AS model_rows, 0 AS record_rows, CAST(NULL AS VARCHAR(1)) AS unconfirmed, 0 AS parked
FROM (
SELECT * FROM people -- all
) q
UNION ALL
SELECT r.record_id, r.checksum, 0, 1, r.unconfirmed, 0 FROM "s"."records_m" r
UNION ALL
SELECT p.record_id, p.checksum, 0, 0, CAST(NULL AS VARCHAR(1)), 1 FROM "s"."unresolved_m" p WHERE p.reason = 'PARKED'
) v GROUP BY v.record_id, v.checksum
) u GROUP BY u.record_id
) g
WHERE g.model_rows + g.record_rows > 0

## planDuplicates
SELECT CAST(d.record_id AS VARCHAR(20)), d.row_count FROM (
SELECT s.record_id AS record_id, COUNT(*) AS row_count
FROM (
SELECT CAST(q."id" AS BIGINT) AS record_id
FROM (
SELECT * FROM people -- all
) q
) s
WHERE s.record_id IS NOT NULL
GROUP BY s.record_id
HAVING COUNT(*) > 1
) d ORDER BY d.row_count DESC, d.record_id LIMIT 5

## sampleChanges
SELECT 0, n.kind, CAST(n.record_id AS VARCHAR(20)), n.checksum, n.origin, CASE WHEN n.oversize IS NULL THEN 84 + COALESCE(CAST(OCTET_LENGTH(n.c2) AS BIGINT) + 2, 0) WHEN n.oversize >= 0 THEN 64 END, n.oversize, n.unconfirmed, n.failed_syncs, CASE WHEN n.oversize IS NULL THEN n.c1 END AS c1, CASE WHEN n.oversize IS NULL THEN n.c2 END AS c2
FROM (
SELECT m.record_id AS record_id, m.checksum AS checksum, m.c1 AS c1, m.c2 AS c2, 'A' AS kind, 0 AS origin, CAST(NULL AS VARCHAR(1)) AS unconfirmed, 0 AS failed_syncs, CAST(CASE WHEN COALESCE(CAST(OCTET_LENGTH(m.c2) AS BIGINT) + 2, 0) > 900 THEN CASE WHEN COALESCE(CAST(OCTET_LENGTH(m.c2) AS BIGINT) + 2, 0) > 900 THEN 2 WHEN COALESCE(CAST(OCTET_LENGTH(m.c2) AS BIGINT) + 2, 0) > 5000 THEN 0 END END AS SMALLINT) AS oversize
FROM (
SELECT CAST(q."id" AS BIGINT) AS record_id, MD5('42:' || CASE WHEN q."e""mail" IS NULL THEN '~' WHEN OCTET_LENGTH(q."e""mail") <= 100 THEN CAST(OCTET_LENGTH(q."e""mail") AS VARCHAR(20)) || ':' || q."e""mail" ELSE '#' || MD5(q."e""mail") END || COALESCE(CAST(q."id" AS VARCHAR(20)), '~') || ';') AS checksum, q."id" AS c1, q."e""mail" AS c2
FROM (
SELECT * FROM people -- all
) q
) m
WHERE m.record_id IS NOT NULL AND NOT EXISTS (SELECT 1 FROM (
SELECT s.record_id AS record_id, COUNT(*) AS row_count
FROM (
SELECT CAST(q."id" AS BIGINT) AS record_id
FROM (
SELECT * FROM people -- all
) q
) s
WHERE s.record_id IS NOT NULL
GROUP BY s.record_id
HAVING COUNT(*) > 1
) x WHERE x.record_id = m.record_id)
LIMIT 10
) n;
SELECT 0, n.kind, CAST(n.record_id AS VARCHAR(20)), n.checksum, n.origin, CASE WHEN n.oversize IS NULL THEN 84 + COALESCE(CAST(OCTET_LENGTH(n.c2) AS BIGINT) + 2, 0) WHEN n.oversize >= 0 THEN 64 END, n.oversize, n.unconfirmed, n.failed_syncs, CASE WHEN n.oversize IS NULL THEN n.c1 END AS c1, CASE WHEN n.oversize IS NULL THEN n.c2 END AS c2
FROM (
SELECT m.record_id AS record_id, m.checksum AS checksum, m.c1 AS c1, m.c2 AS c2, CASE WHEN 1 = 0 THEN 'D' WHEN r.record_id IS NULL OR r.unconfirmed = 'A' OR r.unconfirmed = 'D' THEN 'A' ELSE 'U' END AS kind, CASE WHEN r.record_id IS NOT NULL AND (r.unconfirmed IS NULL OR r.checksum = m.checksum OR (r.checksum IS NULL AND m.checksum IS NULL)) THEN r.synced_in ELSE 7 END AS origin, r.unconfirmed AS unconfirmed, p.tries AS failed_syncs, CAST(CASE WHEN COALESCE(CAST(OCTET_LENGTH(m.c2) AS BIGINT) + 2, 0) > 900 THEN CASE WHEN COALESCE(CAST(OCTET_LENGTH(m.c2) AS BIGINT) + 2, 0) > 900 THEN 2 WHEN COALESCE(CAST(OCTET_LENGTH(m.c2) AS BIGINT) + 2, 0) > 5000 THEN 0 END END AS SMALLINT) AS oversize
FROM (
SELECT CAST(q."id" AS BIGINT) AS record_id, MD5('42:' || CASE WHEN q."e""mail" IS NULL THEN '~' WHEN OCTET_LENGTH(q."e""mail") <= 100 THEN CAST(OCTET_LENGTH(q."e""mail") AS VARCHAR(20)) || ':' || q."e""mail" ELSE '#' || MD5(q."e""mail") END || COALESCE(CAST(q."id" AS VARCHAR(20)), '~') || ';') AS checksum, q."id" AS c1, q."e""mail" AS c2
FROM (
SELECT * FROM people -- all
) q
) m
LEFT JOIN "s"."records_m" r ON r.record_id = m.record_id
LEFT JOIN "s"."unresolved_m" p ON p.record_id = m.record_id AND (p.checksum = m.checksum OR (p.checksum IS NULL AND m.checksum IS NULL))
WHERE m.record_id IS NOT NULL AND (r.record_id IS NULL OR 1 = 0 OR (r.unconfirmed IS NULL AND r.checksum <> m.checksum) OR r.unconfirmed IS NOT NULL) AND CASE WHEN 1 = 0 THEN 'D' WHEN r.record_id IS NULL OR r.unconfirmed = 'A' OR r.unconfirmed = 'D' THEN 'A' ELSE 'U' END IN ('A', 'U') AND (p.reason IS NULL OR p.reason <> 'PARKED') AND NOT EXISTS (SELECT 1 FROM (
SELECT s.record_id AS record_id, COUNT(*) AS row_count
FROM (
SELECT CAST(q."id" AS BIGINT) AS record_id
FROM (
SELECT * FROM people -- all
) q
) s
WHERE s.record_id IS NOT NULL
GROUP BY s.record_id
HAVING COUNT(*) > 1
) x WHERE x.record_id = m.record_id)
LIMIT 10
) n

## sampleDeletes
SELECT 0, 'D', CAST(n.record_id AS VARCHAR(20)), CAST(NULL AS VARCHAR(1)), CASE WHEN r.unconfirmed IS NULL OR r.checksum IS NULL THEN r.synced_in ELSE 7 END, 0, CAST(NULL AS SMALLINT), r.unconfirmed, p.tries
FROM (
SELECT e.record_id FROM (
SELECT k.record_id FROM "s"."records_m" k
LEFT JOIN "s"."unresolved_m" p ON p.record_id = k.record_id AND p.checksum IS NULL
WHERE (p.reason IS NULL OR p.reason <> 'PARKED')
EXCEPT
SELECT CAST(q."id" AS BIGINT) AS record_id
FROM (
SELECT * FROM people -- all
) q
) e LIMIT 3
) n LEFT JOIN "s"."records_m" r ON r.record_id = n.record_id
LEFT JOIN "s"."unresolved_m" p ON p.record_id = n.record_id AND p.checksum IS NULL

## createExceptions
CREATE TABLE "s"."exceptions_m" (seq BIGINT NOT NULL, outcome VARCHAR(1) NOT NULL)

## insertExceptions
INSERT INTO "s"."exceptions_m" (seq, outcome) VALUES (-2, 'R'), (5, 'U')

## summarizeFold
SELECT a.row_count, b.growth
FROM (SELECT COUNT(*) AS row_count FROM "s"."delta_m") a
CROSS JOIN (
SELECT COALESCE(SUM(CASE WHEN f.kind = 'A' AND f.was_unconfirmed IS NULL THEN 1
  WHEN f.kind = 'D' AND f.unconfirmed IS NULL THEN -1 ELSE 0 END), 0) AS growth
FROM (
SELECT d.record_id, d.kind, d.checksum, d.origin, d.unconfirmed AS was_unconfirmed, d.failed_syncs,
  CASE WHEN (d.seq > 50 OR e.outcome = 'U') THEN d.kind END AS unconfirmed
FROM "s"."delta_m" d
LEFT JOIN "s"."exceptions_m" e ON e.seq = d.seq
WHERE (d.seq <= 50 OR (d.seq <= 80 AND d.bytes IS NOT NULL)) AND (e.outcome IS NULL OR e.outcome = 'U')
) f) b

## moveGuard
UPDATE "s"."checkpoints_m" SET sync_number = ?, epoch = ?, columns = ?, encoding = ?, record_count = record_count + ?
WHERE state_id = ? AND sync_number = ? AND epoch <= ?
-- binds [8, 99, columns, 1, -3, state-1, 7, 99]

## fold
DELETE FROM "s"."records_m" WHERE record_id IN (SELECT r.record_id FROM "s"."records_m" r WHERE r.record_id IN (SELECT f.record_id
FROM (
SELECT d.record_id, d.kind, d.checksum, d.origin, d.unconfirmed AS was_unconfirmed, d.failed_syncs,
  CASE WHEN (d.seq > 50 OR e.outcome = 'U') THEN d.kind END AS unconfirmed
FROM "s"."delta_m" d
LEFT JOIN "s"."exceptions_m" e ON e.seq = d.seq
WHERE (d.seq <= 50 OR (d.seq <= 80 AND d.bytes IS NOT NULL)) AND (e.outcome IS NULL OR e.outcome = 'U')
) f
WHERE f.kind = 'D' AND f.unconfirmed IS NULL));
UPDATE "s"."records_m" r SET checksum = f.checksum, unconfirmed = f.unconfirmed,
  synced_in = CASE WHEN f.unconfirmed IS NULL THEN 8 ELSE f.origin END
FROM (
SELECT d.record_id, d.kind, d.checksum, d.origin, d.unconfirmed AS was_unconfirmed, d.failed_syncs,
  CASE WHEN (d.seq > 50 OR e.outcome = 'U') THEN d.kind END AS unconfirmed
FROM "s"."delta_m" d
LEFT JOIN "s"."exceptions_m" e ON e.seq = d.seq
WHERE (d.seq <= 50 OR (d.seq <= 80 AND d.bytes IS NOT NULL)) AND (e.outcome IS NULL OR e.outcome = 'U')
) f
WHERE r.record_id = f.record_id;
INSERT INTO "s"."records_m" (record_id, checksum, synced_in, unconfirmed)
SELECT f.record_id, f.checksum, CASE WHEN f.unconfirmed IS NULL THEN 8 ELSE f.origin END, f.unconfirmed
FROM (
SELECT d.record_id, d.kind, d.checksum, d.origin, d.unconfirmed AS was_unconfirmed, d.failed_syncs,
  CASE WHEN (d.seq > 50 OR e.outcome = 'U') THEN d.kind END AS unconfirmed
FROM "s"."delta_m" d
LEFT JOIN "s"."exceptions_m" e ON e.seq = d.seq
WHERE (d.seq <= 50 OR (d.seq <= 80 AND d.bytes IS NOT NULL)) AND (e.outcome IS NULL OR e.outcome = 'U')
) f
WHERE f.kind <> 'D' AND NOT EXISTS (SELECT 1 FROM "s"."records_m" x WHERE x.record_id = f.record_id);
DELETE FROM "s"."unresolved_m" WHERE record_id IN (SELECT u.record_id FROM "s"."unresolved_m" u WHERE u.reason = 'DUPLICATE_ID');
DELETE FROM "s"."unresolved_m" WHERE record_id IN (SELECT u.record_id FROM "s"."unresolved_m" u WHERE u.record_id IN (SELECT f.record_id FROM (
SELECT d.record_id, d.kind, d.checksum, d.origin, d.unconfirmed AS was_unconfirmed, d.failed_syncs,
  CASE WHEN (d.seq > 50 OR e.outcome = 'U') THEN d.kind END AS unconfirmed
FROM "s"."delta_m" d
LEFT JOIN "s"."exceptions_m" e ON e.seq = d.seq
WHERE (d.seq <= 50 OR (d.seq <= 80 AND d.bytes IS NOT NULL)) AND (e.outcome IS NULL OR e.outcome = 'U')
) f WHERE f.unconfirmed IS NULL OR f.failed_syncs IS NULL));
DELETE FROM "s"."unresolved_m" WHERE record_id IN (SELECT u.record_id FROM "s"."unresolved_m" u WHERE NOT EXISTS (SELECT 1 FROM "s"."delta_m" d WHERE d.record_id = u.record_id) AND NOT EXISTS (SELECT 1 FROM "s"."duplicates_m" d WHERE d.record_id = u.record_id));
UPDATE "s"."unresolved_m" u SET checksum = f.checksum, tries = f.tries,
  reason = CASE WHEN u.tries > 0 AND (u.checksum = f.checksum OR (u.checksum IS NULL AND f.checksum IS NULL)) THEN CASE WHEN f.tries >= 5 OR u.failing_since <= 10000 THEN 'PARKED' ELSE f.reason END ELSE f.reason END,
  failing_since = CASE WHEN u.tries > 0 AND (u.checksum = f.checksum OR (u.checksum IS NULL AND f.checksum IS NULL)) THEN u.failing_since ELSE 90000 END
FROM (
SELECT d.record_id, d.checksum, COALESCE(d.failed_syncs, 0) + 1 AS tries, CAST(CASE WHEN e.outcome = 'R' THEN 'REJECTED' ELSE 'UNKNOWN' END AS VARCHAR(32)) AS reason
FROM "s"."delta_m" d JOIN "s"."exceptions_m" e ON e.seq = d.seq WHERE e.outcome IN ('R', 'U')
) f
WHERE u.record_id = f.record_id;
INSERT INTO "s"."unresolved_m" (record_id, checksum, reason, tries, failing_since)
SELECT f.record_id, f.checksum, f.reason, f.tries, 90000
FROM (
SELECT d.record_id, d.checksum, COALESCE(d.failed_syncs, 0) + 1 AS tries, CAST(CASE WHEN e.outcome = 'R' THEN 'REJECTED' ELSE 'UNKNOWN' END AS VARCHAR(32)) AS reason
FROM "s"."delta_m" d JOIN "s"."exceptions_m" e ON e.seq = d.seq WHERE e.outcome IN ('R', 'U')
) f
WHERE NOT EXISTS (SELECT 1 FROM "s"."unresolved_m" x WHERE x.record_id = f.record_id);
INSERT INTO "s"."unresolved_m" (record_id, reason, tries, failing_since)
SELECT f.record_id, 'DUPLICATE_ID', 0, 0
FROM (
SELECT x.record_id FROM "s"."duplicates_m" x
) f
WHERE NOT EXISTS (SELECT 1 FROM "s"."unresolved_m" x WHERE x.record_id = f.record_id)

## session
SET LOCAL describe_field_name_in_uppercase TO off

## grants
-- CREATE USER "retl" PASSWORD '<a password>';
CREATE SCHEMA "state" AUTHORIZATION "retl";
-- For each schema that a model reads, and for each of its tables:
-- GRANT USAGE ON SCHEMA <your schema> TO "retl";
-- GRANT SELECT ON <your schema>.<your table> TO "retl";

## type bool
checksum: MD5('42:' || COALESCE(CASE WHEN q."v" THEN 't' WHEN NOT q."v" THEN 'f' END, '~') || ';')
id: TO_HEX(TO_VARBYTE((CASE WHEN q."v" THEN 't' WHEN NOT q."v" THEN 'f' END), 'utf8'))
page: n.c1
bytes: 5
least: -

## type int2
checksum: MD5('42:' || COALESCE(CAST(q."v" AS VARCHAR(20)), '~') || ';')
id: CAST(q."v" AS BIGINT)
page: n.c1
bytes: 20
least: -

## type int4
checksum: MD5('42:' || COALESCE(CAST(q."v" AS VARCHAR(20)), '~') || ';')
id: CAST(q."v" AS BIGINT)
page: n.c1
bytes: 20
least: -

## type int8
checksum: MD5('42:' || COALESCE(CAST(q."v" AS VARCHAR(20)), '~') || ';')
id: CAST(q."v" AS BIGINT)
page: n.c1
bytes: 20
least: -

## type oid
checksum: MD5('42:' || COALESCE(CAST(q."v" AS VARCHAR(20)), '~') || ';')
id: CAST(q."v" AS BIGINT)
page: n.c1
bytes: 20
least: -

## type numeric
checksum: MD5('42:' || COALESCE(CAST(q."v" AS VARCHAR(48)), '~') || ';')
id: TO_HEX(TO_VARBYTE(CASE WHEN STRPOS(CAST(q."v" AS VARCHAR(48)), '.') > 0 THEN RTRIM(RTRIM(CAST(q."v" AS VARCHAR(48)), '0'), '.') ELSE CAST(q."v" AS VARCHAR(48)) END, 'utf8'))
page: n.c1
bytes: 42
least: -

## type float4
checksum: MD5('42:' || COALESCE(CASE WHEN CAST(q."v" AS DOUBLE PRECISION) = CAST('Infinity' AS DOUBLE PRECISION) THEN 'Infinity' WHEN CAST(q."v" AS DOUBLE PRECISION) = CAST('-Infinity' AS DOUBLE PRECISION) THEN '-Infinity' WHEN ABS(CAST(q."v" AS DOUBLE PRECISION)) < CAST('9E15' AS DOUBLE PRECISION) AND CAST(q."v" AS DOUBLE PRECISION) = FLOOR(CAST(q."v" AS DOUBLE PRECISION)) THEN CAST(CAST(CAST(q."v" AS DOUBLE PRECISION) AS BIGINT) AS VARCHAR(20)) WHEN ABS(CAST(q."v" AS DOUBLE PRECISION)) < CAST('1E-290' AS DOUBLE PRECISION) THEN CASE WHEN ABS((CAST(q."v" AS DOUBLE PRECISION) * POWER(CAST('2' AS DOUBLE PRECISION), 600)) * POWER(CAST('2' AS DOUBLE PRECISION), 53 - CAST(FLOOR(LN(ABS((CAST(q."v" AS DOUBLE PRECISION) * POWER(CAST('2' AS DOUBLE PRECISION), 600)))) / CAST('0.6931471805599453' AS DOUBLE PRECISION) + CAST('0.3' AS DOUBLE PRECISION)) AS INTEGER))) >= CAST('9007199254740992' AS DOUBLE PRECISION) THEN CAST(CAST(FLOOR(LN(ABS((CAST(q."v" AS DOUBLE PRECISION) * POWER(CAST('2' AS DOUBLE PRECISION), 600)))) / CAST('0.6931471805599453' AS DOUBLE PRECISION) + CAST('0.3' AS DOUBLE PRECISION)) AS INTEGER) - 599 AS VARCHAR(20)) || 'p' || CAST(CAST((CAST(q."v" AS DOUBLE PRECISION) * POWER(CAST('2' AS DOUBLE PRECISION), 600)) * POWER(CAST('2' AS DOUBLE PRECISION), 53 - CAST(FLOOR(LN(ABS((CAST(q."v" AS DOUBLE PRECISION) * POWER(CAST('2' AS DOUBLE PRECISION), 600)))) / CAST('0.6931471805599453' AS DOUBLE PRECISION) + CAST('0.3' AS DOUBLE PRECISION)) AS INTEGER)) / CAST('2' AS DOUBLE PRECISION) AS BIGINT) AS VARCHAR(20)) ELSE CAST(CAST(FLOOR(LN(ABS((CAST(q."v" AS DOUBLE PRECISION) * POWER(CAST('2' AS DOUBLE PRECISION), 600)))) / CAST('0.6931471805599453' AS DOUBLE PRECISION) + CAST('0.3' AS DOUBLE PRECISION)) AS INTEGER) - 600 AS VARCHAR(20)) || 'p' || CAST(CAST((CAST(q."v" AS DOUBLE PRECISION) * POWER(CAST('2' AS DOUBLE PRECISION), 600)) * POWER(CAST('2' AS DOUBLE PRECISION), 53 - CAST(FLOOR(LN(ABS((CAST(q."v" AS DOUBLE PRECISION) * POWER(CAST('2' AS DOUBLE PRECISION), 600)))) / CAST('0.6931471805599453' AS DOUBLE PRECISION) + CAST('0.3' AS DOUBLE PRECISION)) AS INTEGER)) AS BIGINT) AS VARCHAR(20)) END WHEN ABS(CAST(q."v" AS DOUBLE PRECISION)) <= CAST('1.7976931348623157E308' AS DOUBLE PRECISION) THEN CASE WHEN ABS(CAST(q."v" AS DOUBLE PRECISION) * POWER(CAST('2' AS DOUBLE PRECISION), 53 - CAST(FLOOR(LN(ABS(CAST(q."v" AS DOUBLE PRECISION))) / CAST('0.6931471805599453' AS DOUBLE PRECISION) + CAST('0.3' AS DOUBLE PRECISION)) AS INTEGER))) >= CAST('9007199254740992' AS DOUBLE PRECISION) THEN CAST(CAST(FLOOR(LN(ABS(CAST(q."v" AS DOUBLE PRECISION))) / CAST('0.6931471805599453' AS DOUBLE PRECISION) + CAST('0.3' AS DOUBLE PRECISION)) AS INTEGER) - -1 AS VARCHAR(20)) || 'p' || CAST(CAST(CAST(q."v" AS DOUBLE PRECISION) * POWER(CAST('2' AS DOUBLE PRECISION), 53 - CAST(FLOOR(LN(ABS(CAST(q."v" AS DOUBLE PRECISION))) / CAST('0.6931471805599453' AS DOUBLE PRECISION) + CAST('0.3' AS DOUBLE PRECISION)) AS INTEGER)) / CAST('2' AS DOUBLE PRECISION) AS BIGINT) AS VARCHAR(20)) ELSE CAST(CAST(FLOOR(LN(ABS(CAST(q."v" AS DOUBLE PRECISION))) / CAST('0.6931471805599453' AS DOUBLE PRECISION) + CAST('0.3' AS DOUBLE PRECISION)) AS INTEGER) - 0 AS VARCHAR(20)) || 'p' || CAST(CAST(CAST(q."v" AS DOUBLE PRECISION) * POWER(CAST('2' AS DOUBLE PRECISION), 53 - CAST(FLOOR(LN(ABS(CAST(q."v" AS DOUBLE PRECISION))) / CAST('0.6931471805599453' AS DOUBLE PRECISION) + CAST('0.3' AS DOUBLE PRECISION)) AS INTEGER)) AS BIGINT) AS VARCHAR(20)) END WHEN CAST(q."v" AS DOUBLE PRECISION) IS NOT NULL THEN 'NaN' END, '~') || ';')
id: TO_HEX(TO_VARBYTE((CASE WHEN CAST(q."v" AS DOUBLE PRECISION) = CAST('Infinity' AS DOUBLE PRECISION) THEN 'Infinity' WHEN CAST(q."v" AS DOUBLE PRECISION) = CAST('-Infinity' AS DOUBLE PRECISION) THEN '-Infinity' WHEN ABS(CAST(q."v" AS DOUBLE PRECISION)) < CAST('9E15' AS DOUBLE PRECISION) AND CAST(q."v" AS DOUBLE PRECISION) = FLOOR(CAST(q."v" AS DOUBLE PRECISION)) THEN CAST(CAST(CAST(q."v" AS DOUBLE PRECISION) AS BIGINT) AS VARCHAR(20)) WHEN ABS(CAST(q."v" AS DOUBLE PRECISION)) < CAST('1E-290' AS DOUBLE PRECISION) THEN CASE WHEN ABS((CAST(q."v" AS DOUBLE PRECISION) * POWER(CAST('2' AS DOUBLE PRECISION), 600)) * POWER(CAST('2' AS DOUBLE PRECISION), 53 - CAST(FLOOR(LN(ABS((CAST(q."v" AS DOUBLE PRECISION) * POWER(CAST('2' AS DOUBLE PRECISION), 600)))) / CAST('0.6931471805599453' AS DOUBLE PRECISION) + CAST('0.3' AS DOUBLE PRECISION)) AS INTEGER))) >= CAST('9007199254740992' AS DOUBLE PRECISION) THEN CAST(CAST(FLOOR(LN(ABS((CAST(q."v" AS DOUBLE PRECISION) * POWER(CAST('2' AS DOUBLE PRECISION), 600)))) / CAST('0.6931471805599453' AS DOUBLE PRECISION) + CAST('0.3' AS DOUBLE PRECISION)) AS INTEGER) - 599 AS VARCHAR(20)) || 'p' || CAST(CAST((CAST(q."v" AS DOUBLE PRECISION) * POWER(CAST('2' AS DOUBLE PRECISION), 600)) * POWER(CAST('2' AS DOUBLE PRECISION), 53 - CAST(FLOOR(LN(ABS((CAST(q."v" AS DOUBLE PRECISION) * POWER(CAST('2' AS DOUBLE PRECISION), 600)))) / CAST('0.6931471805599453' AS DOUBLE PRECISION) + CAST('0.3' AS DOUBLE PRECISION)) AS INTEGER)) / CAST('2' AS DOUBLE PRECISION) AS BIGINT) AS VARCHAR(20)) ELSE CAST(CAST(FLOOR(LN(ABS((CAST(q."v" AS DOUBLE PRECISION) * POWER(CAST('2' AS DOUBLE PRECISION), 600)))) / CAST('0.6931471805599453' AS DOUBLE PRECISION) + CAST('0.3' AS DOUBLE PRECISION)) AS INTEGER) - 600 AS VARCHAR(20)) || 'p' || CAST(CAST((CAST(q."v" AS DOUBLE PRECISION) * POWER(CAST('2' AS DOUBLE PRECISION), 600)) * POWER(CAST('2' AS DOUBLE PRECISION), 53 - CAST(FLOOR(LN(ABS((CAST(q."v" AS DOUBLE PRECISION) * POWER(CAST('2' AS DOUBLE PRECISION), 600)))) / CAST('0.6931471805599453' AS DOUBLE PRECISION) + CAST('0.3' AS DOUBLE PRECISION)) AS INTEGER)) AS BIGINT) AS VARCHAR(20)) END WHEN ABS(CAST(q."v" AS DOUBLE PRECISION)) <= CAST('1.7976931348623157E308' AS DOUBLE PRECISION) THEN CASE WHEN ABS(CAST(q."v" AS DOUBLE PRECISION) * POWER(CAST('2' AS DOUBLE PRECISION), 53 - CAST(FLOOR(LN(ABS(CAST(q."v" AS DOUBLE PRECISION))) / CAST('0.6931471805599453' AS DOUBLE PRECISION) + CAST('0.3' AS DOUBLE PRECISION)) AS INTEGER))) >= CAST('9007199254740992' AS DOUBLE PRECISION) THEN CAST(CAST(FLOOR(LN(ABS(CAST(q."v" AS DOUBLE PRECISION))) / CAST('0.6931471805599453' AS DOUBLE PRECISION) + CAST('0.3' AS DOUBLE PRECISION)) AS INTEGER) - -1 AS VARCHAR(20)) || 'p' || CAST(CAST(CAST(q."v" AS DOUBLE PRECISION) * POWER(CAST('2' AS DOUBLE PRECISION), 53 - CAST(FLOOR(LN(ABS(CAST(q."v" AS DOUBLE PRECISION))) / CAST('0.6931471805599453' AS DOUBLE PRECISION) + CAST('0.3' AS DOUBLE PRECISION)) AS INTEGER)) / CAST('2' AS DOUBLE PRECISION) AS BIGINT) AS VARCHAR(20)) ELSE CAST(CAST(FLOOR(LN(ABS(CAST(q."v" AS DOUBLE PRECISION))) / CAST('0.6931471805599453' AS DOUBLE PRECISION) + CAST('0.3' AS DOUBLE PRECISION)) AS INTEGER) - 0 AS VARCHAR(20)) || 'p' || CAST(CAST(CAST(q."v" AS DOUBLE PRECISION) * POWER(CAST('2' AS DOUBLE PRECISION), 53 - CAST(FLOOR(LN(ABS(CAST(q."v" AS DOUBLE PRECISION))) / CAST('0.6931471805599453' AS DOUBLE PRECISION) + CAST('0.3' AS DOUBLE PRECISION)) AS INTEGER)) AS BIGINT) AS VARCHAR(20)) END WHEN CAST(q."v" AS DOUBLE PRECISION) IS NOT NULL THEN 'NaN' END), 'utf8'))
page: CASE WHEN CAST(n.c1 AS DOUBLE PRECISION) = CAST('Infinity' AS DOUBLE PRECISION) THEN 'Infinity' WHEN CAST(n.c1 AS DOUBLE PRECISION) = CAST('-Infinity' AS DOUBLE PRECISION) THEN '-Infinity' WHEN ABS(CAST(n.c1 AS DOUBLE PRECISION)) < CAST('9E15' AS DOUBLE PRECISION) AND CAST(n.c1 AS DOUBLE PRECISION) = FLOOR(CAST(n.c1 AS DOUBLE PRECISION)) THEN CAST(CAST(CAST(n.c1 AS DOUBLE PRECISION) AS BIGINT) AS VARCHAR(20)) WHEN ABS(CAST(n.c1 AS DOUBLE PRECISION)) < CAST('1E-290' AS DOUBLE PRECISION) THEN CASE WHEN ABS((CAST(n.c1 AS DOUBLE PRECISION) * POWER(CAST('2' AS DOUBLE PRECISION), 600)) * POWER(CAST('2' AS DOUBLE PRECISION), 53 - CAST(FLOOR(LN(ABS((CAST(n.c1 AS DOUBLE PRECISION) * POWER(CAST('2' AS DOUBLE PRECISION), 600)))) / CAST('0.6931471805599453' AS DOUBLE PRECISION) + CAST('0.3' AS DOUBLE PRECISION)) AS INTEGER))) >= CAST('9007199254740992' AS DOUBLE PRECISION) THEN CAST(CAST(FLOOR(LN(ABS((CAST(n.c1 AS DOUBLE PRECISION) * POWER(CAST('2' AS DOUBLE PRECISION), 600)))) / CAST('0.6931471805599453' AS DOUBLE PRECISION) + CAST('0.3' AS DOUBLE PRECISION)) AS INTEGER) - 599 AS VARCHAR(20)) || 'p' || CAST(CAST((CAST(n.c1 AS DOUBLE PRECISION) * POWER(CAST('2' AS DOUBLE PRECISION), 600)) * POWER(CAST('2' AS DOUBLE PRECISION), 53 - CAST(FLOOR(LN(ABS((CAST(n.c1 AS DOUBLE PRECISION) * POWER(CAST('2' AS DOUBLE PRECISION), 600)))) / CAST('0.6931471805599453' AS DOUBLE PRECISION) + CAST('0.3' AS DOUBLE PRECISION)) AS INTEGER)) / CAST('2' AS DOUBLE PRECISION) AS BIGINT) AS VARCHAR(20)) ELSE CAST(CAST(FLOOR(LN(ABS((CAST(n.c1 AS DOUBLE PRECISION) * POWER(CAST('2' AS DOUBLE PRECISION), 600)))) / CAST('0.6931471805599453' AS DOUBLE PRECISION) + CAST('0.3' AS DOUBLE PRECISION)) AS INTEGER) - 600 AS VARCHAR(20)) || 'p' || CAST(CAST((CAST(n.c1 AS DOUBLE PRECISION) * POWER(CAST('2' AS DOUBLE PRECISION), 600)) * POWER(CAST('2' AS DOUBLE PRECISION), 53 - CAST(FLOOR(LN(ABS((CAST(n.c1 AS DOUBLE PRECISION) * POWER(CAST('2' AS DOUBLE PRECISION), 600)))) / CAST('0.6931471805599453' AS DOUBLE PRECISION) + CAST('0.3' AS DOUBLE PRECISION)) AS INTEGER)) AS BIGINT) AS VARCHAR(20)) END WHEN ABS(CAST(n.c1 AS DOUBLE PRECISION)) <= CAST('1.7976931348623157E308' AS DOUBLE PRECISION) THEN CASE WHEN ABS(CAST(n.c1 AS DOUBLE PRECISION) * POWER(CAST('2' AS DOUBLE PRECISION), 53 - CAST(FLOOR(LN(ABS(CAST(n.c1 AS DOUBLE PRECISION))) / CAST('0.6931471805599453' AS DOUBLE PRECISION) + CAST('0.3' AS DOUBLE PRECISION)) AS INTEGER))) >= CAST('9007199254740992' AS DOUBLE PRECISION) THEN CAST(CAST(FLOOR(LN(ABS(CAST(n.c1 AS DOUBLE PRECISION))) / CAST('0.6931471805599453' AS DOUBLE PRECISION) + CAST('0.3' AS DOUBLE PRECISION)) AS INTEGER) - -1 AS VARCHAR(20)) || 'p' || CAST(CAST(CAST(n.c1 AS DOUBLE PRECISION) * POWER(CAST('2' AS DOUBLE PRECISION), 53 - CAST(FLOOR(LN(ABS(CAST(n.c1 AS DOUBLE PRECISION))) / CAST('0.6931471805599453' AS DOUBLE PRECISION) + CAST('0.3' AS DOUBLE PRECISION)) AS INTEGER)) / CAST('2' AS DOUBLE PRECISION) AS BIGINT) AS VARCHAR(20)) ELSE CAST(CAST(FLOOR(LN(ABS(CAST(n.c1 AS DOUBLE PRECISION))) / CAST('0.6931471805599453' AS DOUBLE PRECISION) + CAST('0.3' AS DOUBLE PRECISION)) AS INTEGER) - 0 AS VARCHAR(20)) || 'p' || CAST(CAST(CAST(n.c1 AS DOUBLE PRECISION) * POWER(CAST('2' AS DOUBLE PRECISION), 53 - CAST(FLOOR(LN(ABS(CAST(n.c1 AS DOUBLE PRECISION))) / CAST('0.6931471805599453' AS DOUBLE PRECISION) + CAST('0.3' AS DOUBLE PRECISION)) AS INTEGER)) AS BIGINT) AS VARCHAR(20)) END WHEN CAST(n.c1 AS DOUBLE PRECISION) IS NOT NULL THEN 'NaN' END
bytes: 26
least: -

## type float8
checksum: MD5('42:' || COALESCE(CASE WHEN CAST(q."v" AS DOUBLE PRECISION) = CAST('Infinity' AS DOUBLE PRECISION) THEN 'Infinity' WHEN CAST(q."v" AS DOUBLE PRECISION) = CAST('-Infinity' AS DOUBLE PRECISION) THEN '-Infinity' WHEN ABS(CAST(q."v" AS DOUBLE PRECISION)) < CAST('9E15' AS DOUBLE PRECISION) AND CAST(q."v" AS DOUBLE PRECISION) = FLOOR(CAST(q."v" AS DOUBLE PRECISION)) THEN CAST(CAST(CAST(q."v" AS DOUBLE PRECISION) AS BIGINT) AS VARCHAR(20)) WHEN ABS(CAST(q."v" AS DOUBLE PRECISION)) < CAST('1E-290' AS DOUBLE PRECISION) THEN CASE WHEN ABS((CAST(q."v" AS DOUBLE PRECISION) * POWER(CAST('2' AS DOUBLE PRECISION), 600)) * POWER(CAST('2' AS DOUBLE PRECISION), 53 - CAST(FLOOR(LN(ABS((CAST(q."v" AS DOUBLE PRECISION) * POWER(CAST('2' AS DOUBLE PRECISION), 600)))) / CAST('0.6931471805599453' AS DOUBLE PRECISION) + CAST('0.3' AS DOUBLE PRECISION)) AS INTEGER))) >= CAST('9007199254740992' AS DOUBLE PRECISION) THEN CAST(CAST(FLOOR(LN(ABS((CAST(q."v" AS DOUBLE PRECISION) * POWER(CAST('2' AS DOUBLE PRECISION), 600)))) / CAST('0.6931471805599453' AS DOUBLE PRECISION) + CAST('0.3' AS DOUBLE PRECISION)) AS INTEGER) - 599 AS VARCHAR(20)) || 'p' || CAST(CAST((CAST(q."v" AS DOUBLE PRECISION) * POWER(CAST('2' AS DOUBLE PRECISION), 600)) * POWER(CAST('2' AS DOUBLE PRECISION), 53 - CAST(FLOOR(LN(ABS((CAST(q."v" AS DOUBLE PRECISION) * POWER(CAST('2' AS DOUBLE PRECISION), 600)))) / CAST('0.6931471805599453' AS DOUBLE PRECISION) + CAST('0.3' AS DOUBLE PRECISION)) AS INTEGER)) / CAST('2' AS DOUBLE PRECISION) AS BIGINT) AS VARCHAR(20)) ELSE CAST(CAST(FLOOR(LN(ABS((CAST(q."v" AS DOUBLE PRECISION) * POWER(CAST('2' AS DOUBLE PRECISION), 600)))) / CAST('0.6931471805599453' AS DOUBLE PRECISION) + CAST('0.3' AS DOUBLE PRECISION)) AS INTEGER) - 600 AS VARCHAR(20)) || 'p' || CAST(CAST((CAST(q."v" AS DOUBLE PRECISION) * POWER(CAST('2' AS DOUBLE PRECISION), 600)) * POWER(CAST('2' AS DOUBLE PRECISION), 53 - CAST(FLOOR(LN(ABS((CAST(q."v" AS DOUBLE PRECISION) * POWER(CAST('2' AS DOUBLE PRECISION), 600)))) / CAST('0.6931471805599453' AS DOUBLE PRECISION) + CAST('0.3' AS DOUBLE PRECISION)) AS INTEGER)) AS BIGINT) AS VARCHAR(20)) END WHEN ABS(CAST(q."v" AS DOUBLE PRECISION)) <= CAST('1.7976931348623157E308' AS DOUBLE PRECISION) THEN CASE WHEN ABS(CAST(q."v" AS DOUBLE PRECISION) * POWER(CAST('2' AS DOUBLE PRECISION), 53 - CAST(FLOOR(LN(ABS(CAST(q."v" AS DOUBLE PRECISION))) / CAST('0.6931471805599453' AS DOUBLE PRECISION) + CAST('0.3' AS DOUBLE PRECISION)) AS INTEGER))) >= CAST('9007199254740992' AS DOUBLE PRECISION) THEN CAST(CAST(FLOOR(LN(ABS(CAST(q."v" AS DOUBLE PRECISION))) / CAST('0.6931471805599453' AS DOUBLE PRECISION) + CAST('0.3' AS DOUBLE PRECISION)) AS INTEGER) - -1 AS VARCHAR(20)) || 'p' || CAST(CAST(CAST(q."v" AS DOUBLE PRECISION) * POWER(CAST('2' AS DOUBLE PRECISION), 53 - CAST(FLOOR(LN(ABS(CAST(q."v" AS DOUBLE PRECISION))) / CAST('0.6931471805599453' AS DOUBLE PRECISION) + CAST('0.3' AS DOUBLE PRECISION)) AS INTEGER)) / CAST('2' AS DOUBLE PRECISION) AS BIGINT) AS VARCHAR(20)) ELSE CAST(CAST(FLOOR(LN(ABS(CAST(q."v" AS DOUBLE PRECISION))) / CAST('0.6931471805599453' AS DOUBLE PRECISION) + CAST('0.3' AS DOUBLE PRECISION)) AS INTEGER) - 0 AS VARCHAR(20)) || 'p' || CAST(CAST(CAST(q."v" AS DOUBLE PRECISION) * POWER(CAST('2' AS DOUBLE PRECISION), 53 - CAST(FLOOR(LN(ABS(CAST(q."v" AS DOUBLE PRECISION))) / CAST('0.6931471805599453' AS DOUBLE PRECISION) + CAST('0.3' AS DOUBLE PRECISION)) AS INTEGER)) AS BIGINT) AS VARCHAR(20)) END WHEN CAST(q."v" AS DOUBLE PRECISION) IS NOT NULL THEN 'NaN' END, '~') || ';')
id: TO_HEX(TO_VARBYTE((CASE WHEN CAST(q."v" AS DOUBLE PRECISION) = CAST('Infinity' AS DOUBLE PRECISION) THEN 'Infinity' WHEN CAST(q."v" AS DOUBLE PRECISION) = CAST('-Infinity' AS DOUBLE PRECISION) THEN '-Infinity' WHEN ABS(CAST(q."v" AS DOUBLE PRECISION)) < CAST('9E15' AS DOUBLE PRECISION) AND CAST(q."v" AS DOUBLE PRECISION) = FLOOR(CAST(q."v" AS DOUBLE PRECISION)) THEN CAST(CAST(CAST(q."v" AS DOUBLE PRECISION) AS BIGINT) AS VARCHAR(20)) WHEN ABS(CAST(q."v" AS DOUBLE PRECISION)) < CAST('1E-290' AS DOUBLE PRECISION) THEN CASE WHEN ABS((CAST(q."v" AS DOUBLE PRECISION) * POWER(CAST('2' AS DOUBLE PRECISION), 600)) * POWER(CAST('2' AS DOUBLE PRECISION), 53 - CAST(FLOOR(LN(ABS((CAST(q."v" AS DOUBLE PRECISION) * POWER(CAST('2' AS DOUBLE PRECISION), 600)))) / CAST('0.6931471805599453' AS DOUBLE PRECISION) + CAST('0.3' AS DOUBLE PRECISION)) AS INTEGER))) >= CAST('9007199254740992' AS DOUBLE PRECISION) THEN CAST(CAST(FLOOR(LN(ABS((CAST(q."v" AS DOUBLE PRECISION) * POWER(CAST('2' AS DOUBLE PRECISION), 600)))) / CAST('0.6931471805599453' AS DOUBLE PRECISION) + CAST('0.3' AS DOUBLE PRECISION)) AS INTEGER) - 599 AS VARCHAR(20)) || 'p' || CAST(CAST((CAST(q."v" AS DOUBLE PRECISION) * POWER(CAST('2' AS DOUBLE PRECISION), 600)) * POWER(CAST('2' AS DOUBLE PRECISION), 53 - CAST(FLOOR(LN(ABS((CAST(q."v" AS DOUBLE PRECISION) * POWER(CAST('2' AS DOUBLE PRECISION), 600)))) / CAST('0.6931471805599453' AS DOUBLE PRECISION) + CAST('0.3' AS DOUBLE PRECISION)) AS INTEGER)) / CAST('2' AS DOUBLE PRECISION) AS BIGINT) AS VARCHAR(20)) ELSE CAST(CAST(FLOOR(LN(ABS((CAST(q."v" AS DOUBLE PRECISION) * POWER(CAST('2' AS DOUBLE PRECISION), 600)))) / CAST('0.6931471805599453' AS DOUBLE PRECISION) + CAST('0.3' AS DOUBLE PRECISION)) AS INTEGER) - 600 AS VARCHAR(20)) || 'p' || CAST(CAST((CAST(q."v" AS DOUBLE PRECISION) * POWER(CAST('2' AS DOUBLE PRECISION), 600)) * POWER(CAST('2' AS DOUBLE PRECISION), 53 - CAST(FLOOR(LN(ABS((CAST(q."v" AS DOUBLE PRECISION) * POWER(CAST('2' AS DOUBLE PRECISION), 600)))) / CAST('0.6931471805599453' AS DOUBLE PRECISION) + CAST('0.3' AS DOUBLE PRECISION)) AS INTEGER)) AS BIGINT) AS VARCHAR(20)) END WHEN ABS(CAST(q."v" AS DOUBLE PRECISION)) <= CAST('1.7976931348623157E308' AS DOUBLE PRECISION) THEN CASE WHEN ABS(CAST(q."v" AS DOUBLE PRECISION) * POWER(CAST('2' AS DOUBLE PRECISION), 53 - CAST(FLOOR(LN(ABS(CAST(q."v" AS DOUBLE PRECISION))) / CAST('0.6931471805599453' AS DOUBLE PRECISION) + CAST('0.3' AS DOUBLE PRECISION)) AS INTEGER))) >= CAST('9007199254740992' AS DOUBLE PRECISION) THEN CAST(CAST(FLOOR(LN(ABS(CAST(q."v" AS DOUBLE PRECISION))) / CAST('0.6931471805599453' AS DOUBLE PRECISION) + CAST('0.3' AS DOUBLE PRECISION)) AS INTEGER) - -1 AS VARCHAR(20)) || 'p' || CAST(CAST(CAST(q."v" AS DOUBLE PRECISION) * POWER(CAST('2' AS DOUBLE PRECISION), 53 - CAST(FLOOR(LN(ABS(CAST(q."v" AS DOUBLE PRECISION))) / CAST('0.6931471805599453' AS DOUBLE PRECISION) + CAST('0.3' AS DOUBLE PRECISION)) AS INTEGER)) / CAST('2' AS DOUBLE PRECISION) AS BIGINT) AS VARCHAR(20)) ELSE CAST(CAST(FLOOR(LN(ABS(CAST(q."v" AS DOUBLE PRECISION))) / CAST('0.6931471805599453' AS DOUBLE PRECISION) + CAST('0.3' AS DOUBLE PRECISION)) AS INTEGER) - 0 AS VARCHAR(20)) || 'p' || CAST(CAST(CAST(q."v" AS DOUBLE PRECISION) * POWER(CAST('2' AS DOUBLE PRECISION), 53 - CAST(FLOOR(LN(ABS(CAST(q."v" AS DOUBLE PRECISION))) / CAST('0.6931471805599453' AS DOUBLE PRECISION) + CAST('0.3' AS DOUBLE PRECISION)) AS INTEGER)) AS BIGINT) AS VARCHAR(20)) END WHEN CAST(q."v" AS DOUBLE PRECISION) IS NOT NULL THEN 'NaN' END), 'utf8'))
page: CASE WHEN CAST(n.c1 AS DOUBLE PRECISION) = CAST('Infinity' AS DOUBLE PRECISION) THEN 'Infinity' WHEN CAST(n.c1 AS DOUBLE PRECISION) = CAST('-Infinity' AS DOUBLE PRECISION) THEN '-Infinity' WHEN ABS(CAST(n.c1 AS DOUBLE PRECISION)) < CAST('9E15' AS DOUBLE PRECISION) AND CAST(n.c1 AS DOUBLE PRECISION) = FLOOR(CAST(n.c1 AS DOUBLE PRECISION)) THEN CAST(CAST(CAST(n.c1 AS DOUBLE PRECISION) AS BIGINT) AS VARCHAR(20)) WHEN ABS(CAST(n.c1 AS DOUBLE PRECISION)) < CAST('1E-290' AS DOUBLE PRECISION) THEN CASE WHEN ABS((CAST(n.c1 AS DOUBLE PRECISION) * POWER(CAST('2' AS DOUBLE PRECISION), 600)) * POWER(CAST('2' AS DOUBLE PRECISION), 53 - CAST(FLOOR(LN(ABS((CAST(n.c1 AS DOUBLE PRECISION) * POWER(CAST('2' AS DOUBLE PRECISION), 600)))) / CAST('0.6931471805599453' AS DOUBLE PRECISION) + CAST('0.3' AS DOUBLE PRECISION)) AS INTEGER))) >= CAST('9007199254740992' AS DOUBLE PRECISION) THEN CAST(CAST(FLOOR(LN(ABS((CAST(n.c1 AS DOUBLE PRECISION) * POWER(CAST('2' AS DOUBLE PRECISION), 600)))) / CAST('0.6931471805599453' AS DOUBLE PRECISION) + CAST('0.3' AS DOUBLE PRECISION)) AS INTEGER) - 599 AS VARCHAR(20)) || 'p' || CAST(CAST((CAST(n.c1 AS DOUBLE PRECISION) * POWER(CAST('2' AS DOUBLE PRECISION), 600)) * POWER(CAST('2' AS DOUBLE PRECISION), 53 - CAST(FLOOR(LN(ABS((CAST(n.c1 AS DOUBLE PRECISION) * POWER(CAST('2' AS DOUBLE PRECISION), 600)))) / CAST('0.6931471805599453' AS DOUBLE PRECISION) + CAST('0.3' AS DOUBLE PRECISION)) AS INTEGER)) / CAST('2' AS DOUBLE PRECISION) AS BIGINT) AS VARCHAR(20)) ELSE CAST(CAST(FLOOR(LN(ABS((CAST(n.c1 AS DOUBLE PRECISION) * POWER(CAST('2' AS DOUBLE PRECISION), 600)))) / CAST('0.6931471805599453' AS DOUBLE PRECISION) + CAST('0.3' AS DOUBLE PRECISION)) AS INTEGER) - 600 AS VARCHAR(20)) || 'p' || CAST(CAST((CAST(n.c1 AS DOUBLE PRECISION) * POWER(CAST('2' AS DOUBLE PRECISION), 600)) * POWER(CAST('2' AS DOUBLE PRECISION), 53 - CAST(FLOOR(LN(ABS((CAST(n.c1 AS DOUBLE PRECISION) * POWER(CAST('2' AS DOUBLE PRECISION), 600)))) / CAST('0.6931471805599453' AS DOUBLE PRECISION) + CAST('0.3' AS DOUBLE PRECISION)) AS INTEGER)) AS BIGINT) AS VARCHAR(20)) END WHEN ABS(CAST(n.c1 AS DOUBLE PRECISION)) <= CAST('1.7976931348623157E308' AS DOUBLE PRECISION) THEN CASE WHEN ABS(CAST(n.c1 AS DOUBLE PRECISION) * POWER(CAST('2' AS DOUBLE PRECISION), 53 - CAST(FLOOR(LN(ABS(CAST(n.c1 AS DOUBLE PRECISION))) / CAST('0.6931471805599453' AS DOUBLE PRECISION) + CAST('0.3' AS DOUBLE PRECISION)) AS INTEGER))) >= CAST('9007199254740992' AS DOUBLE PRECISION) THEN CAST(CAST(FLOOR(LN(ABS(CAST(n.c1 AS DOUBLE PRECISION))) / CAST('0.6931471805599453' AS DOUBLE PRECISION) + CAST('0.3' AS DOUBLE PRECISION)) AS INTEGER) - -1 AS VARCHAR(20)) || 'p' || CAST(CAST(CAST(n.c1 AS DOUBLE PRECISION) * POWER(CAST('2' AS DOUBLE PRECISION), 53 - CAST(FLOOR(LN(ABS(CAST(n.c1 AS DOUBLE PRECISION))) / CAST('0.6931471805599453' AS DOUBLE PRECISION) + CAST('0.3' AS DOUBLE PRECISION)) AS INTEGER)) / CAST('2' AS DOUBLE PRECISION) AS BIGINT) AS VARCHAR(20)) ELSE CAST(CAST(FLOOR(LN(ABS(CAST(n.c1 AS DOUBLE PRECISION))) / CAST('0.6931471805599453' AS DOUBLE PRECISION) + CAST('0.3' AS DOUBLE PRECISION)) AS INTEGER) - 0 AS VARCHAR(20)) || 'p' || CAST(CAST(CAST(n.c1 AS DOUBLE PRECISION) * POWER(CAST('2' AS DOUBLE PRECISION), 53 - CAST(FLOOR(LN(ABS(CAST(n.c1 AS DOUBLE PRECISION))) / CAST('0.6931471805599453' AS DOUBLE PRECISION) + CAST('0.3' AS DOUBLE PRECISION)) AS INTEGER)) AS BIGINT) AS VARCHAR(20)) END WHEN CAST(n.c1 AS DOUBLE PRECISION) IS NOT NULL THEN 'NaN' END
bytes: 26
least: -

## type varchar
checksum: MD5('42:' || CASE WHEN q."v" IS NULL THEN '~' WHEN OCTET_LENGTH(q."v") <= 100 THEN CAST(OCTET_LENGTH(q."v") AS VARCHAR(20)) || ':' || q."v" ELSE '#' || MD5(q."v") END)
id: TO_HEX(TO_VARBYTE((q."v"), 'utf8'))
page: n.c1
bytes: COALESCE(CAST(OCTET_LENGTH(n.c1) AS BIGINT) + 2, 0)
least: COALESCE(CAST(OCTET_LENGTH(n.c1) AS BIGINT) + 2, 0)

## type bpchar
checksum: MD5('42:' || CASE WHEN RTRIM(CAST(q."v" AS VARCHAR(4096))) IS NULL THEN '~' WHEN OCTET_LENGTH(RTRIM(CAST(q."v" AS VARCHAR(4096)))) <= 100 THEN CAST(OCTET_LENGTH(RTRIM(CAST(q."v" AS VARCHAR(4096)))) AS VARCHAR(20)) || ':' || RTRIM(CAST(q."v" AS VARCHAR(4096))) ELSE '#' || MD5(RTRIM(CAST(q."v" AS VARCHAR(4096)))) END)
id: TO_HEX(TO_VARBYTE((RTRIM(CAST(q."v" AS VARCHAR(4096)))), 'utf8'))
page: RTRIM(CAST(n.c1 AS VARCHAR(4096)))
bytes: COALESCE(CAST(OCTET_LENGTH(RTRIM(CAST(n.c1 AS VARCHAR(4096)))) AS BIGINT) + 2, 0)
least: COALESCE(CAST(OCTET_LENGTH(RTRIM(CAST(n.c1 AS VARCHAR(4096)))) AS BIGINT) + 2, 0)

## type text
checksum: MD5('42:' || CASE WHEN q."v" IS NULL THEN '~' WHEN OCTET_LENGTH(q."v") <= 100 THEN CAST(OCTET_LENGTH(q."v") AS VARCHAR(20)) || ':' || q."v" ELSE '#' || MD5(q."v") END)
id: TO_HEX(TO_VARBYTE((q."v"), 'utf8'))
page: n.c1
bytes: COALESCE(CAST(OCTET_LENGTH(n.c1) AS BIGINT) + 2, 0)
least: COALESCE(CAST(OCTET_LENGTH(n.c1) AS BIGINT) + 2, 0)

## type date
checksum: MD5('42:' || COALESCE(TO_CHAR(CAST(q."v" AS TIMESTAMP), 'YYYY-MM-DD') || CASE WHEN CAST(q."v" AS TIMESTAMP) < CAST('0001-01-01' AS TIMESTAMP) THEN ' BC' ELSE '' END, '~') || ';')
id: TO_HEX(TO_VARBYTE((TO_CHAR(CAST(q."v" AS TIMESTAMP), 'YYYY-MM-DD') || CASE WHEN CAST(q."v" AS TIMESTAMP) < CAST('0001-01-01' AS TIMESTAMP) THEN ' BC' ELSE '' END), 'utf8'))
page: TO_CHAR(CAST(n.c1 AS TIMESTAMP), 'YYYY-MM-DD') || CASE WHEN CAST(n.c1 AS TIMESTAMP) < CAST('0001-01-01' AS TIMESTAMP) THEN ' BC' ELSE '' END
bytes: 20
least: -

## type time
checksum: MD5('42:' || COALESCE(TO_CHAR((DATE '2000-01-01' + q."v"), 'DD HH24:MI:SS.US'), '~') || ';')
id: TO_HEX(TO_VARBYTE((TO_CHAR((DATE '2000-01-01' + q."v"), 'DD HH24:MI:SS.US')), 'utf8'))
page: TO_CHAR((DATE '2000-01-01' + n.c1), 'DD HH24:MI:SS.US')
bytes: 20
least: -

## type timetz
checksum: MD5('42:' || COALESCE(TO_CHAR((DATE '2000-01-01' + q."v") AT TIME ZONE 'UTC', 'HH24:MI:SS.US'), '~') || ';')
id: TO_HEX(TO_VARBYTE((TO_CHAR((DATE '2000-01-01' + q."v") AT TIME ZONE 'UTC', 'HH24:MI:SS.US')), 'utf8'))
page: TO_CHAR((DATE '2000-01-01' + n.c1) AT TIME ZONE 'UTC', 'HH24:MI:SS.US')
bytes: 20
least: -

## type timestamp
checksum: MD5('42:' || COALESCE(TO_CHAR(q."v", 'YYYY-MM-DD HH24:MI:SS.US') || CASE WHEN q."v" < CAST('0001-01-01' AS TIMESTAMP) THEN ' BC' ELSE '' END, '~') || ';')
id: TO_HEX(TO_VARBYTE((REPLACE(TO_CHAR(q."v", 'YYYY-MM-DD HH24:MI:SS.US') || CASE WHEN q."v" < CAST('0001-01-01' AS TIMESTAMP) THEN ' BC' ELSE '' END, ' ', 'T')), 'utf8'))
page: TO_CHAR(n.c1, 'YYYY-MM-DD HH24:MI:SS.US') || CASE WHEN n.c1 < CAST('0001-01-01' AS TIMESTAMP) THEN ' BC' ELSE '' END
bytes: 36
least: -

## type timestamptz
checksum: MD5('42:' || COALESCE(TO_CHAR((q."v" AT TIME ZONE 'UTC'), 'YYYY-MM-DD HH24:MI:SS.US') || CASE WHEN (q."v" AT TIME ZONE 'UTC') < CAST('0001-01-01' AS TIMESTAMP) THEN ' BC' ELSE '' END, '~') || ';')
id: TO_HEX(TO_VARBYTE((REPLACE(TO_CHAR((q."v" AT TIME ZONE 'UTC'), 'YYYY-MM-DD HH24:MI:SS.US') || CASE WHEN (q."v" AT TIME ZONE 'UTC') < CAST('0001-01-01' AS TIMESTAMP) THEN ' BC' ELSE '' END, ' ', 'T') || 'Z'), 'utf8'))
page: TO_CHAR((n.c1 AT TIME ZONE 'UTC'), 'YYYY-MM-DD HH24:MI:SS.US') || CASE WHEN (n.c1 AT TIME ZONE 'UTC') < CAST('0001-01-01' AS TIMESTAMP) THEN ' BC' ELSE '' END
bytes: 36
least: -

## type varbyte
checksum: MD5('42:' || CASE WHEN q."v" IS NULL THEN '~' WHEN OCTET_LENGTH(q."v") <= 32767 THEN '#' || MD5(TO_HEX(q."v")) ELSE '@' || CAST(FARMFINGERPRINT64(q."v") AS VARCHAR(20)) || ';' END)
id: TO_HEX(TO_VARBYTE(TO_HEX(q."v"), 'utf8'))
page: n.c1
bytes: COALESCE((CAST(OCTET_LENGTH(n.c1) AS BIGINT) + 2) / 3 * 4 + 2, 0)
least: COALESCE((CAST(OCTET_LENGTH(n.c1) AS BIGINT) + 2) / 3 * 4 + 2, 0)

## type super
checksum: MD5('42:' || CASE WHEN q."v" IS NULL THEN '~' WHEN JSON_SIZE(q."v") <= 65535 THEN '#' || MD5(JSON_SERIALIZE(q."v")) ELSE '@' || CAST(FARMFINGERPRINT64(JSON_SERIALIZE_TO_VARBYTE(q."v")) AS VARCHAR(20)) || ';' END)
id: TO_HEX(TO_VARBYTE(JSON_SERIALIZE(q."v"), 'utf8'))
page: n.c1
bytes: COALESCE(CAST(JSON_SIZE(n.c1) AS BIGINT), 0)
least: COALESCE(CAST(JSON_SIZE(n.c1) AS BIGINT) / 4, 0)
