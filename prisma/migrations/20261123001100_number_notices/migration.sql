-- Reports about enterprise numbers, in the order in which they come: the numbers are told over the live window by reading this index alone.
CREATE INDEX "report_enterprise_number" ON "report" ("received_at")
  INCLUDE ("id", "reporter_id", "enterprise_number", "claim", "insurer_id")
  WHERE "enterprise_number" IS NOT NULL;

CREATE TABLE "held_number" (
    "number" TEXT NOT NULL,
    "claim" TEXT NOT NULL,
    "reporters" INTEGER NOT NULL,
    "reports" INTEGER NOT NULL,

    CONSTRAINT "held_number_pkey" PRIMARY KEY ("number", "claim")
);

CREATE TABLE "number_snapshot" (
    "id" BIGSERIAL NOT NULL,
    "taken_at" TIMESTAMPTZ(3) NOT NULL,
    "numbers" JSONB NOT NULL,
    "claims" JSONB NOT NULL,

    CONSTRAINT "number_snapshot_pkey" PRIMARY KEY ("id")
);
