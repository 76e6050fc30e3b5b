-- CreateTable
CREATE TABLE "ledger_count" (
    "code" TEXT NOT NULL,
    "entries" BIGINT NOT NULL,
    "size" BIGINT NOT NULL,

    CONSTRAINT "ledger_count_pkey" PRIMARY KEY ("code")
);

-- What is not a report is rare, and looked for by kind.
CREATE INDEX "ledger_entry_statement" ON "ledger_entry"("kind", "index") WHERE "kind" NOT IN ('report', 'padding');
