-- CreateTable
CREATE TABLE "insurer" (
    "id" TEXT NOT NULL,
    "legal_name_zh" TEXT,
    "short_name_zh" TEXT NOT NULL,
    "name_en" TEXT NOT NULL,
    "status" TEXT NOT NULL,
    "successor_id" TEXT,
    "corporate_group" TEXT,
    "motor_evidence" TEXT NOT NULL,
    "grade" TEXT NOT NULL,
    "source" TEXT NOT NULL,

    CONSTRAINT "insurer_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "insurer_alias" (
    "insurer_id" TEXT NOT NULL,
    "alias" TEXT NOT NULL,

    CONSTRAINT "insurer_alias_pkey" PRIMARY KEY ("insurer_id","alias")
);

-- CreateTable
CREATE TABLE "official_number" (
    "insurer_id" TEXT NOT NULL,
    "number" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "grade" TEXT NOT NULL,
    "source" TEXT NOT NULL,

    CONSTRAINT "official_number_pkey" PRIMARY KEY ("insurer_id","number")
);

-- CreateTable
CREATE TABLE "exposure" (
    "id" TEXT NOT NULL,
    "insurer_id" TEXT,
    "year" INTEGER NOT NULL,
    "vehicles" DOUBLE PRECISION NOT NULL,
    "premium_yi" DOUBLE PRECISION,
    "members" INTEGER,
    "log_sd" DOUBLE PRECISION NOT NULL,
    "basis" TEXT NOT NULL,
    "grade" TEXT NOT NULL,
    "source" TEXT NOT NULL,
    "note" TEXT NOT NULL,

    CONSTRAINT "exposure_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "province" (
    "adcode" TEXT NOT NULL,
    "name_zh" TEXT NOT NULL,
    "name_en" TEXT NOT NULL,
    "vehicles" DOUBLE PRECISION,
    "year" INTEGER,
    "source" TEXT NOT NULL,
    "grade" TEXT NOT NULL,

    CONSTRAINT "province_pkey" PRIMARY KEY ("adcode")
);

-- CreateTable
CREATE TABLE "city" (
    "adcode" TEXT NOT NULL,
    "province_adcode" TEXT NOT NULL,
    "name_zh" TEXT NOT NULL,
    "name_en" TEXT NOT NULL,

    CONSTRAINT "city_pkey" PRIMARY KEY ("adcode")
);

-- CreateTable
CREATE TABLE "reporter" (
    "id" BIGSERIAL NOT NULL,
    "recovery_seed" BYTEA NOT NULL,
    "recovery_hash" BYTEA NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "tier" SMALLINT NOT NULL DEFAULT 0,
    "user_id" TEXT,
    "merged_into_id" BIGINT,
    "records_opt_out" BOOLEAN NOT NULL DEFAULT false,

    CONSTRAINT "reporter_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "device" (
    "secret_hash" BYTEA NOT NULL,
    "reporter_id" BIGINT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "device_pkey" PRIMARY KEY ("secret_hash")
);

-- CreateTable
CREATE TABLE "report" (
    "id" BIGSERIAL NOT NULL,
    "receipt" TEXT NOT NULL,
    "reporter_id" BIGINT NOT NULL,
    "received_at" TIMESTAMPTZ(3) NOT NULL,
    "called_at" TIMESTAMPTZ(0) NOT NULL,
    "called_precision" TEXT NOT NULL,
    "caller_key" BYTEA NOT NULL,
    "number_kind" TEXT NOT NULL,
    "number_prefix" TEXT,
    "enterprise_number" TEXT,
    "claim" TEXT NOT NULL,
    "insurer_id" TEXT,
    "city_adcode" TEXT NOT NULL,
    "province_adcode" TEXT NOT NULL,
    "role" TEXT NOT NULL,
    "relation" TEXT NOT NULL,
    "refusal" TEXT NOT NULL,
    "refused_days_ago" SMALLINT,
    "answer" TEXT NOT NULL,
    "same_day_calls" SMALLINT,
    "campaign_start" TEXT,
    "campaign_calls" TEXT,
    "addressed_as" TEXT,
    "said_name" TEXT NOT NULL,
    "said_company" TEXT NOT NULL,
    "said_certificate" TEXT NOT NULL,
    "facts" TEXT[],
    "lures" TEXT[],
    "leak_point" TEXT,
    "leak_confidence" TEXT,
    "days_to_expiry" SMALLINT,
    "expiry_bucket" TEXT,
    "did" TEXT[],
    "wants" TEXT[],
    "outcome" TEXT,
    "door" TEXT NOT NULL,
    "proof" TEXT NOT NULL,

    CONSTRAINT "report_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "removal" (
    "report_id" BIGINT NOT NULL,
    "reason" TEXT NOT NULL,
    "removed_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "removal_pkey" PRIMARY KEY ("report_id")
);

-- CreateTable
CREATE TABLE "submission" (
    "key" BYTEA NOT NULL,
    "fingerprint" BYTEA NOT NULL,
    "report_id" BIGINT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "submission_pkey" PRIMARY KEY ("key")
);

-- CreateTable
CREATE TABLE "unit" (
    "reporter_id" BIGINT NOT NULL,
    "insurer_id" TEXT NOT NULL,
    "week" INTEGER NOT NULL,
    "province_adcode" TEXT NOT NULL,
    "role" TEXT NOT NULL,
    "relation" TEXT NOT NULL,
    "calls" SMALLINT NOT NULL,
    "kept" SMALLINT NOT NULL,
    "refused" SMALLINT NOT NULL,

    CONSTRAINT "unit_pkey" PRIMARY KEY ("reporter_id","insurer_id","week","province_adcode","role","relation")
);

