-- Reports stay append-only, but for one way out: at their driver's wish, by the function below and nothing else. It says so to the trigger for the
-- length of its own statement, and refuses while the public log still refers to a report: salt and reference go first, and the log says that they went.
CREATE OR REPLACE FUNCTION "refuse_report_change"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'DELETE' AND current_setting('wurao.erasing', true) = pg_current_xact_id()::text THEN
    RETURN NULL;
  END IF;
  RAISE EXCEPTION 'reports are append-only: % on "report" is refused; a report that must not count gets a row in "removal"', TG_OP
    USING ERRCODE = 'restrict_violation';
END
$$;

CREATE FUNCTION "erase_reports"("ids" BIGINT[]) RETURNS BIGINT LANGUAGE plpgsql AS $$
DECLARE
  gone BIGINT;
BEGIN
  IF EXISTS (SELECT FROM "ledger_entry" WHERE "report_id" = ANY(ids)) THEN
    RAISE EXCEPTION 'the log still refers to a report that is to be erased' USING ERRCODE = 'restrict_violation';
  END IF;
  DELETE FROM "removal" WHERE "report_id" = ANY(ids);
  DELETE FROM "heat_left_out" WHERE "report_id" = ANY(ids);
  PERFORM set_config('wurao.erasing', pg_current_xact_id()::text, true);
  DELETE FROM "report" WHERE "id" = ANY(ids);
  GET DIAGNOSTICS gone = ROW_COUNT;
  PERFORM set_config('wurao.erasing', '', true);
  RETURN gone;
END
$$;
