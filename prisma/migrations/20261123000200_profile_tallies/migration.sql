-- CreateTable
CREATE TABLE "profile_reporter" (
    "reporter_id" BIGINT NOT NULL,
    "insurer_id" TEXT NOT NULL,
    "part" TEXT NOT NULL,
    "code" TEXT NOT NULL,
    "calls" INTEGER NOT NULL,

    CONSTRAINT "profile_reporter_pkey" PRIMARY KEY ("reporter_id","insurer_id","part","code")
);

-- CreateTable
CREATE TABLE "profile_tally" (
    "insurer_id" TEXT NOT NULL,
    "part" TEXT NOT NULL,
    "code" TEXT NOT NULL,
    "reporters" BIGINT NOT NULL,
    "reports" BIGINT NOT NULL,

    CONSTRAINT "profile_tally_pkey" PRIMARY KEY ("insurer_id","part","code")
);

-- CreateTable
CREATE TABLE "profile_request" (
    "id" BIGSERIAL NOT NULL,
    "reporter_id" BIGINT NOT NULL,

    CONSTRAINT "profile_request_pkey" PRIMARY KEY ("id")
);

-- Whoever removes a report or merges reporters, by whatever means: their profiles are counted anew.
CREATE FUNCTION "request_profile_of_removal"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  INSERT INTO "profile_request" ("reporter_id")
    SELECT r."reporter_id" FROM "report" r WHERE r."id" = CASE WHEN TG_OP = 'DELETE' THEN OLD."report_id" ELSE NEW."report_id" END;
  RETURN NULL;
END
$$;
CREATE TRIGGER "removal_requests_profile" AFTER INSERT OR DELETE ON "removal"
  FOR EACH ROW EXECUTE FUNCTION "request_profile_of_removal"();

CREATE FUNCTION "request_profile_of_merge"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  INSERT INTO "profile_request" ("reporter_id")
    SELECT id FROM unnest(ARRAY[NEW."id", OLD."merged_into_id", NEW."merged_into_id"]) AS u(id) WHERE id IS NOT NULL;
  RETURN NULL;
END
$$;
CREATE TRIGGER "merge_requests_profile" AFTER UPDATE OF "merged_into_id" ON "reporter"
  FOR EACH ROW WHEN (OLD."merged_into_id" IS DISTINCT FROM NEW."merged_into_id")
  EXECUTE FUNCTION "request_profile_of_merge"();
