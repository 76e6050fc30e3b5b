-- What is shown is from now on the sum of what closed batches have shown of themselves.
ALTER TABLE "heat_cell"
  ADD COLUMN "shown_reporters" INTEGER NOT NULL DEFAULT 0,
  ADD COLUMN "shown_reports" INTEGER NOT NULL DEFAULT 0,
  ADD COLUMN "shown_squares" BIGINT NOT NULL DEFAULT 0;

-- Cells that moved one by one are no batch: what they showed stays, what waited in them (four reporters at most) is let go.
UPDATE "heat_cell"
SET "shown_reporters" = CASE WHEN "shown" THEN round("held_reporters" / 5.0) * 5 ELSE 0 END,
    "shown_reports" = CASE WHEN "shown" THEN round("held_reports" / 5.0) * 5 ELSE 0 END,
    "shown_squares" = CASE WHEN "shown" THEN "held_squares" ELSE 0 END,
    "held_reporters" = "reporters",
    "held_reports" = "reports",
    "held_squares" = "squares"
WHERE "family" <> 'risk';

ALTER TABLE "heat_cell" DROP COLUMN "shown";
