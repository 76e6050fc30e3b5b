-- A complaint of a driver to an authority. The authority's own case number is not here: it stays on the device.
CREATE TABLE "complaint_case" (
    "id" TEXT NOT NULL,
    "reporter_id" BIGINT NOT NULL,
    "channel" TEXT NOT NULL,
    "insurer_id" TEXT,
    "filed_on" DATE NOT NULL,
    "told_due_on" DATE,
    "outcome" TEXT NOT NULL DEFAULT 'waiting',
    "outcome_on" DATE,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "settled_at" TIMESTAMPTZ(3),

    CONSTRAINT "complaint_case_pkey" PRIMARY KEY ("id"),
    CONSTRAINT "complaint_case_outcome" CHECK ("outcome" IN ('waiting', 'forwarded', 'no_answer', 'stopped', 'apology', 'refused', 'compensation', 'other')),
    CONSTRAINT "complaint_case_outcome_day" CHECK (("outcome" = 'waiting') = ("outcome_on" IS NULL) AND "outcome_on" >= "filed_on"),
    CONSTRAINT "complaint_case_due" CHECK ("told_due_on" >= "filed_on"),
    CONSTRAINT "complaint_case_settled" CHECK ("outcome" IN ('waiting', 'forwarded') OR "settled_at" IS NOT NULL),
    CONSTRAINT "complaint_case_reporter_id_fkey" FOREIGN KEY ("reporter_id") REFERENCES "reporter"("id") ON DELETE CASCADE ON UPDATE CASCADE,
    CONSTRAINT "complaint_case_insurer_id_fkey" FOREIGN KEY ("insurer_id") REFERENCES "insurer"("id") ON DELETE SET NULL ON UPDATE CASCADE
);

CREATE INDEX "complaint_case_reporter_id_idx" ON "complaint_case"("reporter_id");
CREATE INDEX "complaint_case_settled_at_idx" ON "complaint_case"("settled_at");

CREATE TABLE "case_report" (
    "case_id" TEXT NOT NULL,
    "report_id" BIGINT NOT NULL,

    CONSTRAINT "case_report_pkey" PRIMARY KEY ("case_id", "report_id"),
    CONSTRAINT "case_report_case_id_fkey" FOREIGN KEY ("case_id") REFERENCES "complaint_case"("id") ON DELETE CASCADE ON UPDATE CASCADE,
    CONSTRAINT "case_report_report_id_fkey" FOREIGN KEY ("report_id") REFERENCES "report"("id") ON DELETE CASCADE ON UPDATE CASCADE
);

CREATE INDEX "case_report_report_id_idx" ON "case_report"("report_id");
