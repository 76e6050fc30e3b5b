-- CreateTable
CREATE TABLE "heat_cell" (
    "period" TEXT NOT NULL,
    "family" TEXT NOT NULL,
    "filter" TEXT NOT NULL,
    "code" TEXT NOT NULL,
    "value" TEXT NOT NULL,
    "reporters" INTEGER NOT NULL,
    "reports" INTEGER NOT NULL,
    "squares" BIGINT NOT NULL,
    "held_reporters" INTEGER NOT NULL DEFAULT 0,
    "held_reports" INTEGER NOT NULL DEFAULT 0,
    "held_squares" BIGINT NOT NULL DEFAULT 0,
    "shown" BOOLEAN NOT NULL DEFAULT false,

    CONSTRAINT "heat_cell_pkey" PRIMARY KEY ("period","family","filter","code","value")
);

-- CreateTable
CREATE TABLE "heat_identity" (
    "reporter_id" BIGINT NOT NULL,
    "counted_as" BIGINT NOT NULL,

    CONSTRAINT "heat_identity_pkey" PRIMARY KEY ("reporter_id")
);

-- CreateTable
CREATE TABLE "heat_left_out" (
    "report_id" BIGINT NOT NULL,

    CONSTRAINT "heat_left_out_pkey" PRIMARY KEY ("report_id")
);

-- CreateTable
CREATE TABLE "heat_view" (
    "view" TEXT NOT NULL,
    "figures" JSONB NOT NULL,
    "taken_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "heat_view_pkey" PRIMARY KEY ("view")
);

-- CreateIndex
CREATE INDEX "heat_identity_counted_as_idx" ON "heat_identity"("counted_as");

-- A refold that took away more than was there would show here first.
ALTER TABLE "heat_cell"
  ADD CONSTRAINT "heat_cell_counts"
    CHECK ("reporters" >= 0 AND "reports" >= "reporters" AND "squares" >= "reports");
