-- AlterEnum
ALTER TYPE "StaffRole" ADD VALUE 'partner';

-- AlterEnum
BEGIN;
CREATE TYPE "TicketStatus_new" AS ENUM ('new', 'offered', 'claimed', 'waitingForPerson', 'waitingForUs', 'snoozed', 'transferred', 'closed', 'reopened');
ALTER TABLE "ticket" ALTER COLUMN "status" TYPE "TicketStatus_new" USING (CASE "status"::text WHEN 'open' THEN 'offered' ELSE "status"::text END::"TicketStatus_new");
ALTER TYPE "TicketStatus" RENAME TO "TicketStatus_old";
ALTER TYPE "TicketStatus_new" RENAME TO "TicketStatus";
DROP TYPE "TicketStatus_old";
COMMIT;

-- DropForeignKey
ALTER TABLE "organization" DROP CONSTRAINT "organization_parent_organization_id_fkey";

-- DropIndex
DROP INDEX "service_at_location_service_id_location_id_key";

-- DropIndex
DROP INDEX "taxonomy_name_key";

-- DropIndex
DROP INDEX "taxonomy_term_taxonomy_id_code_key";

-- DropIndex
DROP INDEX "attribute_link_id_taxonomy_term_id_key";

-- DropIndex
DROP INDEX "unit_name_key";

-- AlterTable
ALTER TABLE "organization" ADD COLUMN     "extra" JSONB,
ADD COLUMN     "origin" TEXT NOT NULL DEFAULT 'files',
ALTER COLUMN "region" DROP NOT NULL;

-- AlterTable
ALTER TABLE "service" ADD COLUMN     "extra" JSONB;

-- AlterTable
ALTER TABLE "location" ADD COLUMN     "extra" JSONB,
ALTER COLUMN "organization_id" DROP NOT NULL,
ALTER COLUMN "location_type" DROP NOT NULL,
ALTER COLUMN "region" DROP NOT NULL;

-- AlterTable
ALTER TABLE "service_at_location" ADD COLUMN     "extra" JSONB;

-- AlterTable
ALTER TABLE "address" ADD COLUMN     "extra" JSONB,
ALTER COLUMN "country" DROP NOT NULL,
ALTER COLUMN "address_type" DROP NOT NULL;

-- AlterTable
ALTER TABLE "phone" ADD COLUMN     "extra" JSONB;

-- AlterTable
ALTER TABLE "schedule" ADD COLUMN     "bymonthday" TEXT,
ADD COLUMN     "dtstart" TEXT,
ADD COLUMN     "extra" JSONB,
ADD COLUMN     "freq" TEXT,
ADD COLUMN     "interval" INTEGER,
ADD COLUMN     "until" TEXT;

-- AlterTable
ALTER TABLE "service_area" ADD COLUMN     "extra" JSONB;

-- AlterTable
ALTER TABLE "language" ADD COLUMN     "extra" JSONB;

-- AlterTable
ALTER TABLE "accessibility" ADD COLUMN     "extra" JSONB;

-- AlterTable
ALTER TABLE "cost_option" ADD COLUMN     "extra" JSONB;

-- AlterTable
ALTER TABLE "required_document" ADD COLUMN     "extra" JSONB;

-- AlterTable
ALTER TABLE "taxonomy" ADD COLUMN     "extra" JSONB,
ALTER COLUMN "name" DROP NOT NULL;

-- AlterTable
ALTER TABLE "taxonomy_term" ADD COLUMN     "extra" JSONB,
ALTER COLUMN "code" DROP NOT NULL,
ALTER COLUMN "taxonomy_id" DROP NOT NULL;

-- AlterTable
ALTER TABLE "attribute" ADD COLUMN     "extra" JSONB,
ALTER COLUMN "link_entity" DROP NOT NULL;

-- AlterTable
ALTER TABLE "contact" ADD COLUMN     "extra" JSONB;

-- AlterTable
ALTER TABLE "unit" ADD COLUMN     "extra" JSONB,
ALTER COLUMN "name" DROP NOT NULL;

