-- AlterTable
ALTER TABLE "ranking_run" ADD COLUMN "period" TEXT NOT NULL DEFAULT 'live';

-- DropIndex
DROP INDEX "ranking_run_day_idx";

-- CreateIndex
CREATE INDEX "ranking_run_period_day_idx" ON "ranking_run"("period", "day");

ALTER TABLE "ranking_run" ADD CONSTRAINT "ranking_run_period_format" CHECK ("period" ~ '^(live|20\d{2}-(0[1-9]|1[0-2]|Q[1-4]))$');
