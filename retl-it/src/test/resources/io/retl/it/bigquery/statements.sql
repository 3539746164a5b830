## create the schema
CREATE SCHEMA IF NOT EXISTS `__segment_reverse_etl`

## find the schema
SELECT COUNT(*) FROM `__segment_reverse_etl`.`__TABLES__`

## list the tables
SELECT table_id FROM `__segment_reverse_etl`.`__TABLES__`

## create the state
CREATE TABLE `__segment_reverse_etl`.`records_everything` (
  record_id INT64 NOT NULL,
  checksum BYTES,
  synced_in INT64 NOT NULL,
  unconfirmed STRING);
CREATE TABLE `__segment_reverse_etl`.`unresolved_everything` (
  record_id INT64 NOT NULL,
  checksum BYTES,
  reason STRING NOT NULL,
  tries INT64 NOT NULL,
  failing_since INT64 NOT NULL);
CREATE TABLE `__segment_reverse_etl`.`checkpoints_everything` (
  source_id STRING NOT NULL,
  model_id STRING NOT NULL,
  checkpoint STRING,
  sync_number INT64 NOT NULL,
  epoch INT64 NOT NULL,
  record_count INT64 NOT NULL,
  fingerprint STRING,
  columns STRING NOT NULL,
  encoding INT64 NOT NULL,
  state_id STRING NOT NULL)

## describe a table
SELECT * FROM `__segment_reverse_etl`.`records_everything` WHERE 1 = 0

## insert the checkpoint
INSERT INTO `__segment_reverse_etl`.`checkpoints_everything` (source_id, model_id, sync_number, epoch, record_count, columns, encoding, state_id)
VALUES (?, ?, 0, 0, 0, ?, ?, ?)
-- binds [shop, everything, columns, 1, state-1]

## read the checkpoint
SELECT source_id, model_id, state_id, sync_number, epoch, record_count, columns, encoding
FROM `__segment_reverse_etl`.`checkpoints_everything`

## count the state
SELECT a.row_count, b.row_count
FROM (SELECT COUNT(*) AS row_count FROM `__segment_reverse_etl`.`records_everything`) a
CROSS JOIN (SELECT COUNT(*) AS row_count FROM `__segment_reverse_etl`.`unresolved_everything`) b

## count rows
SELECT COUNT(*) FROM `__segment_reverse_etl`.`records_everything`

## describe the model
SELECT * FROM (
SELECT * FROM `shop`.`everything`
) q WHERE 1 = 0

## copy the model
CREATE TABLE `__segment_reverse_etl`.`copy_everything` OPTIONS (expiration_timestamp = TIMESTAMP_ADD(CURRENT_TIMESTAMP(), INTERVAL 2 DAY)) AS
SELECT q.`v_int64` AS record_id, MD5(CONCAT(b'42:', COALESCE(CAST(CONCAT(CAST(q.`v_int64` AS STRING), ';') AS BYTES), b'~'), COALESCE(CAST(CONCAT(CAST(q.`v_bool` AS STRING), ';') AS BYTES), b'~'), COALESCE(CAST(CONCAT(FORMAT('%.17g', q.`v_float64`), ';') AS BYTES), b'~'), COALESCE(CAST(CONCAT(CAST(q.`v_numeric` AS STRING), ';') AS BYTES), b'~'), COALESCE(CAST(CONCAT(CAST(q.`v_bignumeric` AS STRING), ';') AS BYTES), b'~'), COALESCE(MD5(q.`v_string`), b'~~~~~~~~~~~~~~~~'), COALESCE(MD5(q.`v_bytes`), b'~~~~~~~~~~~~~~~~'), COALESCE(CAST(CONCAT(CAST(UNIX_DATE(q.`v_date`) AS STRING), ';') AS BYTES), b'~'), COALESCE(CAST(CONCAT(CAST(TIME_DIFF(q.`v_time`, TIME '00:00:00', MICROSECOND) AS STRING), ';') AS BYTES), b'~'), COALESCE(CAST(CONCAT(CAST(DATETIME_DIFF(q.`v_datetime`, DATETIME '1970-01-01', MICROSECOND) AS STRING), ';') AS BYTES), b'~'), COALESCE(CAST(CONCAT(CAST(UNIX_MICROS(q.`v_timestamp`) AS STRING), ';') AS BYTES), b'~'), COALESCE(CAST(CONCAT(CAST(q.`v_interval` AS STRING), ';') AS BYTES), b'~'), COALESCE(MD5(IF(q.`v_json` IS NULL, NULL, TO_JSON_STRING(q.`v_json`))), b'~~~~~~~~~~~~~~~~'), COALESCE(MD5(IF(q.`v_array` IS NULL, NULL, TO_JSON_STRING(q.`v_array`))), b'~~~~~~~~~~~~~~~~'), COALESCE(MD5(IF(q.`v_struct` IS NULL, NULL, TO_JSON_STRING(q.`v_struct`))), b'~~~~~~~~~~~~~~~~'), COALESCE(MD5(IF(q.`v_range` IS NULL, NULL, TO_JSON_STRING(q.`v_range`))), b'~~~~~~~~~~~~~~~~'), COALESCE(MD5(ST_ASBINARY(q.`v_geography`)), b'~~~~~~~~~~~~~~~~'))) AS checksum, q.`v_int64` AS c1, q.`v_bool` AS c2, q.`v_float64` AS c3, q.`v_numeric` AS c4, q.`v_bignumeric` AS c5, q.`v_string` AS c6, q.`v_bytes` AS c7, q.`v_date` AS c8, q.`v_time` AS c9, q.`v_datetime` AS c10, q.`v_timestamp` AS c11, q.`v_interval` AS c12, q.`v_json` AS c13, q.`v_array` AS c14, q.`v_struct` AS c15, q.`v_range` AS c16, q.`v_geography` AS c17
FROM (
SELECT * FROM `shop`.`everything`
) q

## count the model's rows
SELECT COUNT(*) FROM `__segment_reverse_etl`.`copy_everything` q

## count the model's record ids
SELECT COUNT(*), COUNT(m.record_id), COUNT(DISTINCT m.record_id)
FROM `__segment_reverse_etl`.`copy_everything` m

## make the duplicates
CREATE TABLE `__segment_reverse_etl`.`duplicates_everything` AS
SELECT m.record_id AS record_id, COUNT(*) AS row_count
FROM `__segment_reverse_etl`.`copy_everything` m
WHERE m.record_id IS NOT NULL
GROUP BY m.record_id
HAVING COUNT(*) > 1

## count the duplicates
SELECT COUNT(*), COALESCE(SUM(row_count), 0) FROM `__segment_reverse_etl`.`duplicates_everything`

## show duplicates
SELECT CAST(record_id AS STRING), row_count FROM `__segment_reverse_etl`.`duplicates_everything` ORDER BY row_count DESC, record_id LIMIT 5

