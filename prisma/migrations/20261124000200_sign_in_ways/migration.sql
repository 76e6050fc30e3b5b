-- Sessions, each to be revoked: the cookie names the row, and a row that is gone ends the session at its next request.
CREATE TABLE "session" (
    "id" TEXT NOT NULL,
    "user_id" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "seen_on" DATE NOT NULL,
    "browser" TEXT NOT NULL,
    "system" TEXT NOT NULL,

    CONSTRAINT "session_pkey" PRIMARY KEY ("id")
);

CREATE INDEX "session_user_id_idx" ON "session"("user_id");

ALTER TABLE "session" ADD CONSTRAINT "session_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "user"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- What no sign-in needs has no place to be stored in.
ALTER TABLE "user" DROP COLUMN "name", DROP COLUMN "image", DROP COLUMN "session_version";

ALTER TABLE "account"
  DROP COLUMN "type",
  DROP COLUMN "refresh_token",
  DROP COLUMN "access_token",
  DROP COLUMN "expires_at",
  DROP COLUMN "token_type",
  DROP COLUMN "scope",
  DROP COLUMN "id_token",
  DROP COLUMN "session_state",
  ADD COLUMN "linked_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP;

-- An account has one way of each kind.
CREATE UNIQUE INDEX "account_user_id_provider_key" ON "account"("user_id", "provider");

-- A number or an identity elsewhere is kept as a keyed hash; nothing else fits.
ALTER TABLE "account"
  ADD CONSTRAINT "account_is_a_keyed_hash" CHECK ("provider_account_id" ~ '^[0-9a-f]{64}$');