-- CreateTable
CREATE TABLE "fold_watermark" (
    "name" TEXT NOT NULL,
    "last_report_id" BIGINT NOT NULL,
    "folded_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "fold_watermark_pkey" PRIMARY KEY ("name")
);

-- CreateTable
CREATE TABLE "held_evidence" (
    "view" TEXT NOT NULL,
    "insurer_id" TEXT NOT NULL,
    "evidence" JSONB NOT NULL,
    "held_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "held_evidence_pkey" PRIMARY KEY ("view","insurer_id")
);

-- CreateTable
CREATE TABLE "ranking_snapshot" (
    "id" BIGSERIAL NOT NULL,
    "view" TEXT NOT NULL,
    "taken_at" TIMESTAMPTZ(3) NOT NULL,
    "method" TEXT NOT NULL,
    "parameters" JSONB NOT NULL,
    "inputs_hash" TEXT NOT NULL,
    "rows" JSONB NOT NULL,

    CONSTRAINT "ranking_snapshot_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "release_table" (
    "period" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "rows" JSONB NOT NULL,
    "row_count" INTEGER NOT NULL,
    "sha256" TEXT NOT NULL,
    "frozen_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "release_table_pkey" PRIMARY KEY ("period","name")
);

-- CreateTable
CREATE TABLE "user" (
    "id" TEXT NOT NULL,
    "name" TEXT,
    "email" TEXT,
    "email_verified" TIMESTAMPTZ(3),
    "image" TEXT,
    "role" TEXT NOT NULL DEFAULT 'reporter',
    "insurer_id" TEXT,
    "session_version" INTEGER NOT NULL DEFAULT 1,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "user_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "account" (
    "user_id" TEXT NOT NULL,
    "type" TEXT NOT NULL,
    "provider" TEXT NOT NULL,
    "provider_account_id" TEXT NOT NULL,
    "refresh_token" TEXT,
    "access_token" TEXT,
    "expires_at" INTEGER,
    "token_type" TEXT,
    "scope" TEXT,
    "id_token" TEXT,
    "session_state" TEXT,

    CONSTRAINT "account_pkey" PRIMARY KEY ("provider","provider_account_id")
);

-- CreateTable
CREATE TABLE "verification_token" (
    "identifier" TEXT NOT NULL,
    "token" TEXT NOT NULL,
    "expires" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "verification_token_pkey" PRIMARY KEY ("identifier","token")
);

-- CreateIndex
CREATE INDEX "exposure_insurer_id_idx" ON "exposure"("insurer_id");

-- CreateIndex
CREATE INDEX "official_number_number_idx" ON "official_number"("number");

-- CreateIndex
CREATE UNIQUE INDEX "reporter_recovery_hash_key" ON "reporter"("recovery_hash");

-- CreateIndex
CREATE INDEX "device_reporter_id_idx" ON "device"("reporter_id");

-- CreateIndex
CREATE UNIQUE INDEX "report_receipt_key" ON "report"("receipt");

-- CreateIndex
CREATE INDEX "report_received_at_idx" ON "report" USING BRIN ("received_at");

-- CreateIndex
CREATE UNIQUE INDEX "report_reporter_id_caller_key_called_at_key" ON "report"("reporter_id", "caller_key", "called_at");

-- CreateIndex
CREATE INDEX "submission_created_at_idx" ON "submission" USING BRIN ("created_at");

-- CreateIndex
CREATE INDEX "unit_week_idx" ON "unit" USING BRIN ("week");

-- CreateIndex
CREATE INDEX "ranking_snapshot_view_id_idx" ON "ranking_snapshot"("view", "id");

-- CreateIndex
CREATE UNIQUE INDEX "user_email_key" ON "user"("email");

-- AddForeignKey
ALTER TABLE "insurer" ADD CONSTRAINT "insurer_successor_id_fkey" FOREIGN KEY ("successor_id") REFERENCES "insurer"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "insurer_alias" ADD CONSTRAINT "insurer_alias_insurer_id_fkey" FOREIGN KEY ("insurer_id") REFERENCES "insurer"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "official_number" ADD CONSTRAINT "official_number_insurer_id_fkey" FOREIGN KEY ("insurer_id") REFERENCES "insurer"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "exposure" ADD CONSTRAINT "exposure_insurer_id_fkey" FOREIGN KEY ("insurer_id") REFERENCES "insurer"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "city" ADD CONSTRAINT "city_province_adcode_fkey" FOREIGN KEY ("province_adcode") REFERENCES "province"("adcode") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "reporter" ADD CONSTRAINT "reporter_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "user"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "reporter" ADD CONSTRAINT "reporter_merged_into_id_fkey" FOREIGN KEY ("merged_into_id") REFERENCES "reporter"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "device" ADD CONSTRAINT "device_reporter_id_fkey" FOREIGN KEY ("reporter_id") REFERENCES "reporter"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "report" ADD CONSTRAINT "report_reporter_id_fkey" FOREIGN KEY ("reporter_id") REFERENCES "reporter"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "report" ADD CONSTRAINT "report_insurer_id_fkey" FOREIGN KEY ("insurer_id") REFERENCES "insurer"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "report" ADD CONSTRAINT "report_city_adcode_fkey" FOREIGN KEY ("city_adcode") REFERENCES "city"("adcode") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "removal" ADD CONSTRAINT "removal_report_id_fkey" FOREIGN KEY ("report_id") REFERENCES "report"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "account" ADD CONSTRAINT "account_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "user"("id") ON DELETE CASCADE ON UPDATE CASCADE;
