## copy of every type
CREATE TRANSIENT TABLE "retl"."copy" DATA_RETENTION_TIME_IN_DAYS = 0 AS
SELECT CAST(q."C_NUMBER_1" AS DECIMAL(38, 0)) AS record_id, MD5_BINARY(CONCAT('42:', COALESCE(MD5(TO_JSON(TO_VARIANT(q."C_ARRAY_15"))), '~'), COALESCE(MD5(HEX_ENCODE(q."C_BINARY_7")), '~'), COALESCE(CAST(q."C_BOOLEAN_5" AS VARCHAR) || ';', '~'), COALESCE(TO_CHAR(q."C_DATE_8", 'YYYY-MM-DD') || ';', '~'), COALESCE(CAST(q."C_DECFLOAT_3" AS VARCHAR) || ';', '~'), COALESCE(CASE WHEN q."C_DOUBLE_4" = 0 THEN '0' WHEN ABS(q."C_DOUBLE_4") BETWEEN CAST('1E-290' AS DOUBLE) AND CAST('1E300' AS DOUBLE) THEN CAST(CAST(FLOOR(LN(ABS(NULLIF(q."C_DOUBLE_4", 0))) / 0.6931471805599453 + 0.3) AS BIGINT) AS VARCHAR) || 'p' || CAST(CAST(q."C_DOUBLE_4" * POWER(2, 53 - FLOOR(LN(ABS(NULLIF(q."C_DOUBLE_4", 0))) / 0.6931471805599453 + 0.3)) AS BIGINT) AS VARCHAR) ELSE CAST(q."C_DOUBLE_4" AS VARCHAR) END || ';', '~'), COALESCE(MD5(HEX_ENCODE(ST_ASEWKB(q."C_GEOGRAPHY_17"))), '~'), COALESCE(MD5(HEX_ENCODE(ST_ASEWKB(q."C_GEOMETRY_18"))), '~'), COALESCE(CAST(q."C_NUMBER_1" AS VARCHAR) || ';', '~'), COALESCE(CAST(q."C_NUMBER_2" AS VARCHAR) || ';', '~'), COALESCE(MD5(TO_JSON(TO_VARIANT(q."C_OBJECT_14"))), '~'), COALESCE(TO_CHAR(CONVERT_TIMEZONE('UTC', q."C_TIMESTAMPLTZ_11"), 'YYYY-MM-DD"T"HH24:MI:SS.FF9"Z"') || ';', '~'), COALESCE(TO_CHAR(q."C_TIMESTAMPNTZ_10", 'YYYY-MM-DD"T"HH24:MI:SS.FF9') || ';', '~'), COALESCE(TO_CHAR(CONVERT_TIMEZONE('UTC', q."C_TIMESTAMPTZ_12"), 'YYYY-MM-DD"T"HH24:MI:SS.FF9"Z"') || ';', '~'), COALESCE(TO_CHAR(q."C_TIME_9", 'HH24:MI:SS.FF9') || ';', '~'), COALESCE(MD5(COLLATE(q."C_VARCHAR_6", '')), '~'), COALESCE(MD5(TO_JSON(TO_VARIANT(q."C_VARIANT_13"))), '~'), COALESCE(MD5(TO_JSON(TO_VARIANT(CAST(q."C_VECTOR_16" AS ARRAY)))), '~'))) AS checksum, q."C_NUMBER_1" AS c1, q."C_NUMBER_2" AS c2, q."C_DECFLOAT_3" AS c3, q."C_DOUBLE_4" AS c4, q."C_BOOLEAN_5" AS c5, q."C_VARCHAR_6" AS c6, q."C_BINARY_7" AS c7, q."C_DATE_8" AS c8, q."C_TIME_9" AS c9, q."C_TIMESTAMPNTZ_10" AS c10, q."C_TIMESTAMPLTZ_11" AS c11, q."C_TIMESTAMPTZ_12" AS c12, q."C_VARIANT_13" AS c13, q."C_OBJECT_14" AS c14, q."C_ARRAY_15" AS c15, q."C_VECTOR_16" AS c16, q."C_GEOGRAPHY_17" AS c17, q."C_GEOMETRY_18" AS c18
FROM (
SELECT * FROM people
) q

## count changes
SELECT COUNT(CASE WHEN d.kind = 'D' THEN 1 END), COUNT(CASE WHEN d.kind <> 'D' THEN 1 END)
FROM (
SELECT w.*, p.tries AS failed_syncs, CASE WHEN p.reason = 'PARKED' THEN 1 END AS parked
FROM (
SELECT CASE WHEN m.checksum IS NULL THEN 'D' WHEN r.record_id IS NULL OR r.unconfirmed = 'A' OR r.unconfirmed = 'D' THEN 'A' ELSE 'U' END AS kind, COALESCE(m.record_id, r.record_id) AS record_id, m.checksum AS checksum, CASE WHEN r.record_id IS NOT NULL AND (r.unconfirmed IS NULL OR r.checksum = m.checksum OR (r.checksum IS NULL AND m.checksum IS NULL)) THEN r.synced_in ELSE 7 END AS origin, r.unconfirmed AS unconfirmed, m.c1, m.c2
FROM (SELECT s.* FROM "retl"."copy" s WHERE NOT EXISTS (SELECT 1 FROM "retl"."duplicates" x WHERE x.record_id = s.record_id)) m
FULL JOIN (SELECT s.* FROM "retl"."records" s WHERE NOT EXISTS (SELECT 1 FROM "retl"."duplicates" x WHERE x.record_id = s.record_id)) r ON m.record_id = r.record_id
WHERE (r.record_id IS NULL OR m.checksum IS NULL OR (r.unconfirmed IS NULL AND r.checksum <> m.checksum) OR r.unconfirmed IS NOT NULL)
) w
LEFT JOIN "retl"."unresolved" p ON p.record_id = w.record_id AND (p.checksum = w.checksum OR (p.checksum IS NULL AND w.checksum IS NULL))
) d
WHERE d.record_id IS NOT NULL AND d.parked IS NULL

## count model
SELECT COUNT(*), COUNT(m.record_id), COUNT(DISTINCT m.record_id)
FROM "retl"."copy" m

## count model rows
SELECT COUNT(*) FROM "retl"."copy" q