-- AlterTable
ALTER TABLE "service_capacity" ADD COLUMN     "extra" JSONB;

-- AlterTable
ALTER TABLE "metadata" ADD COLUMN     "extra" JSONB,
ADD COLUMN     "imported" BOOLEAN NOT NULL DEFAULT false,
ALTER COLUMN "resource_type" DROP NOT NULL,
ALTER COLUMN "last_action_date" DROP NOT NULL,
ALTER COLUMN "last_action_type" DROP NOT NULL;

-- AlterTable
ALTER TABLE "outbox" ADD COLUMN     "altered" BOOLEAN NOT NULL DEFAULT false;

-- AlterTable
ALTER TABLE "team" ADD COLUMN     "agency" TEXT,
ADD COLUMN     "hours" TEXT,
ADD COLUMN     "languages" TEXT[] DEFAULT ARRAY[]::TEXT[],
ADD COLUMN     "levels" TEXT[] DEFAULT ARRAY[]::TEXT[],
ADD COLUMN     "most_imminent" INTEGER NOT NULL DEFAULT 1,
ADD COLUMN     "most_others" INTEGER NOT NULL DEFAULT 3,
ADD COLUMN     "municipalities" TEXT[] DEFAULT ARRAY[]::TEXT[],
ADD COLUMN     "needs" TEXT[] DEFAULT ARRAY[]::TEXT[],
ADD COLUMN     "shut_at" TIMESTAMPTZ(3),
ADD COLUMN     "silent_minutes" INTEGER[] DEFAULT ARRAY[]::INTEGER[],
ADD COLUMN     "uncounted" INTEGER NOT NULL DEFAULT 0,
ADD COLUMN     "utc_offset" INTEGER NOT NULL DEFAULT 3;

-- AlterTable
ALTER TABLE "staff" ADD COLUMN     "agency" TEXT,
ADD COLUMN     "team_ids" INTEGER[] DEFAULT ARRAY[]::INTEGER[];

-- AlterTable
ALTER TABLE "ticket" ADD COLUMN     "avoids" TEXT[] DEFAULT ARRAY[]::TEXT[],
ADD COLUMN     "snoozed_until" TIMESTAMPTZ(3),
ADD COLUMN     "transfer_staff_id" INTEGER,
ADD COLUMN     "transfer_team_id" INTEGER;

-- AlterTable
ALTER TABLE "ticket_event" ADD COLUMN     "note" BYTEA;

-- CreateTable
CREATE TABLE "miss" (
    "region" TEXT NOT NULL,
    "municipality" TEXT NOT NULL,
    "need" TEXT NOT NULL,
    "age_band" TEXT NOT NULL,
    "day" TEXT NOT NULL,
    "count" INTEGER NOT NULL DEFAULT 1,

    CONSTRAINT "miss_pkey" PRIMARY KEY ("region","municipality","need","age_band","day")
);

-- CreateTable
CREATE TABLE "desk_form" (
    "id" SERIAL NOT NULL,
    "ticket_id" INTEGER NOT NULL,
    "staff_id" INTEGER NOT NULL,
    "kind" TEXT NOT NULL,
    "codes" JSONB NOT NULL DEFAULT '{}',
    "words" BYTEA,
    "started_at" TIMESTAMPTZ(3) NOT NULL,
    "done_at" TIMESTAMPTZ(3),

    CONSTRAINT "desk_form_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "after_talk" (
    "id" SERIAL NOT NULL,
    "question" TEXT NOT NULL,
    "answer" TEXT NOT NULL,
    "language" TEXT NOT NULL,
    "month" TEXT NOT NULL,

    CONSTRAINT "after_talk_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "reveal" (
    "id" SERIAL NOT NULL,
    "ticket_id" INTEGER NOT NULL,
    "asked_by" INTEGER NOT NULL,
    "asked_at" TIMESTAMPTZ(3) NOT NULL,
    "status" TEXT NOT NULL,
    "reason" BYTEA NOT NULL,
    "why_untold" BYTEA,
    "told" BOOLEAN,
    "decided_by" INTEGER,
    "decided_at" TIMESTAMPTZ(3),
    "why_not" BYTEA,
    "shown_at" TIMESTAMPTZ(3),

    CONSTRAINT "reveal_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "staff_break" (
    "staff_id" INTEGER NOT NULL,
    "until" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "staff_break_pkey" PRIMARY KEY ("staff_id")
);

