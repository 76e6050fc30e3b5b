-- A code that was sent to a number and is waited for. All three hashes are keyed; the number is nowhere.
CREATE TABLE "phone_code" (
    "ask_hash" TEXT NOT NULL,
    "number_hash" TEXT NOT NULL,
    "code_hash" TEXT NOT NULL,
    "tries" SMALLINT NOT NULL DEFAULT 0,
    "expires_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "phone_code_pkey" PRIMARY KEY ("ask_hash"),
    CONSTRAINT "phone_code_tries" CHECK ("tries" BETWEEN 0 AND 5),
    CONSTRAINT "phone_code_is_hashed"
      CHECK ("ask_hash" ~ '^[0-9a-f]{64}$' AND "number_hash" ~ '^[0-9a-f]{64}$' AND "code_hash" ~ '^[0-9a-f]{64}$')
);

CREATE INDEX "phone_code_number_hash_idx" ON "phone_code"("number_hash");
CREATE INDEX "phone_code_expires_at_idx" ON "phone_code"("expires_at");
