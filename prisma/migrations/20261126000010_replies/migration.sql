-- Whoever represents a company represents one, and nobody else does. A role without a company was worth nothing so far.
UPDATE "user" SET "role" = 'reporter' WHERE "role" = 'insurer_representative' AND "insurer_id" IS NULL;
UPDATE "user" SET "insurer_id" = NULL WHERE "role" <> 'insurer_representative';
ALTER TABLE "user" ADD CONSTRAINT "user_represents_one" CHECK (("role" = 'insurer_representative') = ("insurer_id" IS NOT NULL));

CREATE TABLE "reply" (
  "id" BIGSERIAL NOT NULL,
  "insurer_id" TEXT NOT NULL,
  "user_id" TEXT,
  "kind" TEXT NOT NULL,
  "about" TEXT,
  "text_zh" TEXT NOT NULL,
  "text_en" TEXT,
  "link" TEXT,
  "sent_at" TIMESTAMPTZ(3) NOT NULL,
  "decided_at" TIMESTAMPTZ(3),
  "decided_by" TEXT,
  "reason" TEXT,
  "withdrawn_at" TIMESTAMPTZ(3),
  "answer" TEXT,
  "answer_zh" TEXT,
  "answer_en" TEXT,
  "answered_at" TIMESTAMPTZ(3),
  "answered_by" TEXT,
  "entry" BIGINT,

  CONSTRAINT "reply_pkey" PRIMARY KEY ("id"),
  CONSTRAINT "reply_kind_known" CHECK ("kind" IN ('reply', 'correction')),
  CONSTRAINT "reply_about_known" CHECK ("about" IN ('denominator', 'number', 'alias', 'licence')),
  CONSTRAINT "reply_about_a_correction" CHECK (("kind" = 'correction') = ("about" IS NOT NULL)),
  CONSTRAINT "reply_text_zh_length" CHECK (char_length("text_zh") BETWEEN 10 AND 1000),
  CONSTRAINT "reply_text_en_length" CHECK (char_length("text_en") BETWEEN 10 AND 2500),
  CONSTRAINT "reply_link_https" CHECK ("link" LIKE 'https://%' AND char_length("link") <= 300),
  CONSTRAINT "reply_reason_known" CHECK ("reason" IN ('personal_data', 'other_companies', 'off_topic', 'threats_or_ads', 'not_authorised')),
  CONSTRAINT "reply_decided_whole" CHECK (("decided_at" IS NULL) = ("decided_by" IS NULL) AND ("reason" IS NULL OR "decided_at" IS NOT NULL)),
  CONSTRAINT "reply_declined_stays" CHECK ("reason" IS NULL OR "withdrawn_at" IS NULL),
  CONSTRAINT "reply_answer_known" CHECK ("answer" IN ('followed', 'not_followed')),
  CONSTRAINT "reply_answer_whole" CHECK (
    ("answer" IS NULL) = ("answer_zh" IS NULL) AND ("answer" IS NULL) = ("answered_at" IS NULL) AND ("answer" IS NULL) = ("answered_by" IS NULL)
    AND ("answer_en" IS NULL OR "answer" IS NOT NULL)),
  CONSTRAINT "reply_answer_to_a_correction" CHECK (
    "answer" IS NULL OR ("kind" = 'correction' AND "decided_at" IS NOT NULL AND "reason" IS NULL))
);

CREATE UNIQUE INDEX "reply_entry_key" ON "reply"("entry");
CREATE INDEX "reply_insurer_id_idx" ON "reply"("insurer_id");
CREATE INDEX "reply_user_id_idx" ON "reply"("user_id");
ALTER TABLE "reply" ADD CONSTRAINT "reply_insurer_id_fkey" FOREIGN KEY ("insurer_id") REFERENCES "insurer"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE "reply" ADD CONSTRAINT "reply_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "user"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- What a company wrote is never changed, by anybody. What happens to it happens once: it is decided, withdrawn, answered, entered in the log; and the
-- account that sent it may be forgotten.
CREATE FUNCTION "guard_reply"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'TRUNCATE' OR (TG_OP = 'DELETE' AND OLD."decided_at" IS NOT NULL AND OLD."reason" IS NULL) THEN
    RAISE EXCEPTION 'a published reply stands: % is refused', TG_OP USING ERRCODE = 'restrict_violation';
  ELSIF TG_OP = 'DELETE' THEN
    RETURN OLD;
  ELSIF TG_OP = 'INSERT' THEN
    IF coalesce(NEW."decided_at", NEW."withdrawn_at", NEW."answered_at") IS NOT NULL OR NEW."entry" IS NOT NULL THEN
      RAISE EXCEPTION 'a reply begins by waiting' USING ERRCODE = 'restrict_violation';
    END IF;
    RETURN NEW;
  END IF;
  IF (NEW."id", NEW."insurer_id", NEW."kind", NEW."about", NEW."text_zh", NEW."text_en", NEW."link", NEW."sent_at")
      IS DISTINCT FROM (OLD."id", OLD."insurer_id", OLD."kind", OLD."about", OLD."text_zh", OLD."text_en", OLD."link", OLD."sent_at")
    OR (NEW."user_id" IS NOT NULL AND NEW."user_id" IS DISTINCT FROM OLD."user_id")
    OR ((NEW."decided_at", NEW."decided_by", NEW."reason") IS DISTINCT FROM (OLD."decided_at", OLD."decided_by", OLD."reason")
      AND (OLD."decided_at" IS NOT NULL OR OLD."withdrawn_at" IS NOT NULL))
    OR (NEW."withdrawn_at" IS DISTINCT FROM OLD."withdrawn_at" AND OLD."withdrawn_at" IS NOT NULL)
    OR ((NEW."answer", NEW."answer_zh", NEW."answer_en", NEW."answered_at", NEW."answered_by")
      IS DISTINCT FROM (OLD."answer", OLD."answer_zh", OLD."answer_en", OLD."answered_at", OLD."answered_by")
      AND (OLD."answer" IS NOT NULL OR OLD."withdrawn_at" IS NOT NULL))
    OR (NEW."entry" IS DISTINCT FROM OLD."entry" AND OLD."entry" IS NOT NULL)
  THEN
    RAISE EXCEPTION 'a reply is never changed: % is refused', TG_OP USING ERRCODE = 'restrict_violation';
  END IF;
  RETURN NEW;