## make the delta after a cut, without duplicates
CREATE TABLE `__segment_reverse_etl`.`delta_everything` CLUSTER BY seq AS
SELECT n.seq, n.kind, n.record_id, n.checksum, n.origin, n.unconfirmed, n.failed_syncs, NULLIF(n.oversize, -1) AS oversize, CASE WHEN n.oversize IS NULL THEN 447 + COALESCE(BYTE_LENGTH(n.c6) + 2, 0) + COALESCE(DIV(BYTE_LENGTH(n.c7) + 2, 3) * 4 + 2, 0) + COALESCE(BYTE_LENGTH(IF(n.c13 IS NULL, NULL, TO_JSON_STRING(n.c13))), 0) + COALESCE(BYTE_LENGTH(IF(n.c14 IS NULL, NULL, TO_JSON_STRING(n.c14))), 0) + COALESCE(BYTE_LENGTH(IF(n.c15 IS NULL, NULL, TO_JSON_STRING(n.c15))), 0) + COALESCE(BYTE_LENGTH(IF(n.c16 IS NULL, NULL, TO_JSON_STRING(n.c16))), 0) + COALESCE(BYTE_LENGTH(ST_ASTEXT(n.c17)) + 2, 0) WHEN n.oversize >= 0 THEN 64 END AS bytes, CASE WHEN n.oversize IS NULL THEN n.c1 END AS c1, CASE WHEN n.oversize IS NULL THEN n.c2 END AS c2, CASE WHEN n.oversize IS NULL THEN n.c3 END AS c3, CASE WHEN n.oversize IS NULL THEN n.c4 END AS c4, CASE WHEN n.oversize IS NULL THEN n.c5 END AS c5, CASE WHEN n.oversize IS NULL THEN n.c6 END AS c6, CASE WHEN n.oversize IS NULL THEN n.c7 END AS c7, CASE WHEN n.oversize IS NULL THEN n.c8 END AS c8, CASE WHEN n.oversize IS NULL THEN n.c9 END AS c9, CASE WHEN n.oversize IS NULL THEN n.c10 END AS c10, CASE WHEN n.oversize IS NULL THEN n.c11 END AS c11, CASE WHEN n.oversize IS NULL THEN n.c12 END AS c12, CASE WHEN n.oversize IS NULL THEN n.c13 END AS c13, CASE WHEN n.oversize IS NULL THEN n.c14 END AS c14, CASE WHEN n.oversize IS NULL THEN n.c15 END AS c15, CASE WHEN n.oversize IS NULL THEN n.c16 END AS c16, CASE WHEN n.oversize IS NULL THEN n.c17 END AS c17
FROM (
SELECT d.*, CAST(CASE WHEN d.kind NOT IN ('A', 'U', 'D') OR d.parked IS NOT NULL THEN -1 WHEN COALESCE(BYTE_LENGTH(d.c6) + 2, 0) + COALESCE(DIV(BYTE_LENGTH(d.c7) + 2, 3) * 4 + 2, 0) + COALESCE(DIV(BYTE_LENGTH(IF(d.c13 IS NULL, NULL, TO_JSON_STRING(d.c13))), 4), 0) + COALESCE(DIV(BYTE_LENGTH(IF(d.c14 IS NULL, NULL, TO_JSON_STRING(d.c14))), 4), 0) + COALESCE(DIV(BYTE_LENGTH(IF(d.c15 IS NULL, NULL, TO_JSON_STRING(d.c15))), 4), 0) + COALESCE(BYTE_LENGTH(ST_ASTEXT(d.c17)), 0) > 131072 THEN CASE WHEN COALESCE(BYTE_LENGTH(d.c6) + 2, 0) > 131072 THEN 6 WHEN COALESCE(DIV(BYTE_LENGTH(d.c7) + 2, 3) * 4 + 2, 0) > 131072 THEN 7 WHEN COALESCE(DIV(BYTE_LENGTH(IF(d.c13 IS NULL, NULL, TO_JSON_STRING(d.c13))), 4), 0) > 131072 THEN 13 WHEN COALESCE(DIV(BYTE_LENGTH(IF(d.c14 IS NULL, NULL, TO_JSON_STRING(d.c14))), 4), 0) > 131072 THEN 14 WHEN COALESCE(DIV(BYTE_LENGTH(IF(d.c15 IS NULL, NULL, TO_JSON_STRING(d.c15))), 4), 0) > 131072 THEN 15 WHEN COALESCE(BYTE_LENGTH(ST_ASTEXT(d.c17)), 0) > 131072 THEN 17 WHEN COALESCE(BYTE_LENGTH(d.c6) + 2, 0) + COALESCE(DIV(BYTE_LENGTH(d.c7) + 2, 3) * 4 + 2, 0) + COALESCE(DIV(BYTE_LENGTH(IF(d.c13 IS NULL, NULL, TO_JSON_STRING(d.c13))), 4), 0) + COALESCE(DIV(BYTE_LENGTH(IF(d.c14 IS NULL, NULL, TO_JSON_STRING(d.c14))), 4), 0) + COALESCE(DIV(BYTE_LENGTH(IF(d.c15 IS NULL, NULL, TO_JSON_STRING(d.c15))), 4), 0) + COALESCE(BYTE_LENGTH(ST_ASTEXT(d.c17)), 0) > 524288 THEN 0 END END AS INT64) AS oversize, CASE WHEN d.record_id IS NULL OR d.parked IS NOT NULL THEN NULL WHEN d.kind = 'D' THEN CASE WHEN MOD(MOD(FARM_FINGERPRINT(CAST(d.record_id AS STRING)), 4) + 4, 4) = 2 THEN d.place - 10 ELSE 1 - 10 - d.place END ELSE CASE WHEN MOD(MOD(FARM_FINGERPRINT(CAST(d.record_id AS STRING)), 4) + 4, 4) = 2 THEN 10 + 1 - d.place ELSE 10 + d.place END END AS seq
FROM (
SELECT w.*, CAST(b.rows_before AS INT64) + ROW_NUMBER() OVER (PARTITION BY w.place_class, w.place_part) AS place
FROM (
SELECT v.*, CASE WHEN v.record_id IS NULL OR v.parked IS NOT NULL THEN 0 ELSE CASE WHEN MOD(MOD(FARM_FINGERPRINT(CAST(v.record_id AS STRING)), 4) + 4, 4) = 2 THEN CASE WHEN v.kind = 'D' THEN 3 ELSE 4 END ELSE CASE WHEN v.kind = 'D' THEN 1 ELSE 2 END END END AS place_class, CASE WHEN v.record_id IS NULL THEN 0 ELSE MOD(MOD(FARM_FINGERPRINT(CAST(v.record_id AS STRING)), 1024) + 1024, 1024) END AS place_part
FROM (
SELECT w.*, p.tries AS failed_syncs, CASE WHEN p.reason = 'PARKED' THEN 1 END AS parked
FROM (
SELECT CASE WHEN m.checksum IS NULL THEN 'D' WHEN r.record_id IS NULL OR r.unconfirmed = 'A' OR r.unconfirmed = 'D' THEN 'A' ELSE 'U' END AS kind, COALESCE(m.record_id, r.record_id) AS record_id, m.checksum AS checksum, CASE WHEN r.record_id IS NOT NULL AND (r.unconfirmed IS NULL OR r.checksum = m.checksum OR (r.checksum IS NULL AND m.checksum IS NULL)) THEN r.synced_in ELSE 7 END AS origin, r.unconfirmed AS unconfirmed, m.c1, m.c2, m.c3, m.c4, m.c5, m.c6, m.c7, m.c8, m.c9, m.c10, m.c11, m.c12, m.c13, m.c14, m.c15, m.c16, m.c17
FROM (SELECT s.* FROM `__segment_reverse_etl`.`copy_everything` s WHERE NOT EXISTS (SELECT 1 FROM `__segment_reverse_etl`.`duplicates_everything` x WHERE x.record_id = s.record_id)) m
FULL JOIN (SELECT s.* FROM `__segment_reverse_etl`.`records_everything` s WHERE NOT EXISTS (SELECT 1 FROM `__segment_reverse_etl`.`duplicates_everything` x WHERE x.record_id = s.record_id)) r ON m.record_id = r.record_id
WHERE (r.record_id IS NULL OR m.checksum IS NULL OR (r.unconfirmed IS NULL AND r.checksum <> m.checksum) OR r.unconfirmed IS NOT NULL)
) w
LEFT JOIN `__segment_reverse_etl`.`unresolved_everything` p ON p.record_id = w.record_id AND (p.checksum = w.checksum OR (p.checksum IS NULL AND w.checksum IS NULL))
) v
) w
JOIN (
SELECT c.place_class, c.place_part,
  SUM(c.row_count) OVER (PARTITION BY c.place_class ORDER BY c.place_part ROWS UNBOUNDED PRECEDING) - c.row_count AS rows_before
FROM (
SELECT x.place_class, x.place_part, COUNT(*) AS row_count
FROM (
SELECT CASE WHEN v.record_id IS NULL OR v.parked IS NOT NULL THEN 0 ELSE CASE WHEN MOD(MOD(FARM_FINGERPRINT(CAST(v.record_id AS STRING)), 4) + 4, 4) = 2 THEN CASE WHEN v.kind = 'D' THEN 3 ELSE 4 END ELSE CASE WHEN v.kind = 'D' THEN 1 ELSE 2 END END END AS place_class, CASE WHEN v.record_id IS NULL THEN 0 ELSE MOD(MOD(FARM_FINGERPRINT(CAST(v.record_id AS STRING)), 1024) + 1024, 1024) END AS place_part
FROM (
SELECT w.*, p.tries AS failed_syncs, CASE WHEN p.reason = 'PARKED' THEN 1 END AS parked
FROM (
SELECT CASE WHEN m.checksum IS NULL THEN 'D' WHEN r.record_id IS NULL OR r.unconfirmed = 'A' OR r.unconfirmed = 'D' THEN 'A' ELSE 'U' END AS kind, COALESCE(m.record_id, r.record_id) AS record_id, m.checksum AS checksum, CASE WHEN r.record_id IS NOT NULL AND (r.unconfirmed IS NULL OR r.checksum = m.checksum OR (r.checksum IS NULL AND m.checksum IS NULL)) THEN r.synced_in ELSE 7 END AS origin, r.unconfirmed AS unconfirmed
FROM (SELECT s.* FROM `__segment_reverse_etl`.`copy_everything` s WHERE NOT EXISTS (SELECT 1 FROM `__segment_reverse_etl`.`duplicates_everything` x WHERE x.record_id = s.record_id)) m
FULL JOIN (SELECT s.* FROM `__segment_reverse_etl`.`records_everything` s WHERE NOT EXISTS (SELECT 1 FROM `__segment_reverse_etl`.`duplicates_everything` x WHERE x.record_id = s.record_id)) r ON m.record_id = r.record_id
WHERE (r.record_id IS NULL OR m.checksum IS NULL OR (r.unconfirmed IS NULL AND r.checksum <> m.checksum) OR r.unconfirmed IS NOT NULL)
) w
LEFT JOIN `__segment_reverse_etl`.`unresolved_everything` p ON p.record_id = w.record_id AND (p.checksum = w.checksum OR (p.checksum IS NULL AND w.checksum IS NULL))
) v
) x
GROUP BY x.place_class, x.place_part
) c
) b ON b.place_class = w.place_class AND b.place_part = w.place_part
) d
) n
WHERE n.seq IS NULL
   OR (n.kind = 'D' AND n.seq BETWEEN -19 AND 0)
   OR (n.kind <> 'D' AND n.seq BETWEEN 1 AND 20)

## drop a table
DROP TABLE IF EXISTS `__segment_reverse_etl`.`delta_everything`

