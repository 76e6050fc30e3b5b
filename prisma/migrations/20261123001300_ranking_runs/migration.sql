-- CreateTable
CREATE TABLE "ranking_run" (
    "id" BIGSERIAL NOT NULL,
    "day" TEXT NOT NULL,
    "ran_at" TIMESTAMPTZ(3) NOT NULL,
    "cause" TEXT NOT NULL,
    "method" TEXT NOT NULL,
    "parameters" JSONB NOT NULL,
    "seed" BIGINT NOT NULL,
    "from_week" INTEGER NOT NULL,
    "through_week" INTEGER NOT NULL,
    "input" BYTEA NOT NULL,
    "input_hash" TEXT NOT NULL,
    "output_hash" TEXT NOT NULL,
    "rows" JSONB NOT NULL,
    "cross_check" JSONB NOT NULL,

    CONSTRAINT "ranking_run_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "exposure_change" (
    "id" BIGSERIAL NOT NULL,
    "changed_at" TIMESTAMPTZ(3) NOT NULL,
    "insurer_id" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "before" JSONB,
    "after" JSONB NOT NULL,
    "reason" TEXT NOT NULL,

    CONSTRAINT "exposure_change_pkey" PRIMARY KEY ("id")
);

-- AlterTable
ALTER TABLE "exposure" ADD COLUMN "change_id" BIGINT;

-- CreateIndex
CREATE INDEX "ranking_run_day_idx" ON "ranking_run"("day");

-- CreateIndex
CREATE INDEX "exposure_change_insurer_id_idx" ON "exposure_change"("insurer_id");

-- CreateIndex
CREATE UNIQUE INDEX "exposure_change_id_key" ON "exposure"("change_id");

-- AddForeignKey
ALTER TABLE "exposure" ADD CONSTRAINT "exposure_change_id_fkey" FOREIGN KEY ("change_id") REFERENCES "exposure_change"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- The input is compressed already.
ALTER TABLE "ranking_run" ALTER COLUMN "input" SET STORAGE EXTERNAL;

CREATE FUNCTION "refuse_record_change"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION 'append-only: % on "%" is refused', TG_OP, TG_TABLE_NAME USING ERRCODE = 'restrict_violation';
END
$$;
CREATE TRIGGER "ranking_run_is_append_only" BEFORE UPDATE OR DELETE OR TRUNCATE ON "ranking_run"
  FOR EACH STATEMENT EXECUTE FUNCTION "refuse_record_change"();
CREATE TRIGGER "exposure_change_is_append_only" BEFORE UPDATE OR DELETE OR TRUNCATE ON "exposure_change"
  FOR EACH STATEMENT EXECUTE FUNCTION "refuse_record_change"();

ALTER TABLE "exposure_change" ADD CONSTRAINT "exposure_change_kind_known" CHECK ("kind" IN ('changed', 'kept'));
ALTER TABLE "ranking_run" ADD CONSTRAINT "ranking_run_day_format" CHECK ("day" ~ '^20\d{2}-\d{2}-\d{2}$');
