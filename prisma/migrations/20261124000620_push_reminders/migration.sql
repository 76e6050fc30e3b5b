-- Where a browser takes messages, and on which days it is to be reminded of what. No expiry date: the days are Mondays, a week or more apart.
CREATE TABLE "push_subscription" (
    "id" BIGSERIAL NOT NULL,
    "reporter_id" BIGINT NOT NULL,
    "endpoint" TEXT NOT NULL,
    "p256dh" TEXT NOT NULL,
    "auth" TEXT NOT NULL,
    "locale" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "push_subscription_pkey" PRIMARY KEY ("id"),
    CONSTRAINT "push_subscription_reporter_id_fkey" FOREIGN KEY ("reporter_id") REFERENCES "reporter"("id") ON DELETE CASCADE ON UPDATE CASCADE
);

CREATE UNIQUE INDEX "push_subscription_endpoint_key" ON "push_subscription"("endpoint");
CREATE INDEX "push_subscription_reporter_id_idx" ON "push_subscription"("reporter_id");

CREATE TABLE "push_reminder" (
    "id" BIGSERIAL NOT NULL,
    "subscription_id" BIGINT NOT NULL,
    "due_on" DATE NOT NULL,
    "step" TEXT NOT NULL,
    "attempts" SMALLINT NOT NULL DEFAULT 0,
    "claimed_at" TIMESTAMPTZ(3),

    CONSTRAINT "push_reminder_pkey" PRIMARY KEY ("id"),
    CONSTRAINT "push_reminder_subscription_id_fkey" FOREIGN KEY ("subscription_id") REFERENCES "push_subscription"("id") ON DELETE CASCADE ON UPDATE CASCADE
);

CREATE UNIQUE INDEX "push_reminder_subscription_id_step_key" ON "push_reminder"("subscription_id", "step");
CREATE INDEX "push_reminder_due_on_idx" ON "push_reminder"("due_on");