## make the delta
CREATE TABLE `__segment_reverse_etl`.`delta_everything` CLUSTER BY seq AS
SELECT n.seq, n.kind, n.record_id, n.checksum, n.origin, n.unconfirmed, n.failed_syncs, NULLIF(n.oversize, -1) AS oversize, CASE WHEN n.oversize IS NULL THEN 447 + COALESCE(BYTE_LENGTH(n.c6) + 2, 0) + COALESCE(DIV(BYTE_LENGTH(n.c7) + 2, 3) * 4 + 2, 0) + COALESCE(BYTE_LENGTH(IF(n.c13 IS NULL, NULL, TO_JSON_STRING(n.c13))), 0) + COALESCE(BYTE_LENGTH(IF(n.c14 IS NULL, NULL, TO_JSON_STRING(n.c14))), 0) + COALESCE(BYTE_LENGTH(IF(n.c15 IS NULL, NULL, TO_JSON_STRING(n.c15))), 0) + COALESCE(BYTE_LENGTH(IF(n.c16 IS NULL, NULL, TO_JSON_STRING(n.c16))), 0) + COALESCE(BYTE_LENGTH(ST_ASTEXT(n.c17)) + 2, 0) WHEN n.oversize >= 0 THEN 64 END AS bytes, CASE WHEN n.oversize IS NULL THEN n.c1 END AS c1, CASE WHEN n.oversize IS NULL THEN n.c2 END AS c2, CASE WHEN n.oversize IS NULL THEN n.c3 END AS c3, CASE WHEN n.oversize IS NULL THEN n.c4 END AS c4, CASE WHEN n.oversize IS NULL THEN n.c5 END AS c5, CASE WHEN n.oversize IS NULL THEN n.c6 END AS c6, CASE WHEN n.oversize IS NULL THEN n.c7 END AS c7, CASE WHEN n.oversize IS NULL THEN n.c8 END AS c8, CASE WHEN n.oversize IS NULL THEN n.c9 END AS c9, CASE WHEN n.oversize IS NULL THEN n.c10 END AS c10, CASE WHEN n.oversize IS NULL THEN n.c11 END AS c11, CASE WHEN n.oversize IS NULL THEN n.c12 END AS c12, CASE WHEN n.oversize IS NULL THEN n.c13 END AS c13, CASE WHEN n.oversize IS NULL THEN n.c14 END AS c14, CASE WHEN n.oversize IS NULL THEN n.c15 END AS c15, CASE WHEN n.oversize IS NULL THEN n.c16 END AS c16, CASE WHEN n.oversize IS NULL THEN n.c17 END AS c17
FROM (
SELECT d.*, CAST(CASE WHEN d.kind NOT IN ('A', 'U', 'D') OR d.parked IS NOT NULL THEN -1 WHEN COALESCE(BYTE_LENGTH(d.c6) + 2, 0) + COALESCE(DIV(BYTE_LENGTH(d.c7) + 2, 3) * 4 + 2, 0) + COALESCE(DIV(BYTE_LENGTH(IF(d.c13 IS NULL, NULL, TO_JSON_STRING(d.c13))), 4), 0) + COALESCE(DIV(BYTE_LENGTH(IF(d.c14 IS NULL, NULL, TO_JSON_STRING(d.c14))), 4), 0) + COALESCE(DIV(BYTE_LENGTH(IF(d.c15 IS NULL, NULL, TO_JSON_STRING(d.c15))), 4), 0) + COALESCE(BYTE_LENGTH(ST_ASTEXT(d.c17)), 0) > 131072 THEN CASE WHEN COALESCE(BYTE_LENGTH(d.c6) + 2, 0) > 131072 THEN 6 WHEN COALESCE(DIV(BYTE_LENGTH(d.c7) + 2, 3) * 4 + 2, 0) > 131072 THEN 7 WHEN COALESCE(DIV(BYTE_LENGTH(IF(d.c13 IS NULL, NULL, TO_JSON_STRING(d.c13))), 4), 0) > 131072 THEN 13 WHEN COALESCE(DIV(BYTE_LENGTH(IF(d.c14 IS NULL, NULL, TO_JSON_STRING(d.c14))), 4), 0) > 131072 THEN 14 WHEN COALESCE(DIV(BYTE_LENGTH(IF(d.c15 IS NULL, NULL, TO_JSON_STRING(d.c15))), 4), 0) > 131072 THEN 15 WHEN COALESCE(BYTE_LENGTH(ST_ASTEXT(d.c17)), 0) > 131072 THEN 17 WHEN COALESCE(BYTE_LENGTH(d.c6) + 2, 0) + COALESCE(DIV(BYTE_LENGTH(d.c7) + 2, 3) * 4 + 2, 0) + COALESCE(DIV(BYTE_LENGTH(IF(d.c13 IS NULL, NULL, TO_JSON_STRING(d.c13))), 4), 0) + COALESCE(DIV(BYTE_LENGTH(IF(d.c14 IS NULL, NULL, TO_JSON_STRING(d.c14))), 4), 0) + COALESCE(DIV(BYTE_LENGTH(IF(d.c15 IS NULL, NULL, TO_JSON_STRING(d.c15))), 4), 0) + COALESCE(BYTE_LENGTH(ST_ASTEXT(d.c17)), 0) > 524288 THEN 0 END END AS INT64) AS oversize, CASE WHEN d.record_id IS NULL OR d.parked IS NOT NULL THEN NULL WHEN d.kind = 'D' THEN 1 - d.place ELSE d.place END AS seq
FROM (
SELECT w.*, CAST(b.rows_before AS INT64) + ROW_NUMBER() OVER (PARTITION BY w.place_class, w.place_part) AS place
FROM (
SELECT v.*, CASE WHEN v.record_id IS NULL OR v.parked IS NOT NULL THEN 0 ELSE CASE WHEN v.kind = 'D' THEN 1 ELSE 2 END END AS place_class, CASE WHEN v.record_id IS NULL THEN 0 ELSE MOD(MOD(FARM_FINGERPRINT(CAST(v.record_id AS STRING)), 1024) + 1024, 1024) END AS place_part
FROM (
SELECT w.*, p.tries AS failed_syncs, CASE WHEN p.reason = 'PARKED' THEN 1 END AS parked
FROM (
SELECT CASE WHEN m.checksum IS NULL THEN 'D' WHEN r.record_id IS NULL OR r.unconfirmed = 'A' OR r.unconfirmed = 'D' THEN 'A' ELSE 'U' END AS kind, COALESCE(m.record_id, r.record_id) AS record_id, m.checksum AS checksum, CASE WHEN r.record_id IS NOT NULL AND (r.unconfirmed IS NULL OR r.checksum = m.checksum OR (r.checksum IS NULL AND m.checksum IS NULL)) THEN r.synced_in ELSE 7 END AS origin, r.unconfirmed AS unconfirmed, m.c1, m.c2, m.c3, m.c4, m.c5, m.c6, m.c7, m.c8, m.c9, m.c10, m.c11, m.c12, m.c13, m.c14, m.c15, m.c16, m.c17
FROM `__segment_reverse_etl`.`copy_everything` m
FULL JOIN `__segment_reverse_etl`.`records_everything` r ON m.record_id = r.record_id
WHERE (r.record_id IS NULL OR m.checksum IS NULL OR (r.unconfirmed IS NULL AND r.checksum <> m.checksum) OR r.unconfirmed IS NOT NULL)
) w
LEFT JOIN `__segment_reverse_etl`.`unresolved_everything` p ON p.record_id = w.record_id AND (p.checksum = w.checksum OR (p.checksum IS NULL AND w.checksum IS NULL))
) v
) w
JOIN (
SELECT c.place_class, c.place_part,
  SUM(c.row_count) OVER (PARTITION BY c.place_class ORDER BY c.place_part ROWS UNBOUNDED PRECEDING) - c.row_count AS rows_before
FROM (
SELECT x.place_class, x.place_part, COUNT(*) AS row_count
FROM (
SELECT CASE WHEN v.record_id IS NULL OR v.parked IS NOT NULL THEN 0 ELSE CASE WHEN v.kind = 'D' THEN 1 ELSE 2 END END AS place_class, CASE WHEN v.record_id IS NULL THEN 0 ELSE MOD(MOD(FARM_FINGERPRINT(CAST(v.record_id AS STRING)), 1024) + 1024, 1024) END AS place_part
FROM (
SELECT w.*, p.tries AS failed_syncs, CASE WHEN p.reason = 'PARKED' THEN 1 END AS parked
FROM (
SELECT CASE WHEN m.checksum IS NULL THEN 'D' WHEN r.record_id IS NULL OR r.unconfirmed = 'A' OR r.unconfirmed = 'D' THEN 'A' ELSE 'U' END AS kind, COALESCE(m.record_id, r.record_id) AS record_id, m.checksum AS checksum, CASE WHEN r.record_id IS NOT NULL AND (r.unconfirmed IS NULL OR r.checksum = m.checksum OR (r.checksum IS NULL AND m.checksum IS NULL)) THEN r.synced_in ELSE 7 END AS origin, r.unconfirmed AS unconfirmed
FROM `__segment_reverse_etl`.`copy_everything` m
FULL JOIN `__segment_reverse_etl`.`records_everything` r ON m.record_id = r.record_id
WHERE (r.record_id IS NULL OR m.checksum IS NULL OR (r.unconfirmed IS NULL AND r.checksum <> m.checksum) OR r.unconfirmed IS NOT NULL)
) w
LEFT JOIN `__segment_reverse_etl`.`unresolved_everything` p ON p.record_id = w.record_id AND (p.checksum = w.checksum OR (p.checksum IS NULL AND w.checksum IS NULL))
) v
) x
GROUP BY x.place_class, x.place_part
) c
) b ON b.place_class = w.place_class AND b.place_part = w.place_part
) d
) n
WHERE n.seq IS NULL
   OR (n.kind = 'D' AND n.seq BETWEEN -149999999 AND 0)
   OR (n.kind <> 'D' AND n.seq BETWEEN 1 AND 150000000)

## summarize the delta
SELECT COUNT(CASE WHEN kind = 'A' AND seq IS NOT NULL THEN 1 END), COUNT(CASE WHEN kind = 'U' AND seq IS NOT NULL THEN 1 END),
  COUNT(CASE WHEN kind = 'D' AND seq IS NOT NULL THEN 1 END), COUNT(CASE WHEN bytes IS NULL AND seq IS NOT NULL THEN 1 END),
  COALESCE(MIN(CASE WHEN seq <= 0 THEN seq END), 0), COALESCE(MAX(CASE WHEN seq <= 0 THEN seq END), -1),
  COALESCE(MIN(CASE WHEN seq > 0 THEN seq END), 1), COALESCE(MAX(CASE WHEN seq > 0 THEN seq END), 0),
  COUNT(CASE WHEN kind = 'A' AND unconfirmed IS NULL AND seq IS NOT NULL THEN 1 END), COUNT(DISTINCT CASE WHEN kind = 'A' AND unconfirmed IS NULL THEN record_id END),
  COUNT(CASE WHEN record_id IS NULL THEN 1 END), COUNT(CASE WHEN seq IS NULL AND record_id IS NOT NULL THEN 1 END),
  COUNT(CASE WHEN seq IS NULL AND record_id IS NOT NULL AND kind = 'A' AND unconfirmed IS NULL THEN 1 END), COUNT(CASE WHEN seq IS NULL AND record_id IS NOT NULL AND kind = 'D' THEN 1 END),
  COALESCE(MAX(bytes), 0)