END
$$;

CREATE TRIGGER "reply_stands" BEFORE INSERT OR UPDATE OR DELETE ON "reply" FOR EACH ROW EXECUTE FUNCTION "guard_reply"();
CREATE TRIGGER "reply_stays" BEFORE TRUNCATE ON "reply" FOR EACH STATEMENT EXECUTE FUNCTION "guard_reply"();

-- Fingerprint of a text: SHA-256 of canonical JSON. The log holds this and not the text: a withdrawn one is not to be read there for ever.
CREATE FUNCTION "reply_sha256"("r" "reply") RETURNS TEXT LANGUAGE sql STABLE AS $$
  SELECT encode(sha256(convert_to('{' || coalesce('"en":' || to_json(r."text_en")::text || ',', '')
    || coalesce('"link":' || to_json(r."link")::text || ',', '') || '"zh":' || to_json(r."text_zh")::text || '}', 'UTF8')), 'hex')
$$;

-- What the log says: canonical JSON, keys in order, what is not known left out.
CREATE FUNCTION "reply_saying"("r" "reply") RETURNS TEXT LANGUAGE sql STABLE AS $$
  SELECT '{' || coalesce('"about":' || to_json(r."about")::text || ',', '') || '"act":"reply","insurer":' || to_json(r."insurer_id")::text
    || ',"kind":"publication","line":' || r."id" || ',"sha256":"' || "reply_sha256"(r) || '","what":' || to_json(r."kind")::text || '}'
$$;

CREATE FUNCTION "withdrawal_saying"("r" "reply") RETURNS TEXT LANGUAGE sql STABLE AS $$
  SELECT '{"act":"withdrawal","insurer":' || to_json(r."insurer_id")::text || ',"kind":"publication","line":' || r."id" || '}'
$$;

CREATE FUNCTION "answer_saying"("r" "reply") RETURNS TEXT LANGUAGE sql STABLE AS $$
  SELECT '{"act":"answer","answer":' || to_json(r."answer")::text || coalesce(',"en":' || to_json(r."answer_en")::text, '')
    || ',"insurer":' || to_json(r."insurer_id")::text || ',"kind":"publication","line":' || r."id" || ',"zh":' || to_json(r."answer_zh")::text || '}'
$$;

-- Everything that the log should say of replies.
CREATE FUNCTION "reply_acts"() RETURNS TABLE ("said" TEXT, "at" TIMESTAMPTZ, "name" TEXT) LANGUAGE sql STABLE AS $$
  SELECT "reply_saying"(r), r."decided_at", 'reply ' || r."id" FROM "reply" r WHERE r."decided_at" IS NOT NULL AND r."reason" IS NULL
  UNION ALL SELECT "withdrawal_saying"(r), r."withdrawn_at", 'withdrawal of reply ' || r."id" FROM "reply" r
    WHERE r."decided_at" IS NOT NULL AND r."withdrawn_at" IS NOT NULL
  UNION ALL SELECT "answer_saying"(r), r."answered_at", 'answer to reply ' || r."id" FROM "reply" r WHERE r."answered_at" IS NOT NULL
$$;

CREATE FUNCTION "record_reply"() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  place BIGINT;
BEGIN
  IF OLD."decided_at" IS NULL AND NEW."decided_at" IS NOT NULL AND NEW."reason" IS NULL THEN
    place := "ledger_publish"("reply_saying"(NEW));
    UPDATE "reply" SET "entry" = place WHERE "id" = NEW."id";
  END IF;
  IF OLD."answered_at" IS NULL AND NEW."answered_at" IS NOT NULL THEN
    PERFORM "ledger_publish"("answer_saying"(NEW));
  END IF;
  IF OLD."withdrawn_at" IS NULL AND NEW."withdrawn_at" IS NOT NULL AND NEW."decided_at" IS NOT NULL THEN
    PERFORM "ledger_publish"("withdrawal_saying"(NEW));
  END IF;
  RETURN NULL;
END
$$;

-- Deferred to the commit, as all that appends: the head is the last row a transaction waits for.
CREATE CONSTRAINT TRIGGER "reply_enters_the_log" AFTER UPDATE ON "reply"
  DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION "record_reply"();
