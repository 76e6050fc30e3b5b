-- One more kind beside those that the log knows already. A release of the data, a change of a denominator: public acts, each a line of the log that anyone may open.
DO $$
DECLARE
  kinds TEXT;
BEGIN
  SELECT string_agg(quote_literal(kind), ', ') INTO kinds FROM (
    SELECT (regexp_matches(pg_get_constraintdef(oid), '''([a-z]+)''', 'g'))[1] AS kind
    FROM pg_constraint WHERE conname = 'ledger_entry_kind_known' AND conrelid = 'ledger_entry'::regclass
  ) AS known;
  ALTER TABLE "ledger_entry" DROP CONSTRAINT "ledger_entry_kind_known";
  EXECUTE format('ALTER TABLE "ledger_entry" ADD CONSTRAINT "ledger_entry_kind_known" CHECK ("kind" IN (%s, ''publication''))', kinds);
END
$$;

-- What the log says of them: canonical JSON, keys in order, what is not known left out.
CREATE FUNCTION "release_saying"("r" "release") RETURNS TEXT LANGUAGE sql STABLE AS $$
  SELECT '{"act":"release","kind":"publication","month":' || to_json(r."month")::text
    || coalesce(',"notice":' || to_json(r."notice")::text, '') || ',"revision":' || r."revision"
    || coalesce(',"sums":' || (
         SELECT to_json(f ->> 'sha256')::text FROM jsonb_array_elements(r."files") AS f WHERE f ->> 'name' = 'SHA256SUMS' LIMIT 1), '')
    || '}'
$$;

CREATE FUNCTION "exposure_saying"("c" "exposure_change") RETURNS TEXT LANGUAGE sql STABLE AS $$
  SELECT '{"act":"exposure","after":' || to_json(c."after"::text)::text || coalesce(',"before":' || to_json(c."before"::text)::text, '')
    || ',"change":' || to_json(c."kind")::text || ',"insurer":' || to_json(c."insurer_id")::text
    || ',"kind":"publication","line":' || c."id" || ',"reason":' || to_json(c."reason")::text || '}'
$$;

-- Its place in the log is told, so the log is filled up before it: the place must not tell how many reports came.
CREATE FUNCTION "ledger_publish"("saying" TEXT) RETURNS BIGINT LANGUAGE plpgsql AS $$
BEGIN
  WHILE (SELECT "size" % 8 <> 0 FROM "ledger_head" FOR UPDATE) LOOP
    PERFORM "ledger_append"('padding', '{"kind":"padding"}');
  END LOOP;
  RETURN "ledger_append"('publication', saying);
END
$$;

CREATE FUNCTION "record_release"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM "ledger_publish"("release_saying"(NEW));
  RETURN NULL;
END
$$;
CREATE FUNCTION "record_exposure_change"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM "ledger_publish"("exposure_saying"(NEW));
  RETURN NULL;
END
$$;

-- Deferred to the commit, as all that appends: the head is the last row a transaction waits for.
CREATE CONSTRAINT TRIGGER "release_enters_the_log" AFTER INSERT ON "release"
  DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION "record_release"();
CREATE CONSTRAINT TRIGGER "exposure_change_enters_the_log" AFTER INSERT ON "exposure_change"
  DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION "record_exposure_change"();