FROM `__segment_reverse_etl`.`delta_everything`

## count the changes
SELECT COUNT(CASE WHEN d.kind = 'D' THEN 1 END), COUNT(CASE WHEN d.kind <> 'D' THEN 1 END)
FROM (
SELECT w.*, p.tries AS failed_syncs, CASE WHEN p.reason = 'PARKED' THEN 1 END AS parked
FROM (
SELECT CASE WHEN m.checksum IS NULL THEN 'D' WHEN r.record_id IS NULL OR r.unconfirmed = 'A' OR r.unconfirmed = 'D' THEN 'A' ELSE 'U' END AS kind, COALESCE(m.record_id, r.record_id) AS record_id, m.checksum AS checksum, CASE WHEN r.record_id IS NOT NULL AND (r.unconfirmed IS NULL OR r.checksum = m.checksum OR (r.checksum IS NULL AND m.checksum IS NULL)) THEN r.synced_in ELSE 7 END AS origin, r.unconfirmed AS unconfirmed, m.c1, m.c2, m.c3, m.c4, m.c5, m.c6, m.c7, m.c8, m.c9, m.c10, m.c11, m.c12, m.c13, m.c14, m.c15, m.c16, m.c17
FROM `__segment_reverse_etl`.`copy_everything` m
FULL JOIN `__segment_reverse_etl`.`records_everything` r ON m.record_id = r.record_id
WHERE (r.record_id IS NULL OR m.checksum IS NULL OR (r.unconfirmed IS NULL AND r.checksum <> m.checksum) OR r.unconfirmed IS NOT NULL)
) w
LEFT JOIN `__segment_reverse_etl`.`unresolved_everything` p ON p.record_id = w.record_id AND (p.checksum = w.checksum OR (p.checksum IS NULL AND w.checksum IS NULL))
) d
WHERE d.record_id IS NOT NULL AND d.parked IS NULL

## take duplicates out
DELETE FROM `__segment_reverse_etl`.`delta_everything` d WHERE EXISTS (SELECT 1 FROM `__segment_reverse_etl`.`duplicates_everything` x WHERE x.record_id = d.record_id)

## take out what is left for later
DELETE FROM `__segment_reverse_etl`.`delta_everything` WHERE NOT (seq BETWEEN ? AND ? OR seq BETWEEN ? AND ?)
-- binds [-9, 0, 1, 10]

## read the sizes of a page
SELECT seq, bytes FROM `__segment_reverse_etl`.`delta_everything` WHERE seq > ? AND seq <= ? AND bytes IS NOT NULL ORDER BY seq
-- binds [0, 10000]

## read a page
SELECT seq, kind, CAST(record_id AS STRING), TO_HEX(checksum), origin, bytes, oversize, unconfirmed, failed_syncs, CAST(c1 AS STRING), CAST(c2 AS STRING), FORMAT('%.17g', c3), CAST(c4 AS STRING), CAST(c5 AS STRING), c6, TO_BASE64(c7), CAST(c8 AS STRING), FORMAT_TIME('%H:%M:%E*S', c9), CAST(DATETIME_DIFF(c10, DATETIME '1970-01-01', MICROSECOND) AS STRING), CAST(UNIX_MICROS(c11) AS STRING), CAST(c12 AS STRING), IF(c13 IS NULL, NULL, TO_JSON_STRING(c13)), IF(c14 IS NULL, NULL, TO_JSON_STRING(c14)), IF(c15 IS NULL, NULL, TO_JSON_STRING(c15)), IF(c16 IS NULL, NULL, TO_JSON_STRING(c16)), ST_ASTEXT(c17) FROM `__segment_reverse_etl`.`delta_everything` WHERE seq > ? AND seq <= ? AND bytes IS NOT NULL ORDER BY seq
-- binds [0, 10000]

## make the exceptions
CREATE TABLE `__segment_reverse_etl`.`exceptions_everything` (seq INT64 NOT NULL, outcome STRING NOT NULL)

## insert exceptions
INSERT INTO `__segment_reverse_etl`.`exceptions_everything` (seq, outcome) VALUES (3, 'R'), (5, 'U')

## look at the fold
SELECT a.row_count, b.growth
FROM (SELECT COUNT(*) AS row_count FROM `__segment_reverse_etl`.`delta_everything`) a
CROSS JOIN (
SELECT COALESCE(SUM(CASE WHEN f.kind = 'A' AND f.was_unconfirmed IS NULL THEN 1
  WHEN f.kind = 'D' AND f.unconfirmed IS NULL THEN -1 ELSE 0 END), 0) AS growth
FROM (
SELECT d.record_id, d.kind, d.checksum, d.origin, d.unconfirmed AS was_unconfirmed, d.failed_syncs,
  CASE WHEN (d.seq > 40 OR e.outcome = 'U') THEN d.kind END AS unconfirmed
FROM `__segment_reverse_etl`.`delta_everything` d
LEFT JOIN `__segment_reverse_etl`.`exceptions_everything` e ON e.seq = d.seq
WHERE (d.seq <= 40 OR (d.seq <= 50 AND d.bytes IS NOT NULL)) AND (e.outcome IS NULL OR e.outcome = 'U')
) f) b

## fold
MERGE INTO `__segment_reverse_etl`.`records_everything` r USING (
SELECT d.record_id, d.kind, d.checksum, d.origin, d.unconfirmed AS was_unconfirmed, d.failed_syncs,
  CASE WHEN (d.seq > 40 OR e.outcome = 'U') THEN d.kind END AS unconfirmed
FROM `__segment_reverse_etl`.`delta_everything` d
LEFT JOIN `__segment_reverse_etl`.`exceptions_everything` e ON e.seq = d.seq
WHERE (d.seq <= 40 OR (d.seq <= 50 AND d.bytes IS NOT NULL)) AND (e.outcome IS NULL OR e.outcome = 'U') AND EXISTS (SELECT 1 FROM `__segment_reverse_etl`.`checkpoints_everything` g WHERE g.state_id = ? AND g.sync_number = ? AND g.epoch <= ?)
) f ON r.record_id = f.record_id
WHEN MATCHED AND f.kind = 'D' AND f.unconfirmed IS NULL THEN DELETE
WHEN MATCHED THEN UPDATE SET checksum = f.checksum, unconfirmed = f.unconfirmed,
  synced_in = CASE WHEN f.unconfirmed IS NULL THEN 8 ELSE f.origin END
WHEN NOT MATCHED AND f.kind <> 'D' THEN INSERT (record_id, checksum, synced_in, unconfirmed)
  VALUES (f.record_id, f.checksum, CASE WHEN f.unconfirmed IS NULL THEN 8 ELSE f.origin END, f.unconfirmed)
-- binds [state-1, 7, 99];
DELETE FROM `__segment_reverse_etl`.`unresolved_everything` u WHERE u.reason = 'DUPLICATE_ID' AND EXISTS (SELECT 1 FROM `__segment_reverse_etl`.`checkpoints_everything` g WHERE g.state_id = ? AND g.sync_number = ? AND g.epoch <= ?)
-- binds [state-1, 7, 99];
DELETE FROM `__segment_reverse_etl`.`unresolved_everything` u WHERE u.record_id IN (SELECT f.record_id FROM (
SELECT d.record_id, d.kind, d.checksum, d.origin, d.unconfirmed AS was_unconfirmed, d.failed_syncs,
  CASE WHEN (d.seq > 40 OR e.outcome = 'U') THEN d.kind END AS unconfirmed
FROM `__segment_reverse_etl`.`delta_everything` d
LEFT JOIN `__segment_reverse_etl`.`exceptions_everything` e ON e.seq = d.seq
WHERE (d.seq <= 40 OR (d.seq <= 50 AND d.bytes IS NOT NULL)) AND (e.outcome IS NULL OR e.outcome = 'U') AND EXISTS (SELECT 1 FROM `__segment_reverse_etl`.`checkpoints_everything` g WHERE g.state_id = ? AND g.sync_number = ? AND g.epoch <= ?)
) f WHERE f.unconfirmed IS NULL OR f.failed_syncs IS NULL)
-- binds [state-1, 7, 99];
DELETE FROM `__segment_reverse_etl`.`unresolved_everything` u WHERE NOT EXISTS (SELECT 1 FROM `__segment_reverse_etl`.`delta_everything` d WHERE d.record_id = u.record_id) AND NOT EXISTS (SELECT 1 FROM `__segment_reverse_etl`.`duplicates_everything` d WHERE d.record_id = u.record_id) AND EXISTS (SELECT 1 FROM `__segment_reverse_etl`.`checkpoints_everything` g WHERE g.state_id = ? AND g.sync_number = ? AND g.epoch <= ?)
-- binds [state-1, 7, 99];
MERGE INTO `__segment_reverse_etl`.`unresolved_everything` u USING (
SELECT d.record_id, d.checksum, COALESCE(d.failed_syncs, 0) + 1 AS tries, CAST(CASE WHEN e.outcome = 'R' THEN 'REJECTED' ELSE 'UNKNOWN' END AS STRING) AS reason
FROM `__segment_reverse_etl`.`delta_everything` d JOIN `__segment_reverse_etl`.`exceptions_everything` e ON e.seq = d.seq WHERE e.outcome IN ('R', 'U') AND EXISTS (SELECT 1 FROM `__segment_reverse_etl`.`checkpoints_everything` g WHERE g.state_id = ? AND g.sync_number = ? AND g.epoch <= ?)
) f ON u.record_id = f.record_id
WHEN MATCHED THEN UPDATE SET checksum = f.checksum, tries = f.tries,
  reason = CASE WHEN u.tries > 0 AND (u.checksum = f.checksum OR (u.checksum IS NULL AND f.checksum IS NULL)) THEN CASE WHEN f.tries >= 5 OR u.failing_since <= 10000 THEN 'PARKED' ELSE f.reason END ELSE f.reason END,
  failing_since = CASE WHEN u.tries > 0 AND (u.checksum = f.checksum OR (u.checksum IS NULL AND f.checksum IS NULL)) THEN u.failing_since ELSE 90000 END