-- CreateTable
CREATE TABLE "person_limit" (
    "person_id" INTEGER NOT NULL,
    "kind" TEXT NOT NULL,
    "until" TIMESTAMPTZ(3) NOT NULL,
    "staff_id" INTEGER NOT NULL,
    "reason" BYTEA NOT NULL,
    "set_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "person_limit_pkey" PRIMARY KEY ("person_id")
);

-- CreateTable
CREATE TABLE "group_member" (
    "chat_id" INTEGER NOT NULL,
    "lookup" BYTEA NOT NULL,
    "is_bot" BOOLEAN NOT NULL DEFAULT false,
    "seen_at" TIMESTAMPTZ(3) NOT NULL,
    "told_at" TIMESTAMPTZ(3),

    CONSTRAINT "group_member_pkey" PRIMARY KEY ("chat_id","lookup")
);

-- CreateTable
CREATE TABLE "topic_card" (
    "ticket_id" INTEGER NOT NULL,
    "row_id" BIGINT NOT NULL,
    "title" TEXT NOT NULL,
    "shown" BYTEA NOT NULL,
    "steady" BYTEA NOT NULL,

    CONSTRAINT "topic_card_pkey" PRIMARY KEY ("ticket_id")
);

-- CreateTable
CREATE TABLE "covered" (
    "id" SERIAL NOT NULL,
    "ticket_id" INTEGER NOT NULL,
    "chat_id" INTEGER NOT NULL,
    "message_id" INTEGER NOT NULL,
    "words" BYTEA,
    "created_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "covered_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "canned_reply" (
    "id" SERIAL NOT NULL,
    "staff_id" INTEGER,
    "team_id" INTEGER,
    "word" TEXT NOT NULL,
    "ru" TEXT,
    "tt" TEXT,
    "en" TEXT,
    "created_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "canned_reply_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "referral" (
    "id" SERIAL NOT NULL,
    "ticket_id" INTEGER NOT NULL,
    "person_id" INTEGER NOT NULL,
    "service" TEXT NOT NULL,
    "status" TEXT NOT NULL,
    "reason" BYTEA,
    "staff_id" INTEGER NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "updated_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "referral_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "appointment" (
    "id" SERIAL NOT NULL,
    "ticket_id" INTEGER NOT NULL,
    "staff_id" INTEGER NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "place" BYTEA NOT NULL,
    "ended_at" TIMESTAMPTZ(3),
    "created_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "appointment_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "directory_record" (
    "table" TEXT NOT NULL,
    "id" TEXT NOT NULL,
    "values" JSONB NOT NULL,

    CONSTRAINT "directory_record_pkey" PRIMARY KEY ("table","id")
);

-- CreateTable
CREATE TABLE "proposal" (
    "id" SERIAL NOT NULL,
    "card" TEXT NOT NULL,
    "author" TEXT NOT NULL,
    "changes" JSONB NOT NULL,
    "state" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "decided_by" TEXT,
    "decided_at" TIMESTAMPTZ(3),

    CONSTRAINT "proposal_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "card_draft" (
    "chat_id" INTEGER NOT NULL,
    "card" TEXT NOT NULL,
    "field" TEXT,
    "changes" JSONB NOT NULL,
    "updated_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "card_draft_pkey" PRIMARY KEY ("chat_id")
);

-- CreateTable
CREATE TABLE "card_report" (
    "id" SERIAL NOT NULL,
    "card" TEXT NOT NULL,
    "reason" TEXT NOT NULL,
    "words" BYTEA,
    "reporter" BYTEA NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "closed_at" TIMESTAMPTZ(3),

    CONSTRAINT "card_report_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "card_call" (
    "id" SERIAL NOT NULL,
    "week" TEXT NOT NULL,
    "card" TEXT NOT NULL,
    "outcome" TEXT,
    "staff_id" INTEGER,
    "at" TIMESTAMPTZ(3),

    CONSTRAINT "card_call_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "card_keeper" (
    "id" SERIAL NOT NULL,
    "card" TEXT NOT NULL,
    "invited_by" TEXT NOT NULL,
    "code" BYTEA,
    "expires_at" TIMESTAMPTZ(3),
    "chat_id" INTEGER,
    "bound_at" TIMESTAMPTZ(3),
    "created_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "card_keeper_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "card_closure" (
    "card" TEXT NOT NULL,
    "until" TEXT NOT NULL,
    "before" TEXT,

    CONSTRAINT "card_closure_pkey" PRIMARY KEY ("card")
);

-- CreateIndex
CREATE INDEX "desk_form_ticket_id_kind_idx" ON "desk_form"("ticket_id", "kind");

-- CreateIndex
CREATE INDEX "after_talk_month_idx" ON "after_talk"("month");

-- CreateIndex
CREATE INDEX "reveal_ticket_id_idx" ON "reveal"("ticket_id");

-- CreateIndex
CREATE INDEX "reveal_asked_by_asked_at_idx" ON "reveal"("asked_by", "asked_at");

-- CreateIndex
CREATE UNIQUE INDEX "covered_ticket_id_chat_id_message_id_key" ON "covered"("ticket_id", "chat_id", "message_id");

-- CreateIndex
CREATE INDEX "canned_reply_staff_id_idx" ON "canned_reply"("staff_id");

-- CreateIndex
CREATE INDEX "canned_reply_team_id_idx" ON "canned_reply"("team_id");

-- CreateIndex
CREATE INDEX "referral_ticket_id_idx" ON "referral"("ticket_id");

-- CreateIndex
CREATE INDEX "referral_person_id_service_idx" ON "referral"("person_id", "service");

-- CreateIndex
CREATE INDEX "appointment_ticket_id_idx" ON "appointment"("ticket_id");

-- CreateIndex
CREATE INDEX "proposal_state_idx" ON "proposal"("state");

-- CreateIndex
CREATE INDEX "proposal_card_idx" ON "proposal"("card");

-- CreateIndex
CREATE INDEX "card_report_closed_at_idx" ON "card_report"("closed_at");

-- CreateIndex
CREATE UNIQUE INDEX "card_report_card_reporter_key" ON "card_report"("card", "reporter") WHERE (closed_at is null);

-- CreateIndex
CREATE UNIQUE INDEX "card_call_week_card_key" ON "card_call"("week", "card");

-- CreateIndex
CREATE UNIQUE INDEX "card_keeper_code_key" ON "card_keeper"("code");

-- CreateIndex
CREATE INDEX "card_keeper_card_idx" ON "card_keeper"("card");

-- CreateIndex
CREATE INDEX "card_keeper_chat_id_idx" ON "card_keeper"("chat_id");

-- CreateIndex
CREATE INDEX "service_at_location_service_id_idx" ON "service_at_location"("service_id");

-- CreateIndex
CREATE INDEX "service_at_location_location_id_idx" ON "service_at_location"("location_id");

-- CreateIndex
CREATE INDEX "taxonomy_term_taxonomy_id_idx" ON "taxonomy_term"("taxonomy_id");

-- CreateIndex
CREATE INDEX "attribute_link_id_idx" ON "attribute"("link_id");

-- AddForeignKey
ALTER TABLE "topic_card" ADD CONSTRAINT "topic_card_ticket_id_fkey" FOREIGN KEY ("ticket_id") REFERENCES "ticket"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "covered" ADD CONSTRAINT "covered_ticket_id_fkey" FOREIGN KEY ("ticket_id") REFERENCES "ticket"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "referral" ADD CONSTRAINT "referral_ticket_id_fkey" FOREIGN KEY ("ticket_id") REFERENCES "ticket"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "appointment" ADD CONSTRAINT "appointment_ticket_id_fkey" FOREIGN KEY ("ticket_id") REFERENCES "ticket"("id") ON DELETE CASCADE ON UPDATE CASCADE;
