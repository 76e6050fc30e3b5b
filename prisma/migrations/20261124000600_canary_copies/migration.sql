-- An encrypted copy of a driver's canaries: the key is made of a passphrase that never leaves the device.
CREATE TABLE "canary_copy" (
    "id" UUID NOT NULL DEFAULT gen_random_uuid(),
    "reporter_id" BIGINT NOT NULL,
    "version" INTEGER NOT NULL,
    "sealed" TEXT NOT NULL,
    "saved_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "canary_copy_pkey" PRIMARY KEY ("id"),
    CONSTRAINT "canary_copy_size" CHECK (octet_length("sealed") <= 32768),
    CONSTRAINT "canary_copy_version" CHECK ("version" > 0),
    CONSTRAINT "canary_copy_reporter_id_fkey" FOREIGN KEY ("reporter_id") REFERENCES "reporter"("id") ON DELETE CASCADE ON UPDATE CASCADE
);

CREATE UNIQUE INDEX "canary_copy_reporter_id_key" ON "canary_copy"("reporter_id");
