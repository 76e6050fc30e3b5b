-- CreateTable
CREATE TABLE "ledger_entry" (
    "index" BIGINT NOT NULL,
    "kind" TEXT NOT NULL,
    "commitment" BYTEA NOT NULL,
    "salt" BYTEA,
    "report_id" BIGINT,
    "content" TEXT,

    CONSTRAINT "ledger_entry_pkey" PRIMARY KEY ("index")
);

-- CreateTable
CREATE TABLE "ledger_head" (
    "id" BOOLEAN NOT NULL DEFAULT true,
    "size" BIGINT NOT NULL,
    "adopted_through" BIGINT NOT NULL,

    CONSTRAINT "ledger_head_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "ledger_tile" (
    "level" SMALLINT NOT NULL,
    "index" BIGINT NOT NULL,
    "hashes" BYTEA NOT NULL,

    CONSTRAINT "ledger_tile_pkey" PRIMARY KEY ("level","index")
);

-- CreateTable
CREATE TABLE "ledger_checkpoint" (
    "size" BIGINT NOT NULL,
    "root" BYTEA NOT NULL,
    "note" TEXT NOT NULL,
    "signed_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "ledger_checkpoint_pkey" PRIMARY KEY ("size")
);

-- CreateTable
CREATE TABLE "ledger_key" (
    "verifier" TEXT NOT NULL,
    "first_used" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "ledger_key_pkey" PRIMARY KEY ("verifier")
);

-- What Prisma's schema language cannot say about the log.

INSERT INTO "ledger_head" ("size", "adopted_through") VALUES (0, 0);

ALTER TABLE "ledger_head"
  ADD CONSTRAINT "ledger_head_is_one_row" CHECK ("id");

ALTER TABLE "ledger_entry"
  ADD CONSTRAINT "ledger_entry_kind_known"
    CHECK ("kind" IN ('report', 'removal', 'correction', 'merge', 'erasure', 'padding')),
  ADD CONSTRAINT "ledger_entry_of_reports_only"
    CHECK ("kind" = 'report' OR "report_id" IS NULL),
  ADD CONSTRAINT "ledger_entry_lengths"
    CHECK (octet_length("commitment") = 32 AND octet_length("salt") = 16);

-- A report is accepted once.
CREATE UNIQUE INDEX "ledger_entry_of_report" ON "ledger_entry"("report_id") WHERE "report_id" IS NOT NULL;

-- The log only grows. Erasing takes salt, content and reference away; what was committed to, and in which place, stays.
CREATE FUNCTION "refuse_ledger_change"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'UPDATE' THEN
    IF NEW."index" = OLD."index" AND NEW."kind" = OLD."kind" AND NEW."commitment" = OLD."commitment"
      AND NEW."salt" IS NULL AND NEW."report_id" IS NULL AND NEW."content" IS NULL THEN
      RETURN NEW;
    END IF;
  END IF;
  RAISE EXCEPTION 'the log is append-only: % on "%" is refused', TG_OP, TG_TABLE_NAME USING ERRCODE = 'restrict_violation';
END
$$;

CREATE TRIGGER "ledger_entry_keeps_its_hash"
  BEFORE UPDATE ON "ledger_entry"
  FOR EACH ROW EXECUTE FUNCTION "refuse_ledger_change"();

CREATE TRIGGER "ledger_entry_stays"
  BEFORE DELETE OR TRUNCATE ON "ledger_entry"
  FOR EACH STATEMENT EXECUTE FUNCTION "refuse_ledger_change"();

CREATE FUNCTION "refuse_checkpoint_change"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION 'a checkpoint stands once it is signed: % is refused', TG_OP USING ERRCODE = 'restrict_violation';
END
$$;

CREATE TRIGGER "ledger_checkpoint_stands"
  BEFORE UPDATE OR DELETE OR TRUNCATE ON "ledger_checkpoint"
  FOR EACH STATEMENT EXECUTE FUNCTION "refuse_checkpoint_change"();

-- Appends one entry whose content is a text, salted by the database's own strong randomness. The row of the head is held until the commit.
CREATE FUNCTION "ledger_append"("of_kind" TEXT, "saying" TEXT) RETURNS BIGINT LANGUAGE plpgsql AS $$
DECLARE
  place BIGINT;
  grain BYTEA := substring(sha256(uuid_send(gen_random_uuid()) || uuid_send(gen_random_uuid())) FOR 16);
BEGIN
  UPDATE "ledger_head" SET "size" = "size" + 1 RETURNING "size" - 1 INTO place;
  INSERT INTO "ledger_entry" ("index", "kind", "commitment", "salt", "content")
  VALUES (place, of_kind, sha256(grain || convert_to(saying, 'UTF8')), grain, saying);
  RETURN place;
END
$$;

-- Whoever sets a report aside, takes that back or gives another reason, by whatever means, does so in the log too. Deferred to the commit, so that
-- the head is the last row a transaction waits for. A report from before the log has no entry yet: the start appends both, in order.
CREATE FUNCTION "record_removal"() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  removed BIGINT := CASE WHEN TG_OP = 'DELETE' THEN OLD."report_id" ELSE NEW."report_id" END;
  place BIGINT;
BEGIN
  SELECT "index" INTO place FROM "ledger_entry" WHERE "report_id" = removed;
  IF place IS NULL THEN
    RETURN NULL;
  ELSIF TG_OP = 'INSERT' THEN
    PERFORM "ledger_append"('removal', format('{"kind":"removal","of":%s,"reason":%s}', place, to_json(NEW."reason")));
  ELSIF TG_OP = 'DELETE' THEN
    PERFORM "ledger_append"('correction', format('{"change":"reinstated","kind":"correction","of":%s}', place));
  ELSIF NEW."reason" <> OLD."reason" THEN
    PERFORM "ledger_append"('correction',
      format('{"change":"reason","kind":"correction","of":%s,"reason":%s}', place, to_json(NEW."reason")));
  END IF;
  RETURN NULL;
END
$$;

CREATE CONSTRAINT TRIGGER "removal_is_recorded"
  AFTER INSERT OR UPDATE OR DELETE ON "removal"
  DEFERRABLE INITIALLY DEFERRED
  FOR EACH ROW EXECUTE FUNCTION "record_removal"();

-- Two drivers that become one count less than two: that is in the log as well. The ids are salted like all else.
CREATE FUNCTION "record_merge"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM "ledger_append"('merge', format('{"from":"%s","into":%s,"kind":"merge"}', NEW."id",
    CASE WHEN NEW."merged_into_id" IS NULL THEN '"nobody"' ELSE format('"%s"', NEW."merged_into_id") END));
  RETURN NULL;
END
$$;

CREATE CONSTRAINT TRIGGER "merge_is_recorded"
  AFTER UPDATE OF "merged_into_id" ON "reporter"
  DEFERRABLE INITIALLY DEFERRED
  FOR EACH ROW WHEN (OLD."merged_into_id" IS DISTINCT FROM NEW."merged_into_id")
  EXECUTE FUNCTION "record_merge"();