WHEN NOT MATCHED THEN INSERT (record_id, checksum, reason, tries, failing_since)
  VALUES (f.record_id, f.checksum, f.reason, f.tries, 90000)
-- binds [state-1, 7, 99];
MERGE INTO `__segment_reverse_etl`.`unresolved_everything` u USING (
SELECT x.record_id FROM `__segment_reverse_etl`.`duplicates_everything` x WHERE EXISTS (SELECT 1 FROM `__segment_reverse_etl`.`checkpoints_everything` g WHERE g.state_id = ? AND g.sync_number = ? AND g.epoch <= ?)
) f ON u.record_id = f.record_id
WHEN NOT MATCHED THEN INSERT (record_id, reason, tries, failing_since)
  VALUES (f.record_id, 'DUPLICATE_ID', 0, 0)
-- binds [state-1, 7, 99]

## move the guard
UPDATE `__segment_reverse_etl`.`checkpoints_everything` SET sync_number = ?, epoch = ?, columns = ?, encoding = ?, record_count = record_count + ?
WHERE state_id = ? AND sync_number = ? AND epoch <= ?
-- binds [8, 99, columns, 1, -1, state-1, 7, 99]

## release parked rows
UPDATE `__segment_reverse_etl`.`unresolved_everything` SET reason = 'RELEASED', tries = 0 WHERE reason = 'PARKED'

## count the planned changes
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
SELECT q.`v_int64` AS record_id, MD5(CONCAT(b'42:', COALESCE(CAST(CONCAT(CAST(q.`v_int64` AS STRING), ';') AS BYTES), b'~'), COALESCE(CAST(CONCAT(CAST(q.`v_bool` AS STRING), ';') AS BYTES), b'~'), COALESCE(CAST(CONCAT(FORMAT('%.17g', q.`v_float64`), ';') AS BYTES), b'~'), COALESCE(CAST(CONCAT(CAST(q.`v_numeric` AS STRING), ';') AS BYTES), b'~'), COALESCE(CAST(CONCAT(CAST(q.`v_bignumeric` AS STRING), ';') AS BYTES), b'~'), COALESCE(MD5(q.`v_string`), b'~~~~~~~~~~~~~~~~'), COALESCE(MD5(q.`v_bytes`), b'~~~~~~~~~~~~~~~~'), COALESCE(CAST(CONCAT(CAST(UNIX_DATE(q.`v_date`) AS STRING), ';') AS BYTES), b'~'), COALESCE(CAST(CONCAT(CAST(TIME_DIFF(q.`v_time`, TIME '00:00:00', MICROSECOND) AS STRING), ';') AS BYTES), b'~'), COALESCE(CAST(CONCAT(CAST(DATETIME_DIFF(q.`v_datetime`, DATETIME '1970-01-01', MICROSECOND) AS STRING), ';') AS BYTES), b'~'), COALESCE(CAST(CONCAT(CAST(UNIX_MICROS(q.`v_timestamp`) AS STRING), ';') AS BYTES), b'~'), COALESCE(CAST(CONCAT(CAST(q.`v_interval` AS STRING), ';') AS BYTES), b'~'), COALESCE(MD5(IF(q.`v_json` IS NULL, NULL, TO_JSON_STRING(q.`v_json`))), b'~~~~~~~~~~~~~~~~'), COALESCE(MD5(IF(q.`v_array` IS NULL, NULL, TO_JSON_STRING(q.`v_array`))), b'~~~~~~~~~~~~~~~~'), COALESCE(MD5(IF(q.`v_struct` IS NULL, NULL, TO_JSON_STRING(q.`v_struct`))), b'~~~~~~~~~~~~~~~~'), COALESCE(MD5(IF(q.`v_range` IS NULL, NULL, TO_JSON_STRING(q.`v_range`))), b'~~~~~~~~~~~~~~~~'), COALESCE(MD5(ST_ASBINARY(q.`v_geography`)), b'~~~~~~~~~~~~~~~~'))) AS checksum, 1 AS model_rows, 0 AS record_rows, CAST(NULL AS STRING) AS unconfirmed, 0 AS parked
FROM (
SELECT * FROM `shop`.`everything`
) q
UNION ALL
SELECT r.record_id, r.checksum, 0, 1, r.unconfirmed, 0 FROM `__segment_reverse_etl`.`records_everything` r
UNION ALL
SELECT p.record_id, p.checksum, 0, 0, CAST(NULL AS STRING), 1 FROM `__segment_reverse_etl`.`unresolved_everything` p WHERE p.reason = 'PARKED'
) v GROUP BY v.record_id, v.checksum
) u GROUP BY u.record_id
) g
WHERE g.model_rows + g.record_rows > 0

## show planned duplicates
SELECT CAST(d.record_id AS STRING), d.row_count FROM (
SELECT s.record_id AS record_id, COUNT(*) AS row_count
FROM (
SELECT q.`v_int64` AS record_id
FROM (
SELECT * FROM `shop`.`everything`
) q
) s
WHERE s.record_id IS NOT NULL
GROUP BY s.record_id
HAVING COUNT(*) > 1
) d ORDER BY d.row_count DESC, d.record_id LIMIT 5

