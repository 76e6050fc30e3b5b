-- A browser may be reminded of the day on which an answer to a complaint is due.
ALTER TABLE "push_reminder" ADD COLUMN "case_id" TEXT;
ALTER TABLE "push_reminder" ADD CONSTRAINT "push_reminder_case_id_fkey" FOREIGN KEY ("case_id") REFERENCES "complaint_case"("id") ON DELETE CASCADE ON UPDATE CASCADE;
DROP INDEX "push_reminder_subscription_id_step_key";
CREATE UNIQUE INDEX "push_reminder_subscription_id_step_case_id_key" ON "push_reminder"("subscription_id", "step", "case_id") NULLS NOT DISTINCT;
CREATE INDEX "push_reminder_case_id_idx" ON "push_reminder"("case_id");
