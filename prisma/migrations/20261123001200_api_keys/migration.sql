CREATE TABLE "api_key" (
    "secret_hash" BYTEA NOT NULL,
    "user_id" TEXT NOT NULL,
    "slot" SMALLINT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "api_key_pkey" PRIMARY KEY ("secret_hash"),
    CONSTRAINT "api_key_slot" CHECK ("slot" BETWEEN 1 AND 3)
);

-- Three keys an account: the constraint counts, whoever asks at the same time.
CREATE UNIQUE INDEX "api_key_user_id_slot_key" ON "api_key"("user_id", "slot");

ALTER TABLE "api_key" ADD CONSTRAINT "api_key_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "user"("id") ON DELETE CASCADE ON UPDATE CASCADE;