## show planned changes
SELECT 0, n.kind, CAST(n.record_id AS STRING), TO_HEX(n.checksum), n.origin, CASE WHEN n.oversize IS NULL THEN 447 + COALESCE(BYTE_LENGTH(n.c6) + 2, 0) + COALESCE(DIV(BYTE_LENGTH(n.c7) + 2, 3) * 4 + 2, 0) + COALESCE(BYTE_LENGTH(IF(n.c13 IS NULL, NULL, TO_JSON_STRING(n.c13))), 0) + COALESCE(BYTE_LENGTH(IF(n.c14 IS NULL, NULL, TO_JSON_STRING(n.c14))), 0) + COALESCE(BYTE_LENGTH(IF(n.c15 IS NULL, NULL, TO_JSON_STRING(n.c15))), 0) + COALESCE(BYTE_LENGTH(IF(n.c16 IS NULL, NULL, TO_JSON_STRING(n.c16))), 0) + COALESCE(BYTE_LENGTH(ST_ASTEXT(n.c17)) + 2, 0) WHEN n.oversize >= 0 THEN 64 END, n.oversize, n.unconfirmed, n.failed_syncs, CASE WHEN n.oversize IS NULL THEN CAST(n.c1 AS STRING) END AS c1, CASE WHEN n.oversize IS NULL THEN CAST(n.c2 AS STRING) END AS c2, CASE WHEN n.oversize IS NULL THEN FORMAT('%.17g', n.c3) END AS c3, CASE WHEN n.oversize IS NULL THEN CAST(n.c4 AS STRING) END AS c4, CASE WHEN n.oversize IS NULL THEN CAST(n.c5 AS STRING) END AS c5, CASE WHEN n.oversize IS NULL THEN n.c6 END AS c6, CASE WHEN n.oversize IS NULL THEN TO_BASE64(n.c7) END AS c7, CASE WHEN n.oversize IS NULL THEN CAST(n.c8 AS STRING) END AS c8, CASE WHEN n.oversize IS NULL THEN FORMAT_TIME('%H:%M:%E*S', n.c9) END AS c9, CASE WHEN n.oversize IS NULL THEN CAST(DATETIME_DIFF(n.c10, DATETIME '1970-01-01', MICROSECOND) AS STRING) END AS c10, CASE WHEN n.oversize IS NULL THEN CAST(UNIX_MICROS(n.c11) AS STRING) END AS c11, CASE WHEN n.oversize IS NULL THEN CAST(n.c12 AS STRING) END AS c12, CASE WHEN n.oversize IS NULL THEN IF(n.c13 IS NULL, NULL, TO_JSON_STRING(n.c13)) END AS c13, CASE WHEN n.oversize IS NULL THEN IF(n.c14 IS NULL, NULL, TO_JSON_STRING(n.c14)) END AS c14, CASE WHEN n.oversize IS NULL THEN IF(n.c15 IS NULL, NULL, TO_JSON_STRING(n.c15)) END AS c15, CASE WHEN n.oversize IS NULL THEN IF(n.c16 IS NULL, NULL, TO_JSON_STRING(n.c16)) END AS c16, CASE WHEN n.oversize IS NULL THEN ST_ASTEXT(n.c17) END AS c17
FROM (
SELECT m.record_id AS record_id, m.checksum AS checksum, m.c1 AS c1, m.c2 AS c2, m.c3 AS c3, m.c4 AS c4, m.c5 AS c5, m.c6 AS c6, m.c7 AS c7, m.c8 AS c8, m.c9 AS c9, m.c10 AS c10, m.c11 AS c11, m.c12 AS c12, m.c13 AS c13, m.c14 AS c14, m.c15 AS c15, m.c16 AS c16, m.c17 AS c17, CASE WHEN 1 = 0 THEN 'D' WHEN r.record_id IS NULL OR r.unconfirmed = 'A' OR r.unconfirmed = 'D' THEN 'A' ELSE 'U' END AS kind, CASE WHEN r.record_id IS NOT NULL AND (r.unconfirmed IS NULL OR r.checksum = m.checksum OR (r.checksum IS NULL AND m.checksum IS NULL)) THEN r.synced_in ELSE 7 END AS origin, r.unconfirmed AS unconfirmed, p.tries AS failed_syncs, CAST(CASE WHEN COALESCE(BYTE_LENGTH(m.c6) + 2, 0) + COALESCE(DIV(BYTE_LENGTH(m.c7) + 2, 3) * 4 + 2, 0) + COALESCE(DIV(BYTE_LENGTH(IF(m.c13 IS NULL, NULL, TO_JSON_STRING(m.c13))), 4), 0) + COALESCE(DIV(BYTE_LENGTH(IF(m.c14 IS NULL, NULL, TO_JSON_STRING(m.c14))), 4), 0) + COALESCE(DIV(BYTE_LENGTH(IF(m.c15 IS NULL, NULL, TO_JSON_STRING(m.c15))), 4), 0) + COALESCE(BYTE_LENGTH(ST_ASTEXT(m.c17)), 0) > 131072 THEN CASE WHEN COALESCE(BYTE_LENGTH(m.c6) + 2, 0) > 131072 THEN 6 WHEN COALESCE(DIV(BYTE_LENGTH(m.c7) + 2, 3) * 4 + 2, 0) > 131072 THEN 7 WHEN COALESCE(DIV(BYTE_LENGTH(IF(m.c13 IS NULL, NULL, TO_JSON_STRING(m.c13))), 4), 0) > 131072 THEN 13 WHEN COALESCE(DIV(BYTE_LENGTH(IF(m.c14 IS NULL, NULL, TO_JSON_STRING(m.c14))), 4), 0) > 131072 THEN 14 WHEN COALESCE(DIV(BYTE_LENGTH(IF(m.c15 IS NULL, NULL, TO_JSON_STRING(m.c15))), 4), 0) > 131072 THEN 15 WHEN COALESCE(BYTE_LENGTH(ST_ASTEXT(m.c17)), 0) > 131072 THEN 17 WHEN COALESCE(BYTE_LENGTH(m.c6) + 2, 0) + COALESCE(DIV(BYTE_LENGTH(m.c7) + 2, 3) * 4 + 2, 0) + COALESCE(DIV(BYTE_LENGTH(IF(m.c13 IS NULL, NULL, TO_JSON_STRING(m.c13))), 4), 0) + COALESCE(DIV(BYTE_LENGTH(IF(m.c14 IS NULL, NULL, TO_JSON_STRING(m.c14))), 4), 0) + COALESCE(DIV(BYTE_LENGTH(IF(m.c15 IS NULL, NULL, TO_JSON_STRING(m.c15))), 4), 0) + COALESCE(BYTE_LENGTH(ST_ASTEXT(m.c17)), 0) > 524288 THEN 0 END END AS INT64) AS oversize
FROM (
SELECT q.`v_int64` AS record_id, MD5(CONCAT(b'42:', COALESCE(CAST(CONCAT(CAST(q.`v_int64` AS STRING), ';') AS BYTES), b'~'), COALESCE(CAST(CONCAT(CAST(q.`v_bool` AS STRING), ';') AS BYTES), b'~'), COALESCE(CAST(CONCAT(FORMAT('%.17g', q.`v_float64`), ';') AS BYTES), b'~'), COALESCE(CAST(CONCAT(CAST(q.`v_numeric` AS STRING), ';') AS BYTES), b'~'), COALESCE(CAST(CONCAT(CAST(q.`v_bignumeric` AS STRING), ';') AS BYTES), b'~'), COALESCE(MD5(q.`v_string`), b'~~~~~~~~~~~~~~~~'), COALESCE(MD5(q.`v_bytes`), b'~~~~~~~~~~~~~~~~'), COALESCE(CAST(CONCAT(CAST(UNIX_DATE(q.`v_date`) AS STRING), ';') AS BYTES), b'~'), COALESCE(CAST(CONCAT(CAST(TIME_DIFF(q.`v_time`, TIME '00:00:00', MICROSECOND) AS STRING), ';') AS BYTES), b'~'), COALESCE(CAST(CONCAT(CAST(DATETIME_DIFF(q.`v_datetime`, DATETIME '1970-01-01', MICROSECOND) AS STRING), ';') AS BYTES), b'~'), COALESCE(CAST(CONCAT(CAST(UNIX_MICROS(q.`v_timestamp`) AS STRING), ';') AS BYTES), b'~'), COALESCE(CAST(CONCAT(CAST(q.`v_interval` AS STRING), ';') AS BYTES), b'~'), COALESCE(MD5(IF(q.`v_json` IS NULL, NULL, TO_JSON_STRING(q.`v_json`))), b'~~~~~~~~~~~~~~~~'), COALESCE(MD5(IF(q.`v_array` IS NULL, NULL, TO_JSON_STRING(q.`v_array`))), b'~~~~~~~~~~~~~~~~'), COALESCE(MD5(IF(q.`v_struct` IS NULL, NULL, TO_JSON_STRING(q.`v_struct`))), b'~~~~~~~~~~~~~~~~'), COALESCE(MD5(IF(q.`v_range` IS NULL, NULL, TO_JSON_STRING(q.`v_range`))), b'~~~~~~~~~~~~~~~~'), COALESCE(MD5(ST_ASBINARY(q.`v_geography`)), b'~~~~~~~~~~~~~~~~'))) AS checksum, q.`v_int64` AS c1, q.`v_bool` AS c2, q.`v_float64` AS c3, q.`v_numeric` AS c4, q.`v_bignumeric` AS c5, q.`v_string` AS c6, q.`v_bytes` AS c7, q.`v_date` AS c8, q.`v_time` AS c9, q.`v_datetime` AS c10, q.`v_timestamp` AS c11, q.`v_interval` AS c12, q.`v_json` AS c13, q.`v_array` AS c14, q.`v_struct` AS c15, q.`v_range` AS c16, q.`v_geography` AS c17
FROM (
SELECT * FROM `shop`.`everything`
) q
) m
LEFT JOIN `__segment_reverse_etl`.`records_everything` r ON r.record_id = m.record_id
LEFT JOIN `__segment_reverse_etl`.`unresolved_everything` p ON p.record_id = m.record_id AND (p.checksum = m.checksum OR (p.checksum IS NULL AND m.checksum IS NULL))
WHERE m.record_id IS NOT NULL AND (r.record_id IS NULL OR 1 = 0 OR (r.unconfirmed IS NULL AND r.checksum <> m.checksum) OR r.unconfirmed IS NOT NULL) AND CASE WHEN 1 = 0 THEN 'D' WHEN r.record_id IS NULL OR r.unconfirmed = 'A' OR r.unconfirmed = 'D' THEN 'A' ELSE 'U' END IN ('A', 'U') AND (p.reason IS NULL OR p.reason <> 'PARKED') AND NOT EXISTS (SELECT 1 FROM (
SELECT s.record_id AS record_id, COUNT(*) AS row_count
FROM (
SELECT q.`v_int64` AS record_id
FROM (
SELECT * FROM `shop`.`everything`
) q
) s
WHERE s.record_id IS NOT NULL
GROUP BY s.record_id
HAVING COUNT(*) > 1
) x WHERE x.record_id = m.record_id)
LIMIT 10
) n

## show planned deletes
SELECT 0, 'D', CAST(n.record_id AS STRING), CAST(NULL AS STRING), CASE WHEN r.unconfirmed IS NULL OR r.checksum IS NULL THEN r.synced_in ELSE 7 END, 0, CAST(NULL AS INT64), r.unconfirmed, p.tries
FROM (
SELECT e.record_id FROM (
SELECT k.record_id FROM `__segment_reverse_etl`.`records_everything` k
LEFT JOIN `__segment_reverse_etl`.`unresolved_everything` p ON p.record_id = k.record_id AND p.checksum IS NULL
WHERE (p.reason IS NULL OR p.reason <> 'PARKED')
EXCEPT DISTINCT
SELECT q.`v_int64` AS record_id
FROM (
SELECT * FROM `shop`.`everything`
) q
) e LIMIT 3
) n LEFT JOIN `__segment_reverse_etl`.`records_everything` r ON r.record_id = n.record_id
LEFT JOIN `__segment_reverse_etl`.`unresolved_everything` p ON p.record_id = n.record_id AND p.checksum IS NULL

