-- CreateTable
CREATE TABLE "release" (
    "month" TEXT NOT NULL,
    "revision" SMALLINT NOT NULL,
    "folder" TEXT NOT NULL,
    "manifest" JSONB NOT NULL,
    "files" JSONB NOT NULL,
    "notice" TEXT,
    "published_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "release_pkey" PRIMARY KEY ("month", "revision")
);

-- A release stands as it was published: a later revision goes beside it, with the reason.
CREATE FUNCTION "refuse_release_change"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION 'releases are append-only: % on "release" is refused', TG_OP USING ERRCODE = 'restrict_violation';
END
$$;

CREATE TRIGGER "release_is_append_only"
  BEFORE UPDATE OR DELETE OR TRUNCATE ON "release"
  FOR EACH STATEMENT EXECUTE FUNCTION "refuse_release_change"();

ALTER TABLE "release"
  ADD CONSTRAINT "release_month_is_one" CHECK ("month" ~ '^20[0-9]{2}-(0[1-9]|1[0-2])$'),
  ADD CONSTRAINT "release_revision_counts_from_one" CHECK ("revision" >= 1),
  ADD CONSTRAINT "release_again_has_a_reason" CHECK (("revision" > 1) = ("notice" IS NOT NULL));
