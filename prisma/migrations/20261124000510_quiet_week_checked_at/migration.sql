-- Each round asks for the first statement, to know from which month on there may be tables to freeze.
CREATE INDEX "quiet_week_checked_at_idx" ON "quiet_week"("checked_at");