## preview the model
SELECT 0, 'A', CAST(n.record_id AS STRING), CAST(NULL AS STRING), 0, 0, n.oversize, CAST(NULL AS STRING), 0, CAST(n.c1 AS STRING) AS c1, CAST(n.c2 AS STRING) AS c2, FORMAT('%.17g', n.c3) AS c3, CAST(n.c4 AS STRING) AS c4, CAST(n.c5 AS STRING) AS c5, CASE WHEN n.oversize IS NULL OR COALESCE(BYTE_LENGTH(n.c6) + 2, 0) <= 87381 THEN n.c6 END AS c6, CASE WHEN n.oversize IS NULL OR COALESCE(DIV(BYTE_LENGTH(n.c7) + 2, 3) * 4 + 2, 0) <= 87381 THEN TO_BASE64(n.c7) END AS c7, CAST(n.c8 AS STRING) AS c8, FORMAT_TIME('%H:%M:%E*S', n.c9) AS c9, CAST(DATETIME_DIFF(n.c10, DATETIME '1970-01-01', MICROSECOND) AS STRING) AS c10, CAST(UNIX_MICROS(n.c11) AS STRING) AS c11, CAST(n.c12 AS STRING) AS c12, CASE WHEN n.oversize IS NULL OR COALESCE(DIV(BYTE_LENGTH(IF(n.c13 IS NULL, NULL, TO_JSON_STRING(n.c13))), 4), 0) <= 87381 THEN IF(n.c13 IS NULL, NULL, TO_JSON_STRING(n.c13)) END AS c13, CASE WHEN n.oversize IS NULL OR COALESCE(DIV(BYTE_LENGTH(IF(n.c14 IS NULL, NULL, TO_JSON_STRING(n.c14))), 4), 0) <= 87381 THEN IF(n.c14 IS NULL, NULL, TO_JSON_STRING(n.c14)) END AS c14, CASE WHEN n.oversize IS NULL OR COALESCE(DIV(BYTE_LENGTH(IF(n.c15 IS NULL, NULL, TO_JSON_STRING(n.c15))), 4), 0) <= 87381 THEN IF(n.c15 IS NULL, NULL, TO_JSON_STRING(n.c15)) END AS c15, IF(n.c16 IS NULL, NULL, TO_JSON_STRING(n.c16)) AS c16, CASE WHEN n.oversize IS NULL OR COALESCE(BYTE_LENGTH(ST_ASTEXT(n.c17)), 0) <= 87381 THEN ST_ASTEXT(n.c17) END AS c17
FROM (
SELECT q.`v_int64` AS record_id, q.`v_int64` AS c1, q.`v_bool` AS c2, q.`v_float64` AS c3, q.`v_numeric` AS c4, q.`v_bignumeric` AS c5, q.`v_string` AS c6, q.`v_bytes` AS c7, q.`v_date` AS c8, q.`v_time` AS c9, q.`v_datetime` AS c10, q.`v_timestamp` AS c11, q.`v_interval` AS c12, q.`v_json` AS c13, q.`v_array` AS c14, q.`v_struct` AS c15, q.`v_range` AS c16, q.`v_geography` AS c17, CAST(CASE WHEN COALESCE(BYTE_LENGTH(q.`v_string`) + 2, 0) + COALESCE(DIV(BYTE_LENGTH(q.`v_bytes`) + 2, 3) * 4 + 2, 0) + COALESCE(DIV(BYTE_LENGTH(IF(q.`v_json` IS NULL, NULL, TO_JSON_STRING(q.`v_json`))), 4), 0) + COALESCE(DIV(BYTE_LENGTH(IF(q.`v_array` IS NULL, NULL, TO_JSON_STRING(q.`v_array`))), 4), 0) + COALESCE(DIV(BYTE_LENGTH(IF(q.`v_struct` IS NULL, NULL, TO_JSON_STRING(q.`v_struct`))), 4), 0) + COALESCE(BYTE_LENGTH(ST_ASTEXT(q.`v_geography`)), 0) > 131072 THEN CASE WHEN COALESCE(BYTE_LENGTH(q.`v_string`) + 2, 0) > 131072 THEN 6 WHEN COALESCE(DIV(BYTE_LENGTH(q.`v_bytes`) + 2, 3) * 4 + 2, 0) > 131072 THEN 7 WHEN COALESCE(DIV(BYTE_LENGTH(IF(q.`v_json` IS NULL, NULL, TO_JSON_STRING(q.`v_json`))), 4), 0) > 131072 THEN 13 WHEN COALESCE(DIV(BYTE_LENGTH(IF(q.`v_array` IS NULL, NULL, TO_JSON_STRING(q.`v_array`))), 4), 0) > 131072 THEN 14 WHEN COALESCE(DIV(BYTE_LENGTH(IF(q.`v_struct` IS NULL, NULL, TO_JSON_STRING(q.`v_struct`))), 4), 0) > 131072 THEN 15 WHEN COALESCE(BYTE_LENGTH(ST_ASTEXT(q.`v_geography`)), 0) > 131072 THEN 17 WHEN COALESCE(BYTE_LENGTH(q.`v_string`) + 2, 0) + COALESCE(DIV(BYTE_LENGTH(q.`v_bytes`) + 2, 3) * 4 + 2, 0) + COALESCE(DIV(BYTE_LENGTH(IF(q.`v_json` IS NULL, NULL, TO_JSON_STRING(q.`v_json`))), 4), 0) + COALESCE(DIV(BYTE_LENGTH(IF(q.`v_array` IS NULL, NULL, TO_JSON_STRING(q.`v_array`))), 4), 0) + COALESCE(DIV(BYTE_LENGTH(IF(q.`v_struct` IS NULL, NULL, TO_JSON_STRING(q.`v_struct`))), 4), 0) + COALESCE(BYTE_LENGTH(ST_ASTEXT(q.`v_geography`)), 0) > 524288 THEN 0 END END AS INT64) AS oversize
FROM (
SELECT * FROM `shop`.`everything`
) q
LIMIT 10
) n

## duplicates by v_int64
CREATE TABLE `__segment_reverse_etl`.`duplicates_by_v_int64_everything` AS
SELECT m.record_id AS record_id, COUNT(*) AS row_count
FROM (
SELECT q.`v_int64` AS record_id, MD5(CONCAT(b'42:', COALESCE(CAST(CONCAT(CAST(q.`v_int64` AS STRING), ';') AS BYTES), b'~'))) AS checksum, q.`v_int64` AS c1
FROM (
SELECT * FROM `shop`.`everything`
) q
) m
WHERE m.record_id IS NOT NULL
GROUP BY m.record_id
HAVING COUNT(*) > 1

## drop the duplicates by v_int64
DROP TABLE IF EXISTS `__segment_reverse_etl`.`duplicates_by_v_int64_everything`

## duplicates by v_bool
CREATE TABLE `__segment_reverse_etl`.`duplicates_by_v_bool_everything` AS
SELECT m.record_id AS record_id, COUNT(*) AS row_count
FROM (
SELECT CAST(CAST(q.`v_bool` AS STRING) AS BYTES) AS record_id, MD5(CONCAT(b'42:', COALESCE(CAST(CONCAT(CAST(q.`v_bool` AS STRING), ';') AS BYTES), b'~'))) AS checksum, q.`v_bool` AS c2
FROM (
SELECT * FROM `shop`.`everything`
) q
) m
WHERE m.record_id IS NOT NULL
GROUP BY m.record_id
HAVING COUNT(*) > 1

## drop the duplicates by v_bool
DROP TABLE IF EXISTS `__segment_reverse_etl`.`duplicates_by_v_bool_everything`

## duplicates by v_float64
CREATE TABLE `__segment_reverse_etl`.`duplicates_by_v_float64_everything` AS
SELECT m.record_id AS record_id, COUNT(*) AS row_count
FROM (
SELECT CAST(FORMAT('%.17g', q.`v_float64` + 0) AS BYTES) AS record_id, MD5(CONCAT(b'42:', COALESCE(CAST(CONCAT(FORMAT('%.17g', q.`v_float64`), ';') AS BYTES), b'~'))) AS checksum, q.`v_float64` AS c3
FROM (
SELECT * FROM `shop`.`everything`
) q
) m
WHERE m.record_id IS NOT NULL
GROUP BY m.record_id
HAVING COUNT(*) > 1

## drop the duplicates by v_float64
DROP TABLE IF EXISTS `__segment_reverse_etl`.`duplicates_by_v_float64_everything`

## duplicates by v_numeric
CREATE TABLE `__segment_reverse_etl`.`duplicates_by_v_numeric_everything` AS
SELECT m.record_id AS record_id, COUNT(*) AS row_count
FROM (
SELECT CAST(CAST(q.`v_numeric` AS STRING) AS BYTES) AS record_id, MD5(CONCAT(b'42:', COALESCE(CAST(CONCAT(CAST(q.`v_numeric` AS STRING), ';') AS BYTES), b'~'))) AS checksum, q.`v_numeric` AS c4
FROM (
SELECT * FROM `shop`.`everything`
) q
) m
WHERE m.record_id IS NOT NULL
GROUP BY m.record_id
HAVING COUNT(*) > 1

## drop the duplicates by v_numeric
DROP TABLE IF EXISTS `__segment_reverse_etl`.`duplicates_by_v_numeric_everything`

## duplicates by v_bignumeric
CREATE TABLE `__segment_reverse_etl`.`duplicates_by_v_bignumeric_everything` AS
SELECT m.record_id AS record_id, COUNT(*) AS row_count
FROM (
SELECT CAST(CAST(q.`v_bignumeric` AS STRING) AS BYTES) AS record_id, MD5(CONCAT(b'42:', COALESCE(CAST(CONCAT(CAST(q.`v_bignumeric` AS STRING), ';') AS BYTES), b'~'))) AS checksum, q.`v_bignumeric` AS c5
FROM (
SELECT * FROM `shop`.`everything`
) q
) m
WHERE m.record_id IS NOT NULL
GROUP BY m.record_id
HAVING COUNT(*) > 1

## drop the duplicates by v_bignumeric
DROP TABLE IF EXISTS `__segment_reverse_etl`.`duplicates_by_v_bignumeric_everything`

## duplicates by v_string
CREATE TABLE `__segment_reverse_etl`.`duplicates_by_v_string_everything` AS
SELECT m.record_id AS record_id, COUNT(*) AS row_count
FROM (
SELECT CAST(q.`v_string` AS BYTES) AS record_id, MD5(CONCAT(b'42:', COALESCE(MD5(q.`v_string`), b'~~~~~~~~~~~~~~~~'))) AS checksum, q.`v_string` AS c6
FROM (
SELECT * FROM `shop`.`everything`
) q
) m
WHERE m.record_id IS NOT NULL
GROUP BY m.record_id
HAVING COUNT(*) > 1

## drop the duplicates by v_string
DROP TABLE IF EXISTS `__segment_reverse_etl`.`duplicates_by_v_string_everything`

