-- Signatures of witnesses under the checkpoints of the log: that they had seen it, and that it continues what they had seen before.
CREATE TABLE "ledger_cosignature" (
    "size" BIGINT NOT NULL,
    "witness" TEXT NOT NULL,
    "line" TEXT NOT NULL,
    "cosigned_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "ledger_cosignature_pkey" PRIMARY KEY ("witness", "size")
);

CREATE INDEX "ledger_cosignature_size_idx" ON "ledger_cosignature"("size");

ALTER TABLE "ledger_cosignature"
  ADD CONSTRAINT "ledger_cosignature_size_fkey" FOREIGN KEY ("size") REFERENCES "ledger_checkpoint"("size") ON DELETE RESTRICT ON UPDATE CASCADE;

CREATE TRIGGER "ledger_cosignature_stands"
  BEFORE UPDATE OR DELETE OR TRUNCATE ON "ledger_cosignature"
  FOR EACH STATEMENT EXECUTE FUNCTION "refuse_checkpoint_change"();
