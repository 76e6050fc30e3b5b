-- CreateTable
CREATE TABLE "attachment" (
    "id" BIGSERIAL NOT NULL,
    "name" TEXT NOT NULL,
    "report_id" BIGINT NOT NULL,
    "kind" TEXT NOT NULL,
    "media_type" TEXT NOT NULL,
    "bytes" INTEGER NOT NULL,
    "sha256" BYTEA NOT NULL,
    "stripped" BOOLEAN NOT NULL,
    "object_key" TEXT,
    "key_id" TEXT NOT NULL,
    "wrapped_key" BYTEA NOT NULL,
    "added_at" TIMESTAMPTZ(3) NOT NULL,
    "entry" BIGINT NOT NULL,
    "state" TEXT NOT NULL,
    "checked_by" TEXT,
    "checked_at" TIMESTAMPTZ(3),
    "reason" TEXT,
    "machine" TEXT NOT NULL,
    "attempts" SMALLINT NOT NULL DEFAULT 0,
    "due_at" TIMESTAMPTZ(3) NOT NULL,
    "audit" BOOLEAN NOT NULL DEFAULT false,
    "file_seen_at" TIMESTAMPTZ(3) NOT NULL,
    "file_lost" BOOLEAN NOT NULL DEFAULT false,

    CONSTRAINT "attachment_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "attachment_decision" (
    "id" BIGSERIAL NOT NULL,
    "entry" BIGINT NOT NULL,
    "decided_at" TIMESTAMPTZ(3) NOT NULL,
    "decided_by" TEXT NOT NULL,
    "decision" TEXT NOT NULL,
    "reason" TEXT NOT NULL,

    CONSTRAINT "attachment_decision_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "unheld_object" (
    "object_key" TEXT NOT NULL,
    "due_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "unheld_object_pkey" PRIMARY KEY ("object_key")
);

-- CreateIndex
CREATE UNIQUE INDEX "attachment_name_key" ON "attachment"("name");

-- CreateIndex
CREATE UNIQUE INDEX "attachment_object_key_key" ON "attachment"("object_key");

-- CreateIndex
CREATE UNIQUE INDEX "attachment_entry_key" ON "attachment"("entry");

-- CreateIndex
CREATE INDEX "attachment_sha256_idx" ON "attachment"("sha256");

-- CreateIndex
CREATE INDEX "attachment_added_at_idx" ON "attachment"("added_at");

-- CreateIndex
CREATE UNIQUE INDEX "attachment_report_id_sha256_key" ON "attachment"("report_id", "sha256");

-- CreateIndex
CREATE INDEX "attachment_decision_entry_idx" ON "attachment_decision"("entry");

-- CreateIndex
CREATE INDEX "unheld_object_due_at_idx" ON "unheld_object"("due_at");

-- AddForeignKey
ALTER TABLE "attachment" ADD CONSTRAINT "attachment_report_id_fkey" FOREIGN KEY ("report_id") REFERENCES "report"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- What Prisma's schema language cannot say about attachments.

ALTER TABLE "attachment"
  ADD CONSTRAINT "attachment_words_known" CHECK (
    "kind" IN ('picture', 'recording', 'bill')
    AND "state" IN ('waiting', 'checked', 'unsupported', 'unreadable', 'taken_down')
    AND "machine" IN ('due', 'done')
    AND "checked_by" IN ('machine', 'moderator')
  ),
  ADD CONSTRAINT "attachment_has_its_file" CHECK (("object_key" IS NULL) = ("state" = 'taken_down')),
  ADD CONSTRAINT "attachment_lengths" CHECK (octet_length("sha256") = 32 AND octet_length("wrapped_key") = 60 AND "bytes" >= 0);

-- What the machine has still to look at, what waits for a moderator, what grows old: few of many.
CREATE INDEX "attachment_due" ON "attachment"("due_at") WHERE "machine" = 'due';
CREATE INDEX "attachment_on_the_desk" ON "attachment"("id") WHERE "machine" = 'done' AND ("state" = 'waiting' OR "audit");
CREATE INDEX "attachment_seen" ON "attachment"("file_seen_at") WHERE "object_key" IS NOT NULL;

CREATE FUNCTION "refuse_decision_change"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION 'decisions are append-only: % is refused', TG_OP USING ERRCODE = 'restrict_violation';
END
$$;

CREATE TRIGGER "attachment_decision_stands"
  BEFORE UPDATE OR DELETE OR TRUNCATE ON "attachment_decision"
  FOR EACH STATEMENT EXECUTE FUNCTION "refuse_decision_change"();

-- A driver with a checked attachment stands in tier 2; with the last one gone, where his contact puts him. The driver's row is held first, so that of
-- two attachments that go at once the second sees that the first is gone.
CREATE FUNCTION "set_tier_of_attachment"() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  driver BIGINT;
  other BIGINT;
BEGIN
  SELECT coalesce(p."merged_into_id", p."id") INTO driver FROM "report" r JOIN "reporter" p ON p."id" = r."reporter_id"
    WHERE r."id" = CASE WHEN TG_OP = 'DELETE' THEN OLD."report_id" ELSE NEW."report_id" END;
  LOOP
    SELECT "merged_into_id" INTO other FROM "reporter" WHERE "id" = driver FOR NO KEY UPDATE;
    EXIT WHEN other IS NULL;
    driver := other;
  END LOOP;
  IF EXISTS (
    SELECT FROM "attachment" a JOIN "report" r ON r."id" = a."report_id" JOIN "reporter" p ON p."id" = r."reporter_id"
    WHERE a."state" = 'checked' AND (p."id" = driver OR p."merged_into_id" = driver)
  ) THEN
    UPDATE "reporter" SET "tier" = 2 WHERE "id" = driver AND "tier" < 2;
  ELSE
    UPDATE "reporter" SET "tier" = CASE WHEN "user_id" IS NULL THEN 0 ELSE 1 END WHERE "id" = driver AND "tier" = 2;
  END IF;
  RETURN NULL;
END
$$;

CREATE TRIGGER "attachment_raises_tier" AFTER UPDATE OF "state" ON "attachment"
  FOR EACH ROW WHEN (OLD."state" IS DISTINCT FROM NEW."state" AND 'checked' IN (OLD."state", NEW."state"))
  EXECUTE FUNCTION "set_tier_of_attachment"();

CREATE TRIGGER "attachment_lowers_tier" AFTER DELETE ON "attachment"
  FOR EACH ROW WHEN (OLD."state" = 'checked')
  EXECUTE FUNCTION "set_tier_of_attachment"();

-- The log knows evidence as a kind of its own.
ALTER TABLE "ledger_entry" DROP CONSTRAINT "ledger_entry_kind_known";
ALTER TABLE "ledger_entry" ADD CONSTRAINT "ledger_entry_kind_known"
  CHECK ("kind" IN ('report', 'removal', 'correction', 'merge', 'erasure', 'evidence', 'padding'));
