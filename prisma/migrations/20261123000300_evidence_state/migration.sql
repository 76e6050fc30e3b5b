-- CreateTable
CREATE TABLE "reporter_evidence" (
    "reporter_id" BIGINT NOT NULL,
    "sign_up_week" INTEGER NOT NULL,
    "tier" SMALLINT NOT NULL,
    "oldest_week" INTEGER NOT NULL,
    "units" JSONB NOT NULL,

    CONSTRAINT "reporter_evidence_pkey" PRIMARY KEY ("reporter_id")
);

-- CreateTable
CREATE TABLE "evidence_cell" (
    "insurer_id" TEXT NOT NULL,
    "province_adcode" TEXT NOT NULL,
    "week" INTEGER NOT NULL,
    "sign_up_week" INTEGER NOT NULL,
    "tier" SMALLINT NOT NULL,
    "hundredths" INTEGER NOT NULL,

    CONSTRAINT "evidence_cell_pkey" PRIMARY KEY ("insurer_id","province_adcode","week","sign_up_week","tier")
);

-- CreateTable
CREATE TABLE "evidence_pair" (
    "insurer_id" TEXT NOT NULL,
    "sign_up_week" INTEGER NOT NULL,
    "tier" SMALLINT NOT NULL,
    "reporters" INTEGER NOT NULL,
    "squares" BIGINT NOT NULL,

    CONSTRAINT "evidence_pair_pkey" PRIMARY KEY ("insurer_id","sign_up_week","tier")
);

-- CreateTable
CREATE TABLE "evidence_companion" (
    "named_id" TEXT NOT NULL,
    "insurer_id" TEXT NOT NULL,
    "sign_up_week" INTEGER NOT NULL,
    "tier" SMALLINT NOT NULL,
    "hundredths" INTEGER NOT NULL,

    CONSTRAINT "evidence_companion_pkey" PRIMARY KEY ("named_id","insurer_id","sign_up_week","tier")
);

-- CreateTable
CREATE TABLE "evidence_province" (
    "province_adcode" TEXT NOT NULL,
    "tier" SMALLINT NOT NULL,
    "reporters" INTEGER NOT NULL,

    CONSTRAINT "evidence_province_pkey" PRIMARY KEY ("province_adcode","tier")
);

-- CreateTable
CREATE TABLE "evidence_state" (
    "name" TEXT NOT NULL,
    "from_week" INTEGER NOT NULL,
    "through_week" INTEGER NOT NULL,
    "caps" JSONB NOT NULL,
    "version" BIGINT NOT NULL,

    CONSTRAINT "evidence_state_pkey" PRIMARY KEY ("name")
);

-- CreateTable
CREATE TABLE "refold_request" (
    "id" BIGSERIAL NOT NULL,
    "reporter_id" BIGINT NOT NULL,

    CONSTRAINT "refold_request_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "reporter_evidence_oldest_week_idx" ON "reporter_evidence"("oldest_week");

-- A sum that has come back to nothing is not a row; these find the few that have, after each batch.
CREATE INDEX "evidence_cell_empty" ON "evidence_cell"("insurer_id") WHERE "hundredths" = 0;
CREATE INDEX "evidence_pair_empty" ON "evidence_pair"("insurer_id") WHERE "reporters" = 0;
CREATE INDEX "evidence_companion_empty" ON "evidence_companion"("named_id") WHERE "hundredths" = 0;

-- Room on each page for the next values of sums that change with every batch.
ALTER TABLE "reporter_evidence" SET (fillfactor = 80);
ALTER TABLE "evidence_cell" SET (fillfactor = 80);
ALTER TABLE "evidence_pair" SET (fillfactor = 80);
ALTER TABLE "evidence_companion" SET (fillfactor = 80);

-- Whoever removes a report, merges reporters or changes a tier: the rollups hear of it in the same transaction.
CREATE FUNCTION "request_refold_of_removal"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  INSERT INTO "refold_request" ("reporter_id")
    SELECT coalesce(p."merged_into_id", p."id") FROM "report" r JOIN "reporter" p ON p."id" = r."reporter_id"
    WHERE r."id" = CASE WHEN TG_OP = 'DELETE' THEN OLD."report_id" ELSE NEW."report_id" END;
  RETURN NULL;
END
$$;
CREATE TRIGGER "removal_requests_refold" AFTER INSERT OR DELETE ON "removal"
  FOR EACH ROW EXECUTE FUNCTION "request_refold_of_removal"();

CREATE FUNCTION "request_refold_of_reporter"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  INSERT INTO "refold_request" ("reporter_id") VALUES (NEW."id");
  RETURN NULL;
END
$$;
CREATE TRIGGER "reporter_requests_refold" AFTER UPDATE OF "tier", "merged_into_id", "created_at" ON "reporter"
  FOR EACH ROW
  WHEN (OLD."tier" <> NEW."tier" OR OLD."merged_into_id" IS DISTINCT FROM NEW."merged_into_id" OR OLD."created_at" <> NEW."created_at")
  EXECUTE FUNCTION "request_refold_of_reporter"();

-- Merges whose refold never came are asked for as well.
INSERT INTO "refold_request" ("reporter_id")
  SELECT p."id" FROM "reporter" p WHERE p."merged_into_id" IS NOT NULL AND EXISTS (SELECT FROM "unit" u WHERE u."reporter_id" = p."id");

-- Everything is folded anew, so that units and evidence stand at the same report.
DELETE FROM "fold_watermark" WHERE "name" = 'unit';
TRUNCATE "unit";
