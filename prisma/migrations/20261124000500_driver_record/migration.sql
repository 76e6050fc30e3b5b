-- What a driver says after the call was reported. Each row is said once: it may be erased with the report or the reporter, never changed.
CREATE TABLE "follow_up" (
    "id" BIGSERIAL NOT NULL,
    "report_id" BIGINT NOT NULL,
    "channel" TEXT NOT NULL,
    "after_days" SMALLINT NOT NULL,
    "answer" TEXT NOT NULL,
    "answered_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "follow_up_pkey" PRIMARY KEY ("id"),
    CONSTRAINT "follow_up_channel" CHECK ("channel" IN ('renewal', 'called_insurer', 'reported_12378', 'reported_12321', 'ktfsr')),
    CONSTRAINT "follow_up_after_days" CHECK ("after_days" IN (14, 30)),
    CONSTRAINT "follow_up_answer" CHECK ("answer" IN ('stopped', 'fewer', 'same', 'more'))
);

CREATE UNIQUE INDEX "follow_up_report_id_channel_after_days_key" ON "follow_up"("report_id", "channel", "after_days");
CREATE INDEX "follow_up_answered_at_idx" ON "follow_up"("answered_at");
ALTER TABLE "follow_up" ADD CONSTRAINT "follow_up_report_id_fkey" FOREIGN KEY ("report_id") REFERENCES "report"("id") ON DELETE CASCADE ON UPDATE CASCADE;

CREATE TABLE "quiet_week" (
    "reporter_id" BIGINT NOT NULL,
    "week" INTEGER NOT NULL,
    "checked_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "quiet_week_pkey" PRIMARY KEY ("reporter_id", "week"),
    CONSTRAINT "quiet_week_week" CHECK ("week" BETWEEN 202001 AND 299953 AND "week" % 100 BETWEEN 1 AND 53)
);

ALTER TABLE "quiet_week" ADD CONSTRAINT "quiet_week_reporter_id_fkey" FOREIGN KEY ("reporter_id") REFERENCES "reporter"("id") ON DELETE CASCADE ON UPDATE CASCADE;

CREATE TABLE "quote_outcome" (
    "report_id" BIGINT NOT NULL,
    "outcome" TEXT NOT NULL,
    "told_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "quote_outcome_pkey" PRIMARY KEY ("report_id"),
    CONSTRAINT "quote_outcome_outcome" CHECK ("outcome" IN ('lower', 'as_quoted', 'higher_under_10', 'higher_10_30', 'higher_over_30', 'no_policy'))
);

CREATE INDEX "quote_outcome_told_at_idx" ON "quote_outcome"("told_at");
ALTER TABLE "quote_outcome" ADD CONSTRAINT "quote_outcome_report_id_fkey" FOREIGN KEY ("report_id") REFERENCES "report"("id") ON DELETE CASCADE ON UPDATE CASCADE;

CREATE TABLE "car_gone" (
    "id" BIGSERIAL NOT NULL,
    "reporter_id" BIGINT NOT NULL,
    "gone" BOOLEAN NOT NULL,
    "said_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "car_gone_pkey" PRIMARY KEY ("id")
);

CREATE INDEX "car_gone_reporter_id_idx" ON "car_gone"("reporter_id");
ALTER TABLE "car_gone" ADD CONSTRAINT "car_gone_reporter_id_fkey" FOREIGN KEY ("reporter_id") REFERENCES "reporter"("id") ON DELETE CASCADE ON UPDATE CASCADE;

CREATE FUNCTION "refuse_statement_change"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION 'what a driver has said stays as it was said: UPDATE on "%" is refused', TG_TABLE_NAME
    USING ERRCODE = 'restrict_violation';
END
$$;

CREATE TRIGGER "follow_up_is_append_only" BEFORE UPDATE ON "follow_up" FOR EACH STATEMENT EXECUTE FUNCTION "refuse_statement_change"();
CREATE TRIGGER "quiet_week_is_append_only" BEFORE UPDATE ON "quiet_week" FOR EACH STATEMENT EXECUTE FUNCTION "refuse_statement_change"();
CREATE TRIGGER "quote_outcome_is_append_only" BEFORE UPDATE ON "quote_outcome" FOR EACH STATEMENT EXECUTE FUNCTION "refuse_statement_change"();
CREATE TRIGGER "car_gone_is_append_only" BEFORE UPDATE ON "car_gone" FOR EACH STATEMENT EXECUTE FUNCTION "refuse_statement_change"();

-- Tables made of these answers, frozen once their period is over.
CREATE TABLE "record_table" (
    "period" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "rows" JSONB NOT NULL,
    "frozen_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "record_table_pkey" PRIMARY KEY ("period", "name")
);