## count state
SELECT a.row_count, b.row_count
FROM (SELECT COUNT(*) AS row_count FROM "retl"."records") a
CROSS JOIN (SELECT COUNT(*) AS row_count FROM "retl"."unresolved") b

## create duplicates
CREATE TRANSIENT TABLE "retl"."duplicates" DATA_RETENTION_TIME_IN_DAYS = 0 AS
SELECT m.record_id AS record_id, COUNT(*) AS row_count
FROM "retl"."copy" m
WHERE m.record_id IS NOT NULL
GROUP BY m.record_id
HAVING COUNT(*) > 1

## create schema
CREATE SCHEMA IF NOT EXISTS "retl"

## create state of texts
CREATE TABLE "retl"."records" (
  record_id BINARY NOT NULL,
  checksum BINARY,
  synced_in BIGINT NOT NULL,
  unconfirmed VARCHAR(1));
CREATE TABLE "retl"."unresolved" (
  record_id BINARY NOT NULL,
  checksum BINARY,
  reason VARCHAR(32) NOT NULL,
  tries BIGINT NOT NULL,
  failing_since BIGINT NOT NULL);
CREATE TABLE "retl"."checkpoints" (
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

## create state of whole numbers
CREATE TABLE "retl"."records" (
  record_id DECIMAL(38, 0) NOT NULL,
  checksum BINARY,
  synced_in BIGINT NOT NULL,
  unconfirmed VARCHAR(1));
CREATE TABLE "retl"."unresolved" (
  record_id DECIMAL(38, 0) NOT NULL,
  checksum BINARY,
  reason VARCHAR(32) NOT NULL,
  tries BIGINT NOT NULL,
  failing_since BIGINT NOT NULL);
CREATE TABLE "retl"."checkpoints" (
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
DELETE FROM "retl"."delta" AS d WHERE EXISTS (SELECT 1 FROM "retl"."duplicates" x WHERE x.record_id = d.record_id)

## delete untaken
DELETE FROM "retl"."delta" WHERE NOT (seq BETWEEN ? AND ? OR seq BETWEEN ? AND ?)
-- binds [-9, 0, 1, 90]

## delta of every type
CREATE TABLE "retl"."delta" AS
SELECT n.seq, n.kind, n.record_id, n.checksum, n.origin, n.unconfirmed, n.failed_syncs, NULLIF(n.oversize, -1) AS oversize, CASE WHEN n.oversize IS NULL THEN (3357 + COALESCE(OCTET_LENGTH(COLLATE(n.c6, '')) + 2, 0) + COALESCE(CAST(FLOOR(OCTET_LENGTH(n.c7) * 4 / 3) AS BIGINT) + 6, 0) + COALESCE(OCTET_LENGTH(TO_JSON(TO_VARIANT(n.c13))) + 2, 0)) + (COALESCE(OCTET_LENGTH(TO_JSON(TO_VARIANT(n.c14))) + 2, 0) + COALESCE(OCTET_LENGTH(TO_JSON(TO_VARIANT(n.c15))) + 2, 0) + COALESCE(OCTET_LENGTH(TO_JSON(TO_VARIANT(CAST(n.c16 AS ARRAY)))) + 2, 0) + COALESCE(OCTET_LENGTH(ST_ASEWKT(n.c17)) + 2, 0) + COALESCE(OCTET_LENGTH(ST_ASEWKT(n.c18)) + 2, 0)) WHEN n.oversize >= 0 THEN 64 END AS bytes, CASE WHEN n.oversize IS NULL THEN n.c1 END AS c1, CASE WHEN n.oversize IS NULL THEN n.c2 END AS c2, CASE WHEN n.oversize IS NULL THEN n.c3 END AS c3, CASE WHEN n.oversize IS NULL THEN n.c4 END AS c4, CASE WHEN n.oversize IS NULL THEN n.c5 END AS c5, CASE WHEN n.oversize IS NULL THEN n.c6 END AS c6, CASE WHEN n.oversize IS NULL THEN n.c7 END AS c7, CASE WHEN n.oversize IS NULL THEN n.c8 END AS c8, CASE WHEN n.oversize IS NULL THEN n.c9 END AS c9, CASE WHEN n.oversize IS NULL THEN n.c10 END AS c10, CASE WHEN n.oversize IS NULL THEN n.c11 END AS c11, CASE WHEN n.oversize IS NULL THEN n.c12 END AS c12, CASE WHEN n.oversize IS NULL THEN n.c13 END AS c13, CASE WHEN n.oversize IS NULL THEN n.c14 END AS c14, CASE WHEN n.oversize IS NULL THEN n.c15 END AS c15, CASE WHEN n.oversize IS NULL THEN n.c16 END AS c16, CASE WHEN n.oversize IS NULL THEN n.c17 END AS c17, CASE WHEN n.oversize IS NULL THEN n.c18 END AS c18
FROM (
SELECT d.*, CAST(CASE WHEN d.kind NOT IN ('A', 'U', 'D') OR d.parked IS NOT NULL THEN -1 WHEN COALESCE(OCTET_LENGTH(COLLATE(d.c6, '')) + 2, 0) + COALESCE(CAST(FLOOR(OCTET_LENGTH(d.c7) * 4 / 3) AS BIGINT) + 2, 0) + COALESCE(CAST(FLOOR(OCTET_LENGTH(TO_JSON(TO_VARIANT(d.c13))) / 4 - 1) AS BIGINT), 0) + COALESCE(CAST(FLOOR(OCTET_LENGTH(TO_JSON(TO_VARIANT(d.c14))) / 4 - 1) AS BIGINT), 0) + COALESCE(CAST(FLOOR(OCTET_LENGTH(TO_JSON(TO_VARIANT(d.c15))) / 4 - 1) AS BIGINT), 0) + COALESCE(CAST(FLOOR(OCTET_LENGTH(TO_JSON(TO_VARIANT(CAST(d.c16 AS ARRAY)))) / 4 - 1) AS BIGINT), 0) + COALESCE(OCTET_LENGTH(ST_ASEWKT(d.c17)), 0) + COALESCE(OCTET_LENGTH(ST_ASEWKT(d.c18)), 0) > 131072 THEN CASE WHEN COALESCE(OCTET_LENGTH(COLLATE(d.c6, '')) + 2, 0) > 131072 THEN 6 WHEN COALESCE(CAST(FLOOR(OCTET_LENGTH(d.c7) * 4 / 3) AS BIGINT) + 2, 0) > 131072 THEN 7 WHEN COALESCE(CAST(FLOOR(OCTET_LENGTH(TO_JSON(TO_VARIANT(d.c13))) / 4 - 1) AS BIGINT), 0) > 131072 THEN 13 WHEN COALESCE(CAST(FLOOR(OCTET_LENGTH(TO_JSON(TO_VARIANT(d.c14))) / 4 - 1) AS BIGINT), 0) > 131072 THEN 14 WHEN COALESCE(CAST(FLOOR(OCTET_LENGTH(TO_JSON(TO_VARIANT(d.c15))) / 4 - 1) AS BIGINT), 0) > 131072 THEN 15 WHEN COALESCE(CAST(FLOOR(OCTET_LENGTH(TO_JSON(TO_VARIANT(CAST(d.c16 AS ARRAY)))) / 4 - 1) AS BIGINT), 0) > 131072 THEN 16 WHEN COALESCE(OCTET_LENGTH(ST_ASEWKT(d.c17)), 0) > 131072 THEN 17 WHEN COALESCE(OCTET_LENGTH(ST_ASEWKT(d.c18)), 0) > 131072 THEN 18 WHEN COALESCE(OCTET_LENGTH(COLLATE(d.c6, '')) + 2, 0) + COALESCE(CAST(FLOOR(OCTET_LENGTH(d.c7) * 4 / 3) AS BIGINT) + 2, 0) + COALESCE(CAST(FLOOR(OCTET_LENGTH(TO_JSON(TO_VARIANT(d.c13))) / 4 - 1) AS BIGINT), 0) + COALESCE(CAST(FLOOR(OCTET_LENGTH(TO_JSON(TO_VARIANT(d.c14))) / 4 - 1) AS BIGINT), 0) + COALESCE(CAST(FLOOR(OCTET_LENGTH(TO_JSON(TO_VARIANT(d.c15))) / 4 - 1) AS BIGINT), 0) + COALESCE(CAST(FLOOR(OCTET_LENGTH(TO_JSON(TO_VARIANT(CAST(d.c16 AS ARRAY)))) / 4 - 1) AS BIGINT), 0) + COALESCE(OCTET_LENGTH(ST_ASEWKT(d.c17)), 0) + COALESCE(OCTET_LENGTH(ST_ASEWKT(d.c18)), 0) > 524288 THEN 0 END END AS SMALLINT) AS oversize, CASE WHEN d.record_id IS NULL OR d.parked IS NOT NULL THEN NULL WHEN d.kind = 'D' THEN 1 - d.place ELSE d.place END AS seq
FROM (
SELECT w.*, CAST(b.rows_before AS BIGINT) + ROW_NUMBER() OVER (PARTITION BY w.place_class, w.place_part ORDER BY NULL) AS place
FROM (
SELECT v.*, CASE WHEN v.record_id IS NULL OR v.parked IS NOT NULL THEN 0 ELSE CASE WHEN v.kind = 'D' THEN 1 ELSE 2 END END AS place_class, CASE WHEN v.record_id IS NULL THEN 0 ELSE MOD(MD5_NUMBER_LOWER64(CAST(v.record_id AS VARCHAR)), 1024) END AS place_part
FROM (
SELECT w.*, p.tries AS failed_syncs, CASE WHEN p.reason = 'PARKED' THEN 1 END AS parked
FROM (
SELECT CASE WHEN m.checksum IS NULL THEN 'D' WHEN r.record_id IS NULL OR r.unconfirmed = 'A' OR r.unconfirmed = 'D' THEN 'A' ELSE 'U' END AS kind, COALESCE(m.record_id, r.record_id) AS record_id, m.checksum AS checksum, CASE WHEN r.record_id IS NOT NULL AND (r.unconfirmed IS NULL OR r.checksum = m.checksum OR (r.checksum IS NULL AND m.checksum IS NULL)) THEN r.synced_in ELSE 7 END AS origin, r.unconfirmed AS unconfirmed, m.c1, m.c2, m.c3, m.c4, m.c5, m.c6, m.c7, m.c8, m.c9, m.c10, m.c11, m.c12, m.c13, m.c14, m.c15, m.c16, m.c17, m.c18
FROM "retl"."copy" m
FULL JOIN "retl"."records" r ON m.record_id = r.record_id
WHERE (r.record_id IS NULL OR m.checksum IS NULL OR (r.unconfirmed IS NULL AND r.checksum <> m.checksum) OR r.unconfirmed IS NOT NULL)
) w
LEFT JOIN "retl"."unresolved" p ON p.record_id = w.record_id AND (p.checksum = w.checksum OR (p.checksum IS NULL AND w.checksum IS NULL))
) v
) w
JOIN (
SELECT c.place_class, c.place_part,
  SUM(c.row_count) OVER (PARTITION BY c.place_class ORDER BY c.place_part ROWS UNBOUNDED PRECEDING) - c.row_count AS rows_before
FROM (
SELECT x.place_class, x.place_part, COUNT(*) AS row_count
FROM (
SELECT CASE WHEN v.record_id IS NULL OR v.parked IS NOT NULL THEN 0 ELSE CASE WHEN v.kind = 'D' THEN 1 ELSE 2 END END AS place_class, CASE WHEN v.record_id IS NULL THEN 0 ELSE MOD(MD5_NUMBER_LOWER64(CAST(v.record_id AS VARCHAR)), 1024) END AS place_part
FROM (
SELECT w.*, p.tries AS failed_syncs, CASE WHEN p.reason = 'PARKED' THEN 1 END AS parked
FROM (
SELECT CASE WHEN m.checksum IS NULL THEN 'D' WHEN r.record_id IS NULL OR r.unconfirmed = 'A' OR r.unconfirmed = 'D' THEN 'A' ELSE 'U' END AS kind, COALESCE(m.record_id, r.record_id) AS record_id, m.checksum AS checksum, CASE WHEN r.record_id IS NOT NULL AND (r.unconfirmed IS NULL OR r.checksum = m.checksum OR (r.checksum IS NULL AND m.checksum IS NULL)) THEN r.synced_in ELSE 7 END AS origin, r.unconfirmed AS unconfirmed
FROM "retl"."copy" m
FULL JOIN "retl"."records" r ON m.record_id = r.record_id
WHERE (r.record_id IS NULL OR m.checksum IS NULL OR (r.unconfirmed IS NULL AND r.checksum <> m.checksum) OR r.unconfirmed IS NOT NULL)
) w
LEFT JOIN "retl"."unresolved" p ON p.record_id = w.record_id AND (p.checksum = w.checksum OR (p.checksum IS NULL AND w.checksum IS NULL))
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
ORDER BY seq

## delta with precedence
CREATE TABLE "retl"."delta" AS
SELECT n.seq, n.kind, n.record_id, n.checksum, n.origin, n.unconfirmed, n.failed_syncs, NULLIF(n.oversize, -1) AS oversize, CASE WHEN n.oversize IS NULL THEN 104 + COALESCE(OCTET_LENGTH(COLLATE(n.c2, '')) + 2, 0) WHEN n.oversize >= 0 THEN 64 END AS bytes, CASE WHEN n.oversize IS NULL THEN n.c1 END AS c1, CASE WHEN n.oversize IS NULL THEN n.c2 END AS c2
FROM (
SELECT d.*, CAST(CASE WHEN d.kind NOT IN ('A', 'U', 'D') OR d.parked IS NOT NULL THEN -1 WHEN COALESCE(OCTET_LENGTH(COLLATE(d.c2, '')) + 2, 0) > 131072 THEN CASE WHEN COALESCE(OCTET_LENGTH(COLLATE(d.c2, '')) + 2, 0) > 131072 THEN 2 WHEN COALESCE(OCTET_LENGTH(COLLATE(d.c2, '')) + 2, 0) > 524288 THEN 0 END END AS SMALLINT) AS oversize, CASE WHEN d.record_id IS NULL OR d.parked IS NOT NULL THEN NULL WHEN d.kind = 'D' THEN CASE WHEN MOD(MD5_NUMBER_LOWER64(HEX_ENCODE(d.record_id)), 4) = 2 THEN d.place - 100 ELSE 1 - 100 - d.place END ELSE CASE WHEN MOD(MD5_NUMBER_LOWER64(HEX_ENCODE(d.record_id)), 4) = 2 THEN 100 + 1 - d.place ELSE 100 + d.place END END AS seq
FROM (
SELECT w.*, CAST(b.rows_before AS BIGINT) + ROW_NUMBER() OVER (PARTITION BY w.place_class, w.place_part ORDER BY NULL) AS place
FROM (
SELECT v.*, CASE WHEN v.record_id IS NULL OR v.parked IS NOT NULL THEN 0 ELSE CASE WHEN MOD(MD5_NUMBER_LOWER64(HEX_ENCODE(v.record_id)), 4) = 2 THEN CASE WHEN v.kind = 'D' THEN 3 ELSE 4 END ELSE CASE WHEN v.kind = 'D' THEN 1 ELSE 2 END END END AS place_class, CASE WHEN v.record_id IS NULL THEN 0 ELSE MOD(MD5_NUMBER_LOWER64(HEX_ENCODE(v.record_id)), 1024) END AS place_part
FROM (
SELECT w.*, p.tries AS failed_syncs, CASE WHEN p.reason = 'PARKED' THEN 1 END AS parked
FROM (
SELECT CASE WHEN m.checksum IS NULL THEN 'D' WHEN r.record_id IS NULL OR r.unconfirmed = 'A' OR r.unconfirmed = 'D' THEN 'A' ELSE 'U' END AS kind, COALESCE(m.record_id, r.record_id) AS record_id, m.checksum AS checksum, CASE WHEN r.record_id IS NOT NULL AND (r.unconfirmed IS NULL OR r.checksum = m.checksum OR (r.checksum IS NULL AND m.checksum IS NULL)) THEN r.synced_in ELSE 7 END AS origin, r.unconfirmed AS unconfirmed, m.c1, m.c2
FROM "retl"."copy" m
FULL JOIN "retl"."records" r ON m.record_id = r.record_id
WHERE (r.record_id IS NULL OR m.checksum IS NULL OR (r.unconfirmed IS NULL AND r.checksum <> m.checksum) OR r.unconfirmed IS NOT NULL)
) w
LEFT JOIN "retl"."unresolved" p ON p.record_id = w.record_id AND (p.checksum = w.checksum OR (p.checksum IS NULL AND w.checksum IS NULL))
) v
) w
JOIN (
SELECT c.place_class, c.place_part,
  SUM(c.row_count) OVER (PARTITION BY c.place_class ORDER BY c.place_part ROWS UNBOUNDED PRECEDING) - c.row_count AS rows_before
FROM (
SELECT x.place_class, x.place_part, COUNT(*) AS row_count
FROM (
SELECT CASE WHEN v.record_id IS NULL OR v.parked IS NOT NULL THEN 0 ELSE CASE WHEN MOD(MD5_NUMBER_LOWER64(HEX_ENCODE(v.record_id)), 4) = 2 THEN CASE WHEN v.kind = 'D' THEN 3 ELSE 4 END ELSE CASE WHEN v.kind = 'D' THEN 1 ELSE 2 END END END AS place_class, CASE WHEN v.record_id IS NULL THEN 0 ELSE MOD(MD5_NUMBER_LOWER64(HEX_ENCODE(v.record_id)), 1024) END AS place_part
FROM (
SELECT w.*, p.tries AS failed_syncs, CASE WHEN p.reason = 'PARKED' THEN 1 END AS parked
FROM (
SELECT CASE WHEN m.checksum IS NULL THEN 'D' WHEN r.record_id IS NULL OR r.unconfirmed = 'A' OR r.unconfirmed = 'D' THEN 'A' ELSE 'U' END AS kind, COALESCE(m.record_id, r.record_id) AS record_id, m.checksum AS checksum, CASE WHEN r.record_id IS NOT NULL AND (r.unconfirmed IS NULL OR r.checksum = m.checksum OR (r.checksum IS NULL AND m.checksum IS NULL)) THEN r.synced_in ELSE 7 END AS origin, r.unconfirmed AS unconfirmed
FROM "retl"."copy" m
FULL JOIN "retl"."records" r ON m.record_id = r.record_id
WHERE (r.record_id IS NULL OR m.checksum IS NULL OR (r.unconfirmed IS NULL AND r.checksum <> m.checksum) OR r.unconfirmed IS NOT NULL)
) w
LEFT JOIN "retl"."unresolved" p ON p.record_id = w.record_id AND (p.checksum = w.checksum OR (p.checksum IS NULL AND w.checksum IS NULL))
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
ORDER BY seq

## describe
SELECT * FROM (
SELECT * FROM people
) q WHERE 1 = 0

## describe state
SELECT * FROM "retl"."records" WHERE 1 = 0

## drop table
DROP TABLE IF EXISTS "retl"."delta"

## exceptions
CREATE TABLE "retl"."exceptions" (seq BIGINT NOT NULL, outcome VARCHAR(1) NOT NULL)

## find schema
SELECT schema_name FROM information_schema.schemata WHERE schema_name = ?
-- binds [retl]

## fold
MERGE INTO "retl"."records" r USING (
SELECT d.record_id, d.kind, d.checksum, d.origin, d.unconfirmed AS was_unconfirmed, d.failed_syncs,
  CASE WHEN (d.seq > 50 OR e.outcome = 'U') THEN d.kind END AS unconfirmed
FROM "retl"."delta" d
LEFT JOIN "retl"."exceptions" e ON e.seq = d.seq
WHERE (d.seq <= 50 OR (d.seq <= 80 AND d.bytes IS NOT NULL)) AND (e.outcome IS NULL OR e.outcome = 'U')
) f ON r.record_id = f.record_id
WHEN MATCHED AND f.kind = 'D' AND f.unconfirmed IS NULL THEN DELETE
WHEN MATCHED THEN UPDATE SET checksum = f.checksum, unconfirmed = f.unconfirmed,
  synced_in = CASE WHEN f.unconfirmed IS NULL THEN 8 ELSE f.origin END
WHEN NOT MATCHED AND f.kind <> 'D' THEN INSERT (record_id, checksum, synced_in, unconfirmed)
  VALUES (f.record_id, f.checksum, CASE WHEN f.unconfirmed IS NULL THEN 8 ELSE f.origin END, f.unconfirmed);
DELETE FROM "retl"."unresolved" AS u WHERE u.reason = 'DUPLICATE_ID';
DELETE FROM "retl"."unresolved" AS u WHERE u.record_id IN (SELECT f.record_id FROM (
SELECT d.record_id, d.kind, d.checksum, d.origin, d.unconfirmed AS was_unconfirmed, d.failed_syncs,
  CASE WHEN (d.seq > 50 OR e.outcome = 'U') THEN d.kind END AS unconfirmed
FROM "retl"."delta" d
LEFT JOIN "retl"."exceptions" e ON e.seq = d.seq
WHERE (d.seq <= 50 OR (d.seq <= 80 AND d.bytes IS NOT NULL)) AND (e.outcome IS NULL OR e.outcome = 'U')
) f WHERE f.unconfirmed IS NULL OR f.failed_syncs IS NULL);
DELETE FROM "retl"."unresolved" AS u WHERE NOT EXISTS (SELECT 1 FROM "retl"."delta" d WHERE d.record_id = u.record_id) AND NOT EXISTS (SELECT 1 FROM "retl"."duplicates" d WHERE d.record_id = u.record_id);
MERGE INTO "retl"."unresolved" u USING (
SELECT d.record_id, d.checksum, COALESCE(d.failed_syncs, 0) + 1 AS tries, CAST(CASE WHEN e.outcome = 'R' THEN 'REJECTED' ELSE 'UNKNOWN' END AS VARCHAR(32)) AS reason
FROM "retl"."delta" d JOIN "retl"."exceptions" e ON e.seq = d.seq WHERE e.outcome IN ('R', 'U')
) f ON u.record_id = f.record_id
WHEN MATCHED THEN UPDATE SET checksum = f.checksum, tries = f.tries,
  reason = CASE WHEN u.tries > 0 AND (u.checksum = f.checksum OR (u.checksum IS NULL AND f.checksum IS NULL)) THEN CASE WHEN f.tries >= 5 OR u.failing_since <= 10000 THEN 'PARKED' ELSE f.reason END ELSE f.reason END,
  failing_since = CASE WHEN u.tries > 0 AND (u.checksum = f.checksum OR (u.checksum IS NULL AND f.checksum IS NULL)) THEN u.failing_since ELSE 90000 END
WHEN NOT MATCHED THEN INSERT (record_id, checksum, reason, tries, failing_since)
  VALUES (f.record_id, f.checksum, f.reason, f.tries, 90000);
MERGE INTO "retl"."unresolved" u USING (
SELECT x.record_id FROM "retl"."duplicates" x
) f ON u.record_id = f.record_id
WHEN NOT MATCHED THEN INSERT (record_id, reason, tries, failing_since)
  VALUES (f.record_id, 'DUPLICATE_ID', 0, 0)

## guard
UPDATE "retl"."checkpoints" SET sync_number = ?, epoch = ?, columns = ?, encoding = ?, record_count = record_count + ?
WHERE state_id = ? AND sync_number = ? AND epoch <= ?
-- binds [8, 99, columns, 1, -3, state-1, 7, 99]

## insert checkpoint
INSERT INTO "retl"."checkpoints" (source_id, model_id, sync_number, epoch, record_count, columns, encoding, state_id)
VALUES (?, ?, 0, 0, 0, ?, ?, ?)
-- binds [shop, people, columns, 1, state-1]

## insert exceptions
INSERT INTO "retl"."exceptions" (seq, outcome) VALUES (-2, 'R'), (5, 'U')

## page of every type
SELECT seq, kind, CAST(record_id AS VARCHAR), HEX_ENCODE(checksum), origin, bytes, oversize, unconfirmed, failed_syncs, c1, c2, CAST(c3 AS VARCHAR), c4, c5, c6, c7, TO_CHAR(c8, 'YYYY-MM-DD'), TO_CHAR(c9, 'HH24:MI:SS.FF9'), TO_CHAR(c10, 'YYYY-MM-DD"T"HH24:MI:SS.FF9'), TO_CHAR(CONVERT_TIMEZONE('UTC', c11), 'YYYY-MM-DD"T"HH24:MI:SS.FF9"Z"'), TO_CHAR(CONVERT_TIMEZONE('UTC', c12), 'YYYY-MM-DD"T"HH24:MI:SS.FF9"Z"'), TO_JSON(TO_VARIANT(c13)), TO_JSON(TO_VARIANT(c14)), TO_JSON(TO_VARIANT(c15)), TO_JSON(TO_VARIANT(CAST(c16 AS ARRAY))), ST_ASEWKT(c17), ST_ASEWKT(c18) FROM "retl"."delta" WHERE seq > ? AND seq <= ? AND bytes IS NOT NULL ORDER BY seq
-- binds [10, 20]

## page sizes
SELECT seq, bytes FROM "retl"."delta" WHERE seq > ? AND seq <= ? AND bytes IS NOT NULL ORDER BY seq
-- binds [10, 20]

## plan
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
SELECT TO_BINARY(COLLATE(q."e""mail", ''), 'UTF-8') AS record_id, MD5_BINARY(CONCAT('42:', COALESCE(CAST(q."SHOE_SIZE" AS VARCHAR) || ';', '~'), COALESCE(MD5(COLLATE(q."e""mail", '')), '~'))) AS checksum, 1 AS model_rows, 0 AS record_rows, CAST(NULL AS VARCHAR(1)) AS unconfirmed, 0 AS parked
FROM (
SELECT * FROM people // all
) q
UNION ALL
SELECT r.record_id, r.checksum, 0, 1, r.unconfirmed, 0 FROM "retl"."records" r
UNION ALL
SELECT p.record_id, p.checksum, 0, 0, CAST(NULL AS VARCHAR(1)), 1 FROM "retl"."unresolved" p WHERE p.reason = 'PARKED'
) v GROUP BY v.record_id, v.checksum
) u GROUP BY u.record_id
) g
WHERE g.model_rows + g.record_rows > 0

## plan duplicates
SELECT TO_VARCHAR(d.record_id, 'UTF-8'), d.row_count FROM (
SELECT s.record_id AS record_id, COUNT(*) AS row_count
FROM (
SELECT TO_BINARY(COLLATE(q."e""mail", ''), 'UTF-8') AS record_id
FROM (
SELECT * FROM people // all
) q
) s
WHERE s.record_id IS NOT NULL
GROUP BY s.record_id
HAVING COUNT(*) > 1
) d ORDER BY d.row_count DESC, d.record_id LIMIT 5

## preview of every type
SELECT 0, 'A', CAST(n.record_id AS VARCHAR), CAST(NULL AS VARCHAR(1)), 0, 0, n.oversize, CAST(NULL AS VARCHAR(1)), 0, n.c1 AS c1, n.c2 AS c2, CAST(n.c3 AS VARCHAR) AS c3, n.c4 AS c4, n.c5 AS c5, CASE WHEN n.oversize IS NULL OR COALESCE(OCTET_LENGTH(COLLATE(n.c6, '')) + 2, 0) <= 65536 THEN n.c6 END AS c6, CASE WHEN n.oversize IS NULL OR COALESCE(CAST(FLOOR(OCTET_LENGTH(n.c7) * 4 / 3) AS BIGINT) + 2, 0) <= 65536 THEN n.c7 END AS c7, TO_CHAR(n.c8, 'YYYY-MM-DD') AS c8, TO_CHAR(n.c9, 'HH24:MI:SS.FF9') AS c9, TO_CHAR(n.c10, 'YYYY-MM-DD"T"HH24:MI:SS.FF9') AS c10, TO_CHAR(CONVERT_TIMEZONE('UTC', n.c11), 'YYYY-MM-DD"T"HH24:MI:SS.FF9"Z"') AS c11, TO_CHAR(CONVERT_TIMEZONE('UTC', n.c12), 'YYYY-MM-DD"T"HH24:MI:SS.FF9"Z"') AS c12, CASE WHEN n.oversize IS NULL OR COALESCE(CAST(FLOOR(OCTET_LENGTH(TO_JSON(TO_VARIANT(n.c13))) / 4 - 1) AS BIGINT), 0) <= 65536 THEN TO_JSON(TO_VARIANT(n.c13)) END AS c13, CASE WHEN n.oversize IS NULL OR COALESCE(CAST(FLOOR(OCTET_LENGTH(TO_JSON(TO_VARIANT(n.c14))) / 4 - 1) AS BIGINT), 0) <= 65536 THEN TO_JSON(TO_VARIANT(n.c14)) END AS c14, CASE WHEN n.oversize IS NULL OR COALESCE(CAST(FLOOR(OCTET_LENGTH(TO_JSON(TO_VARIANT(n.c15))) / 4 - 1) AS BIGINT), 0) <= 65536 THEN TO_JSON(TO_VARIANT(n.c15)) END AS c15, CASE WHEN n.oversize IS NULL OR COALESCE(CAST(FLOOR(OCTET_LENGTH(TO_JSON(TO_VARIANT(CAST(n.c16 AS ARRAY)))) / 4 - 1) AS BIGINT), 0) <= 65536 THEN TO_JSON(TO_VARIANT(CAST(n.c16 AS ARRAY))) END AS c16, CASE WHEN n.oversize IS NULL OR COALESCE(OCTET_LENGTH(ST_ASEWKT(n.c17)), 0) <= 65536 THEN ST_ASEWKT(n.c17) END AS c17, CASE WHEN n.oversize IS NULL OR COALESCE(OCTET_LENGTH(ST_ASEWKT(n.c18)), 0) <= 65536 THEN ST_ASEWKT(n.c18) END AS c18
FROM (
SELECT CAST(q."C_NUMBER_1" AS DECIMAL(38, 0)) AS record_id, q."C_NUMBER_1" AS c1, q."C_NUMBER_2" AS c2, q."C_DECFLOAT_3" AS c3, q."C_DOUBLE_4" AS c4, q."C_BOOLEAN_5" AS c5, q."C_VARCHAR_6" AS c6, q."C_BINARY_7" AS c7, q."C_DATE_8" AS c8, q."C_TIME_9" AS c9, q."C_TIMESTAMPNTZ_10" AS c10, q."C_TIMESTAMPLTZ_11" AS c11, q."C_TIMESTAMPTZ_12" AS c12, q."C_VARIANT_13" AS c13, q."C_OBJECT_14" AS c14, q."C_ARRAY_15" AS c15, q."C_VECTOR_16" AS c16, q."C_GEOGRAPHY_17" AS c17, q."C_GEOMETRY_18" AS c18, CAST(CASE WHEN COALESCE(OCTET_LENGTH(COLLATE(q."C_VARCHAR_6", '')) + 2, 0) + COALESCE(CAST(FLOOR(OCTET_LENGTH(q."C_BINARY_7") * 4 / 3) AS BIGINT) + 2, 0) + COALESCE(CAST(FLOOR(OCTET_LENGTH(TO_JSON(TO_VARIANT(q."C_VARIANT_13"))) / 4 - 1) AS BIGINT), 0) + COALESCE(CAST(FLOOR(OCTET_LENGTH(TO_JSON(TO_VARIANT(q."C_OBJECT_14"))) / 4 - 1) AS BIGINT), 0) + COALESCE(CAST(FLOOR(OCTET_LENGTH(TO_JSON(TO_VARIANT(q."C_ARRAY_15"))) / 4 - 1) AS BIGINT), 0) + COALESCE(CAST(FLOOR(OCTET_LENGTH(TO_JSON(TO_VARIANT(CAST(q."C_VECTOR_16" AS ARRAY)))) / 4 - 1) AS BIGINT), 0) + COALESCE(OCTET_LENGTH(ST_ASEWKT(q."C_GEOGRAPHY_17")), 0) + COALESCE(OCTET_LENGTH(ST_ASEWKT(q."C_GEOMETRY_18")), 0) > 131072 THEN CASE WHEN COALESCE(OCTET_LENGTH(COLLATE(q."C_VARCHAR_6", '')) + 2, 0) > 131072 THEN 6 WHEN COALESCE(CAST(FLOOR(OCTET_LENGTH(q."C_BINARY_7") * 4 / 3) AS BIGINT) + 2, 0) > 131072 THEN 7 WHEN COALESCE(CAST(FLOOR(OCTET_LENGTH(TO_JSON(TO_VARIANT(q."C_VARIANT_13"))) / 4 - 1) AS BIGINT), 0) > 131072 THEN 13 WHEN COALESCE(CAST(FLOOR(OCTET_LENGTH(TO_JSON(TO_VARIANT(q."C_OBJECT_14"))) / 4 - 1) AS BIGINT), 0) > 131072 THEN 14 WHEN COALESCE(CAST(FLOOR(OCTET_LENGTH(TO_JSON(TO_VARIANT(q."C_ARRAY_15"))) / 4 - 1) AS BIGINT), 0) > 131072 THEN 15 WHEN COALESCE(CAST(FLOOR(OCTET_LENGTH(TO_JSON(TO_VARIANT(CAST(q."C_VECTOR_16" AS ARRAY)))) / 4 - 1) AS BIGINT), 0) > 131072 THEN 16 WHEN COALESCE(OCTET_LENGTH(ST_ASEWKT(q."C_GEOGRAPHY_17")), 0) > 131072 THEN 17 WHEN COALESCE(OCTET_LENGTH(ST_ASEWKT(q."C_GEOMETRY_18")), 0) > 131072 THEN 18 WHEN COALESCE(OCTET_LENGTH(COLLATE(q."C_VARCHAR_6", '')) + 2, 0) + COALESCE(CAST(FLOOR(OCTET_LENGTH(q."C_BINARY_7") * 4 / 3) AS BIGINT) + 2, 0) + COALESCE(CAST(FLOOR(OCTET_LENGTH(TO_JSON(TO_VARIANT(q."C_VARIANT_13"))) / 4 - 1) AS BIGINT), 0) + COALESCE(CAST(FLOOR(OCTET_LENGTH(TO_JSON(TO_VARIANT(q."C_OBJECT_14"))) / 4 - 1) AS BIGINT), 0) + COALESCE(CAST(FLOOR(OCTET_LENGTH(TO_JSON(TO_VARIANT(q."C_ARRAY_15"))) / 4 - 1) AS BIGINT), 0) + COALESCE(CAST(FLOOR(OCTET_LENGTH(TO_JSON(TO_VARIANT(CAST(q."C_VECTOR_16" AS ARRAY)))) / 4 - 1) AS BIGINT), 0) + COALESCE(OCTET_LENGTH(ST_ASEWKT(q."C_GEOGRAPHY_17")), 0) + COALESCE(OCTET_LENGTH(ST_ASEWKT(q."C_GEOMETRY_18")), 0) > 524288 THEN 0 END END AS SMALLINT) AS oversize
FROM (
SELECT * FROM people
) q
LIMIT 10
) n

## read checkpoint
SELECT source_id, model_id, state_id, sync_number, epoch, record_count, columns, encoding
FROM "retl"."checkpoints"

## release
UPDATE "retl"."unresolved" SET reason = 'RELEASED', tries = 0 WHERE reason = 'PARKED'

## sample
SELECT 0, n.kind, TO_VARCHAR(n.record_id, 'UTF-8'), HEX_ENCODE(n.checksum), n.origin, CASE WHEN n.oversize IS NULL THEN 104 + COALESCE(OCTET_LENGTH(COLLATE(n.c2, '')) + 2, 0) WHEN n.oversize >= 0 THEN 64 END, n.oversize, n.unconfirmed, n.failed_syncs, CASE WHEN n.oversize IS NULL THEN n.c1 END AS c1, CASE WHEN n.oversize IS NULL THEN n.c2 END AS c2
FROM (
SELECT m.record_id AS record_id, m.checksum AS checksum, m.c1 AS c1, m.c2 AS c2, CASE WHEN 1 = 0 THEN 'D' WHEN r.record_id IS NULL OR r.unconfirmed = 'A' OR r.unconfirmed = 'D' THEN 'A' ELSE 'U' END AS kind, CASE WHEN r.record_id IS NOT NULL AND (r.unconfirmed IS NULL OR r.checksum = m.checksum OR (r.checksum IS NULL AND m.checksum IS NULL)) THEN r.synced_in ELSE 7 END AS origin, r.unconfirmed AS unconfirmed, p.tries AS failed_syncs, CAST(CASE WHEN COALESCE(OCTET_LENGTH(COLLATE(m.c2, '')) + 2, 0) > 131072 THEN CASE WHEN COALESCE(OCTET_LENGTH(COLLATE(m.c2, '')) + 2, 0) > 131072 THEN 2 WHEN COALESCE(OCTET_LENGTH(COLLATE(m.c2, '')) + 2, 0) > 524288 THEN 0 END END AS SMALLINT) AS oversize
FROM (
SELECT TO_BINARY(COLLATE(q."e""mail", ''), 'UTF-8') AS record_id, MD5_BINARY(CONCAT('42:', COALESCE(CAST(q."SHOE_SIZE" AS VARCHAR) || ';', '~'), COALESCE(MD5(COLLATE(q."e""mail", '')), '~'))) AS checksum, q."SHOE_SIZE" AS c1, q."e""mail" AS c2
FROM (
SELECT * FROM people // all
) q
) m
LEFT JOIN "retl"."records" r ON r.record_id = m.record_id
LEFT JOIN "retl"."unresolved" p ON p.record_id = m.record_id AND (p.checksum = m.checksum OR (p.checksum IS NULL AND m.checksum IS NULL))
WHERE m.record_id IS NOT NULL AND (r.record_id IS NULL OR 1 = 0 OR (r.unconfirmed IS NULL AND r.checksum <> m.checksum) OR r.unconfirmed IS NOT NULL) AND CASE WHEN 1 = 0 THEN 'D' WHEN r.record_id IS NULL OR r.unconfirmed = 'A' OR r.unconfirmed = 'D' THEN 'A' ELSE 'U' END IN ('A', 'U') AND (p.reason IS NULL OR p.reason <> 'PARKED') AND NOT EXISTS (SELECT 1 FROM (
SELECT s.record_id AS record_id, COUNT(*) AS row_count
FROM (
SELECT TO_BINARY(COLLATE(q."e""mail", ''), 'UTF-8') AS record_id
FROM (
SELECT * FROM people // all
) q
) s
WHERE s.record_id IS NOT NULL
GROUP BY s.record_id
HAVING COUNT(*) > 1
) x WHERE x.record_id = m.record_id)
LIMIT 10
) n

## sample duplicates
SELECT TO_VARCHAR(record_id, 'UTF-8'), row_count FROM "retl"."duplicates" ORDER BY row_count DESC, record_id LIMIT 5

## sample of deletes
SELECT 0, 'D', TO_VARCHAR(n.record_id, 'UTF-8'), CAST(NULL AS VARCHAR(1)), CASE WHEN r.unconfirmed IS NULL OR r.checksum IS NULL THEN r.synced_in ELSE 7 END, 0, CAST(NULL AS SMALLINT), r.unconfirmed, p.tries
FROM (
SELECT e.record_id FROM (
SELECT k.record_id FROM "retl"."records" k
LEFT JOIN "retl"."unresolved" p ON p.record_id = k.record_id AND p.checksum IS NULL
WHERE (p.reason IS NULL OR p.reason <> 'PARKED')
EXCEPT
SELECT TO_BINARY(COLLATE(q."e""mail", ''), 'UTF-8') AS record_id
FROM (
SELECT * FROM people // all
) q
) e LIMIT 3
) n LEFT JOIN "retl"."records" r ON r.record_id = n.record_id
LEFT JOIN "retl"."unresolved" p ON p.record_id = n.record_id AND p.checksum IS NULL

## summarize
SELECT COUNT(CASE WHEN kind = 'A' AND seq IS NOT NULL THEN 1 END), COUNT(CASE WHEN kind = 'U' AND seq IS NOT NULL THEN 1 END),
  COUNT(CASE WHEN kind = 'D' AND seq IS NOT NULL THEN 1 END), COUNT(CASE WHEN bytes IS NULL AND seq IS NOT NULL THEN 1 END),
  COALESCE(MIN(CASE WHEN seq <= 0 THEN seq END), 0), COALESCE(MAX(CASE WHEN seq <= 0 THEN seq END), -1),
  COALESCE(MIN(CASE WHEN seq > 0 THEN seq END), 1), COALESCE(MAX(CASE WHEN seq > 0 THEN seq END), 0),
  COUNT(CASE WHEN kind = 'A' AND unconfirmed IS NULL AND seq IS NOT NULL THEN 1 END), COUNT(DISTINCT CASE WHEN kind = 'A' AND unconfirmed IS NULL THEN record_id END),
  COUNT(CASE WHEN record_id IS NULL THEN 1 END), COUNT(CASE WHEN seq IS NULL AND record_id IS NOT NULL THEN 1 END),
  COUNT(CASE WHEN seq IS NULL AND record_id IS NOT NULL AND kind = 'A' AND unconfirmed IS NULL THEN 1 END), COUNT(CASE WHEN seq IS NULL AND record_id IS NOT NULL AND kind = 'D' THEN 1 END),
  COALESCE(MAX(bytes), 0)
FROM "retl"."delta"

## summarize fold
SELECT a.row_count, b.growth
FROM (SELECT COUNT(*) AS row_count FROM "retl"."delta") a
CROSS JOIN (
SELECT COALESCE(SUM(CASE WHEN f.kind = 'A' AND f.was_unconfirmed IS NULL THEN 1
  WHEN f.kind = 'D' AND f.unconfirmed IS NULL THEN -1 ELSE 0 END), 0) AS growth
FROM (
SELECT d.record_id, d.kind, d.checksum, d.origin, d.unconfirmed AS was_unconfirmed, d.failed_syncs,
  CASE WHEN (d.seq > 50 OR e.outcome = 'U') THEN d.kind END AS unconfirmed
FROM "retl"."delta" d
LEFT JOIN "retl"."exceptions" e ON e.seq = d.seq
WHERE (d.seq <= 50 OR (d.seq <= 80 AND d.bytes IS NOT NULL)) AND (e.outcome IS NULL OR e.outcome = 'U')
) f) b

## tables
SELECT table_name FROM information_schema.tables WHERE table_schema = ?
-- binds [retl]