## duplicates by v_bytes
CREATE TABLE `__segment_reverse_etl`.`duplicates_by_v_bytes_everything` AS
SELECT m.record_id AS record_id, COUNT(*) AS row_count
FROM (
SELECT CAST(TO_HEX(q.`v_bytes`) AS BYTES) AS record_id, MD5(CONCAT(b'42:', COALESCE(MD5(q.`v_bytes`), b'~~~~~~~~~~~~~~~~'))) AS checksum, q.`v_bytes` AS c7
FROM (
SELECT * FROM `shop`.`everything`
) q
) m
WHERE m.record_id IS NOT NULL
GROUP BY m.record_id
HAVING COUNT(*) > 1

## drop the duplicates by v_bytes
DROP TABLE IF EXISTS `__segment_reverse_etl`.`duplicates_by_v_bytes_everything`

## duplicates by v_date
CREATE TABLE `__segment_reverse_etl`.`duplicates_by_v_date_everything` AS
SELECT m.record_id AS record_id, COUNT(*) AS row_count
FROM (
SELECT CAST(CAST(q.`v_date` AS STRING) AS BYTES) AS record_id, MD5(CONCAT(b'42:', COALESCE(CAST(CONCAT(CAST(UNIX_DATE(q.`v_date`) AS STRING), ';') AS BYTES), b'~'))) AS checksum, q.`v_date` AS c8
FROM (
SELECT * FROM `shop`.`everything`
) q
) m
WHERE m.record_id IS NOT NULL
GROUP BY m.record_id
HAVING COUNT(*) > 1

## drop the duplicates by v_date
DROP TABLE IF EXISTS `__segment_reverse_etl`.`duplicates_by_v_date_everything`

## duplicates by v_time
CREATE TABLE `__segment_reverse_etl`.`duplicates_by_v_time_everything` AS
SELECT m.record_id AS record_id, COUNT(*) AS row_count
FROM (
SELECT CAST(FORMAT_TIME('%H:%M:%E*S', q.`v_time`) AS BYTES) AS record_id, MD5(CONCAT(b'42:', COALESCE(CAST(CONCAT(CAST(TIME_DIFF(q.`v_time`, TIME '00:00:00', MICROSECOND) AS STRING), ';') AS BYTES), b'~'))) AS checksum, q.`v_time` AS c9
FROM (
SELECT * FROM `shop`.`everything`
) q
) m
WHERE m.record_id IS NOT NULL
GROUP BY m.record_id
HAVING COUNT(*) > 1

## drop the duplicates by v_time
DROP TABLE IF EXISTS `__segment_reverse_etl`.`duplicates_by_v_time_everything`

## duplicates by v_datetime
CREATE TABLE `__segment_reverse_etl`.`duplicates_by_v_datetime_everything` AS
SELECT m.record_id AS record_id, COUNT(*) AS row_count
FROM (
SELECT CAST(FORMAT_DATETIME('%E4Y-%m-%dT%H:%M:%E6S', q.`v_datetime`) AS BYTES) AS record_id, MD5(CONCAT(b'42:', COALESCE(CAST(CONCAT(CAST(DATETIME_DIFF(q.`v_datetime`, DATETIME '1970-01-01', MICROSECOND) AS STRING), ';') AS BYTES), b'~'))) AS checksum, q.`v_datetime` AS c10
FROM (
SELECT * FROM `shop`.`everything`
) q
) m
WHERE m.record_id IS NOT NULL
GROUP BY m.record_id
HAVING COUNT(*) > 1

## drop the duplicates by v_datetime
DROP TABLE IF EXISTS `__segment_reverse_etl`.`duplicates_by_v_datetime_everything`

## duplicates by v_timestamp
CREATE TABLE `__segment_reverse_etl`.`duplicates_by_v_timestamp_everything` AS
SELECT m.record_id AS record_id, COUNT(*) AS row_count
FROM (
SELECT CAST(FORMAT_TIMESTAMP('%E4Y-%m-%dT%H:%M:%E6SZ', q.`v_timestamp`, 'UTC') AS BYTES) AS record_id, MD5(CONCAT(b'42:', COALESCE(CAST(CONCAT(CAST(UNIX_MICROS(q.`v_timestamp`) AS STRING), ';') AS BYTES), b'~'))) AS checksum, q.`v_timestamp` AS c11
FROM (
SELECT * FROM `shop`.`everything`
) q
) m
WHERE m.record_id IS NOT NULL
GROUP BY m.record_id
HAVING COUNT(*) > 1

## drop the duplicates by v_timestamp
DROP TABLE IF EXISTS `__segment_reverse_etl`.`duplicates_by_v_timestamp_everything`

## duplicates by v_interval
CREATE TABLE `__segment_reverse_etl`.`duplicates_by_v_interval_everything` AS
SELECT m.record_id AS record_id, COUNT(*) AS row_count
FROM (
SELECT CAST(CAST(q.`v_interval` AS STRING) AS BYTES) AS record_id, MD5(CONCAT(b'42:', COALESCE(CAST(CONCAT(CAST(q.`v_interval` AS STRING), ';') AS BYTES), b'~'))) AS checksum, q.`v_interval` AS c12
FROM (
SELECT * FROM `shop`.`everything`
) q
) m
WHERE m.record_id IS NOT NULL
GROUP BY m.record_id
HAVING COUNT(*) > 1

## drop the duplicates by v_interval
DROP TABLE IF EXISTS `__segment_reverse_etl`.`duplicates_by_v_interval_everything`

## duplicates by v_json
CREATE TABLE `__segment_reverse_etl`.`duplicates_by_v_json_everything` AS
SELECT m.record_id AS record_id, COUNT(*) AS row_count
FROM (
SELECT CAST(IF(q.`v_json` IS NULL, NULL, TO_JSON_STRING(q.`v_json`)) AS BYTES) AS record_id, MD5(CONCAT(b'42:', COALESCE(MD5(IF(q.`v_json` IS NULL, NULL, TO_JSON_STRING(q.`v_json`))), b'~~~~~~~~~~~~~~~~'))) AS checksum, q.`v_json` AS c13
FROM (
SELECT * FROM `shop`.`everything`
) q
) m
WHERE m.record_id IS NOT NULL
GROUP BY m.record_id
HAVING COUNT(*) > 1

## drop the duplicates by v_json
DROP TABLE IF EXISTS `__segment_reverse_etl`.`duplicates_by_v_json_everything`

## duplicates by v_array
CREATE TABLE `__segment_reverse_etl`.`duplicates_by_v_array_everything` AS
SELECT m.record_id AS record_id, COUNT(*) AS row_count
FROM (
SELECT CAST(IF(q.`v_array` IS NULL, NULL, TO_JSON_STRING(q.`v_array`)) AS BYTES) AS record_id, MD5(CONCAT(b'42:', COALESCE(MD5(IF(q.`v_array` IS NULL, NULL, TO_JSON_STRING(q.`v_array`))), b'~~~~~~~~~~~~~~~~'))) AS checksum, q.`v_array` AS c14
FROM (
SELECT * FROM `shop`.`everything`
) q
) m
WHERE m.record_id IS NOT NULL
GROUP BY m.record_id
HAVING COUNT(*) > 1

## drop the duplicates by v_array
DROP TABLE IF EXISTS `__segment_reverse_etl`.`duplicates_by_v_array_everything`

## duplicates by v_struct
CREATE TABLE `__segment_reverse_etl`.`duplicates_by_v_struct_everything` AS
SELECT m.record_id AS record_id, COUNT(*) AS row_count
FROM (
SELECT CAST(IF(q.`v_struct` IS NULL, NULL, TO_JSON_STRING(q.`v_struct`)) AS BYTES) AS record_id, MD5(CONCAT(b'42:', COALESCE(MD5(IF(q.`v_struct` IS NULL, NULL, TO_JSON_STRING(q.`v_struct`))), b'~~~~~~~~~~~~~~~~'))) AS checksum, q.`v_struct` AS c15
FROM (
SELECT * FROM `shop`.`everything`
) q
) m
WHERE m.record_id IS NOT NULL
GROUP BY m.record_id
HAVING COUNT(*) > 1

## drop the duplicates by v_struct
DROP TABLE IF EXISTS `__segment_reverse_etl`.`duplicates_by_v_struct_everything`

## duplicates by v_range
CREATE TABLE `__segment_reverse_etl`.`duplicates_by_v_range_everything` AS
SELECT m.record_id AS record_id, COUNT(*) AS row_count
FROM (
SELECT CAST(IF(q.`v_range` IS NULL, NULL, TO_JSON_STRING(q.`v_range`)) AS BYTES) AS record_id, MD5(CONCAT(b'42:', COALESCE(MD5(IF(q.`v_range` IS NULL, NULL, TO_JSON_STRING(q.`v_range`))), b'~~~~~~~~~~~~~~~~'))) AS checksum, q.`v_range` AS c16
FROM (
SELECT * FROM `shop`.`everything`
) q
) m
WHERE m.record_id IS NOT NULL
GROUP BY m.record_id
HAVING COUNT(*) > 1

## drop the duplicates by v_range
DROP TABLE IF EXISTS `__segment_reverse_etl`.`duplicates_by_v_range_everything`

## duplicates by v_geography
CREATE TABLE `__segment_reverse_etl`.`duplicates_by_v_geography_everything` AS
SELECT m.record_id AS record_id, COUNT(*) AS row_count
FROM (
SELECT CAST(ST_ASTEXT(q.`v_geography`) AS BYTES) AS record_id, MD5(CONCAT(b'42:', COALESCE(MD5(ST_ASBINARY(q.`v_geography`)), b'~~~~~~~~~~~~~~~~'))) AS checksum, q.`v_geography` AS c17
FROM (
SELECT * FROM `shop`.`everything`
) q
) m
WHERE m.record_id IS NOT NULL
GROUP BY m.record_id
HAVING COUNT(*) > 1

## drop the duplicates by v_geography
DROP TABLE IF EXISTS `__segment_reverse_etl`.`duplicates_by_v_geography_everything`
