-- What Prisma's schema language cannot say about reports.

-- A report is evidence: it is set aside by a row in "removal", never changed or taken away.
CREATE FUNCTION "refuse_report_change"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION 'reports are append-only: % on "report" is refused; a report that must not count gets a row in "removal"', TG_OP
    USING ERRCODE = 'restrict_violation';
END
$$;

CREATE TRIGGER "report_is_append_only"
  BEFORE UPDATE OR DELETE OR TRUNCATE ON "report"
  FOR EACH STATEMENT EXECUTE FUNCTION "refuse_report_change"();

ALTER TABLE "report"
  ADD CONSTRAINT "report_claim_known"
    CHECK ("claim" IN ('named', 'unknown', 'multi', 'not_insurer', 'impersonation')),
  ADD CONSTRAINT "report_insurer_as_claimed"
    CHECK (("claim" IN ('named', 'impersonation')) = ("insurer_id" IS NOT NULL)),
  -- Sixteen characters of Crockford's base 32: ten random bytes.
  ADD CONSTRAINT "report_receipt_format"
    CHECK ("receipt" ~ '^[0-9A-HJKMNP-TV-Z]{16}$');

-- A person has one record: reporters of one account are merged, and a merged one is never the record itself.
CREATE UNIQUE INDEX "reporter_of_account" ON "reporter"("user_id") WHERE "merged_into_id" IS NULL AND "user_id" IS NOT NULL;
CREATE INDEX "reporters_of_account" ON "reporter"("user_id") WHERE "user_id" IS NOT NULL;

-- Few reporters are ever merged; the many others must not pay for an index.
CREATE INDEX "reporter_merged" ON "reporter"("merged_into_id") WHERE "merged_into_id" IS NOT NULL;

ALTER TABLE "reporter"
  ADD CONSTRAINT "reporter_not_merged_into_itself" CHECK ("merged_into_id" <> "id");
