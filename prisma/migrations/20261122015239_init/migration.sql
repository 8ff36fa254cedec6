-- CreateSchema
CREATE SCHEMA IF NOT EXISTS "public";

-- CreateEnum
CREATE TYPE "ChatKind" AS ENUM ('private', 'group');

-- CreateEnum
CREATE TYPE "InboxStatus" AS ENUM ('pending', 'done', 'dead');

-- CreateEnum
CREATE TYPE "OutboxStatus" AS ENUM ('held', 'queued', 'sending', 'sent', 'failed');

-- CreateEnum
CREATE TYPE "TimerStatus" AS ENUM ('waiting', 'dead');

-- CreateEnum
CREATE TYPE "StaffRole" AS ENUM ('specialist', 'supervisor', 'coordinator', 'head', 'analyst');

-- CreateEnum
CREATE TYPE "TicketStatus" AS ENUM ('open', 'claimed', 'closed');

-- CreateTable
CREATE TABLE "organization" (
    "id" UUID NOT NULL,
    "key" TEXT NOT NULL,
    "name" TEXT,
    "alternate_name" TEXT,
    "description" TEXT,
    "email" TEXT,
    "website" TEXT,
    "parent_organization_id" UUID,
    "region" TEXT NOT NULL,
    "status" TEXT,
    "publish" TEXT NOT NULL,
    "source" TEXT[],
    "checked_on" TEXT,
    "referral_only" BOOLEAN NOT NULL DEFAULT false,
    "notes" TEXT,

    CONSTRAINT "organization_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "service" (
    "id" UUID NOT NULL,
    "key" TEXT NOT NULL,
    "organization_id" UUID NOT NULL,
    "name" TEXT,
    "alternate_name" TEXT,
    "description" TEXT,
    "url" TEXT,
    "email" TEXT,
    "status" TEXT,
    "application_process" TEXT,
    "fees_description" TEXT,
    "eligibility_description" TEXT,
    "minimum_age" INTEGER,
    "maximum_age" INTEGER,
    "assured_date" TEXT,
    "assurer_email" TEXT,
    "alert" TEXT,
    "last_modified" TEXT,
    "evidence" TEXT NOT NULL DEFAULT 'source',

    CONSTRAINT "service_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "location" (
    "id" UUID NOT NULL,
    "key" TEXT NOT NULL,
    "organization_id" UUID NOT NULL,
    "location_type" TEXT NOT NULL,
    "name" TEXT,
    "alternate_name" TEXT,
    "description" TEXT,
    "transportation" TEXT,
    "latitude" DOUBLE PRECISION,
    "longitude" DOUBLE PRECISION,
    "region" TEXT NOT NULL,
    "municipality" TEXT,
    "confidential" BOOLEAN NOT NULL DEFAULT false,

    CONSTRAINT "location_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "service_at_location" (
    "id" UUID NOT NULL,
    "service_id" UUID NOT NULL,
    "location_id" UUID NOT NULL,
    "description" TEXT,

    CONSTRAINT "service_at_location_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "address" (
    "id" UUID NOT NULL,
    "location_id" UUID NOT NULL,
    "attention" TEXT,
    "address_1" TEXT,
    "address_2" TEXT,
    "city" TEXT,
    "region" TEXT,
    "state_province" TEXT,
    "postal_code" TEXT,
    "country" TEXT NOT NULL DEFAULT 'RU',
    "address_type" TEXT NOT NULL DEFAULT 'physical',
    "confidential" BOOLEAN NOT NULL DEFAULT false,

    CONSTRAINT "address_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "phone" (
    "id" UUID NOT NULL,
    "organization_id" UUID,
    "service_id" UUID,
    "location_id" UUID,
    "service_at_location_id" UUID,
    "contact_id" UUID,
    "number" TEXT NOT NULL,
    "digits" TEXT NOT NULL,
    "extension" INTEGER,
    "type" TEXT,
    "description" TEXT,
    "source" TEXT[],

    CONSTRAINT "phone_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "schedule" (
    "id" UUID NOT NULL,
    "service_id" UUID,
    "location_id" UUID,
    "service_at_location_id" UUID,
    "valid_from" TEXT,
    "valid_to" TEXT,
    "byday" TEXT,
    "opens_at" TEXT,
    "closes_at" TEXT,
    "description" TEXT,
    "attending_type" TEXT,
    "notes" TEXT,

    CONSTRAINT "schedule_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "service_area" (
    "id" UUID NOT NULL,
    "service_id" UUID,
    "service_at_location_id" UUID,
    "name" TEXT,
    "description" TEXT,
    "extent" TEXT,
    "extent_type" TEXT,
    "uri" TEXT,

    CONSTRAINT "service_area_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "language" (
    "id" UUID NOT NULL,
    "service_id" UUID,
    "location_id" UUID,
    "phone_id" UUID,
    "name" TEXT,
    "code" TEXT,
    "note" TEXT,

    CONSTRAINT "language_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "accessibility" (
    "id" UUID NOT NULL,
    "location_id" UUID NOT NULL,
    "description" TEXT,
    "details" TEXT,
    "url" TEXT,

    CONSTRAINT "accessibility_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "cost_option" (
    "id" UUID NOT NULL,
    "service_id" UUID NOT NULL,
    "valid_from" TEXT,
    "valid_to" TEXT,
    "option" TEXT,
    "currency" TEXT,
    "amount" DOUBLE PRECISION,
    "amount_description" TEXT,

    CONSTRAINT "cost_option_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "required_document" (
    "id" UUID NOT NULL,
    "service_id" UUID NOT NULL,
    "document" TEXT,
    "uri" TEXT,

    CONSTRAINT "required_document_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "taxonomy" (
    "id" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "description" TEXT,
    "uri" TEXT,
    "version" TEXT,

    CONSTRAINT "taxonomy_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "taxonomy_term" (
    "id" UUID NOT NULL,
    "code" TEXT NOT NULL,
    "name" TEXT,
    "description" TEXT,
    "parent_id" UUID,
    "taxonomy_id" UUID NOT NULL,
    "language" TEXT,
    "term_uri" TEXT,

    CONSTRAINT "taxonomy_term_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "attribute" (
    "id" UUID NOT NULL,
    "link_id" UUID NOT NULL,
    "link_entity" TEXT NOT NULL,
    "link_type" TEXT,
    "taxonomy_term_id" UUID NOT NULL,
    "value" TEXT,
    "label" TEXT,

    CONSTRAINT "attribute_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "contact" (
    "id" UUID NOT NULL,
    "organization_id" UUID,
    "service_id" UUID,
    "service_at_location_id" UUID,
    "location_id" UUID,
    "name" TEXT,
    "title" TEXT,
    "department" TEXT,
    "email" TEXT,

    CONSTRAINT "contact_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "unit" (
    "id" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "scheme" TEXT,
    "identifier" TEXT,
    "uri" TEXT,

    CONSTRAINT "unit_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "service_capacity" (
    "id" UUID NOT NULL,
    "service_id" UUID NOT NULL,
    "unit_id" UUID,
    "available" INTEGER,
    "maximum" INTEGER,
    "description" TEXT,
    "updated" TEXT,

    CONSTRAINT "service_capacity_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "metadata" (
    "id" UUID NOT NULL,
    "resource_id" UUID NOT NULL,
    "resource_type" TEXT NOT NULL,
    "last_action_date" TEXT NOT NULL,
    "last_action_type" TEXT NOT NULL,
    "field_name" TEXT,
    "previous_value" TEXT,
    "replacement_value" TEXT,
    "updated_by" TEXT,

    CONSTRAINT "metadata_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "help_line" (
    "id" UUID NOT NULL,
    "key" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "number" TEXT,
    "digits" TEXT,
    "website" TEXT,
    "hours" TEXT,
    "round_the_clock" BOOLEAN,
    "round_the_clock_regions" TEXT[],
    "free" BOOLEAN,
    "ages" TEXT,
    "mobile_only" BOOLEAN NOT NULL DEFAULT false,
    "region" TEXT,
    "municipality" TEXT,
    "status" TEXT,
    "publish" TEXT NOT NULL,
    "source" TEXT[],
    "checked_on" TEXT,
    "notes" TEXT,
    "recorded" BOOLEAN,
    "languages" TEXT[],
    "dialled_by" TEXT,
    "dialled_on" TEXT,

    CONSTRAINT "help_line_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "request" (
    "id" SERIAL NOT NULL,
    "code" TEXT NOT NULL,
    "programme" TEXT NOT NULL,
    "flow" TEXT NOT NULL,
    "state" TEXT NOT NULL,
    "person_id" INTEGER,
    "ticket_id" INTEGER,
    "owner_id" INTEGER,
    "region" TEXT NOT NULL,
    "municipality" TEXT,
    "level" TEXT,
    "answers" BYTEA,
    "due_at" TIMESTAMPTZ(3),
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "changed_at" TIMESTAMPTZ(3) NOT NULL,
    "closed_at" TIMESTAMPTZ(3),

    CONSTRAINT "request_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "request_event" (
    "id" SERIAL NOT NULL,
    "request_id" INTEGER NOT NULL,
    "act" TEXT NOT NULL,
    "from" TEXT,
    "to" TEXT NOT NULL,
    "by" TEXT NOT NULL,
    "staff_id" INTEGER,
    "note" BYTEA,
    "at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "request_event_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "resource" (
    "id" SERIAL NOT NULL,
    "programme" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "item" TEXT,
    "name" TEXT NOT NULL,
    "municipality" TEXT,
    "maximum" INTEGER NOT NULL DEFAULT 1,
    "starts_at" TIMESTAMPTZ(3),
    "ends_at" TIMESTAMPTZ(3),
    "condition" TEXT,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "retired_at" TIMESTAMPTZ(3),

    CONSTRAINT "resource_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "booking" (
    "id" SERIAL NOT NULL,
    "resource_id" INTEGER NOT NULL,
    "request_id" INTEGER NOT NULL,
    "seat" INTEGER NOT NULL,
    "taken_at" TIMESTAMPTZ(3) NOT NULL,
    "released_at" TIMESTAMPTZ(3),

    CONSTRAINT "booking_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "task" (
    "id" SERIAL NOT NULL,
    "request_id" INTEGER NOT NULL,
    "title" BYTEA NOT NULL,
    "owner" TEXT NOT NULL,
    "staff_id" INTEGER,
    "due_at" TIMESTAMPTZ(3) NOT NULL,
    "done_at" TIMESTAMPTZ(3),
    "created_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "task_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "request_member" (
    "request_id" INTEGER NOT NULL,
    "staff_id" INTEGER NOT NULL,
    "agency" TEXT NOT NULL,
    "received_at" TIMESTAMPTZ(3),

    CONSTRAINT "request_member_pkey" PRIMARY KEY ("request_id","staff_id")
);

-- CreateTable
CREATE TABLE "episode" (
    "id" SERIAL NOT NULL,
    "person_id" INTEGER NOT NULL,
    "words" BYTEA NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "episode_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "follow_up" (
    "id" SERIAL NOT NULL,
    "person_id" INTEGER NOT NULL,
    "ticket_id" INTEGER,
    "kind" TEXT NOT NULL,
    "service" TEXT,
    "hour" INTEGER NOT NULL,
    "step" INTEGER NOT NULL DEFAULT 0,
    "due_at" TIMESTAMPTZ(3) NOT NULL,
    "asked_at" TIMESTAMPTZ(3),
    "ended_at" TIMESTAMPTZ(3),

    CONSTRAINT "follow_up_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "follow_up_answer" (
    "id" SERIAL NOT NULL,
    "follow_up_id" INTEGER NOT NULL,
    "step" INTEGER NOT NULL,
    "answer" TEXT NOT NULL,
    "reason" TEXT,
    "at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "follow_up_answer_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "scan" (
    "code" TEXT NOT NULL,
    "day" DATE NOT NULL,
    "count" INTEGER NOT NULL,

    CONSTRAINT "scan_pkey" PRIMARY KEY ("code","day")
);

-- CreateTable
CREATE TABLE "course_mark" (
    "staff_id" INTEGER NOT NULL,
    "course" TEXT NOT NULL,
    "read_at" TIMESTAMPTZ(3),
    "completed_at" TIMESTAMPTZ(3),

    CONSTRAINT "course_mark_pkey" PRIMARY KEY ("staff_id","course")
);

-- CreateTable
CREATE TABLE "key_check" (
    "key_id" TEXT NOT NULL,
    "proof" BYTEA NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "key_check_pkey" PRIMARY KEY ("key_id")
);

-- CreateTable
CREATE TABLE "chat" (
    "id" SERIAL NOT NULL,
    "lookup" BYTEA NOT NULL,
    "identity" BYTEA NOT NULL,
    "kind" "ChatKind" NOT NULL,
    "blocked_at" TIMESTAMPTZ(3),
    "created_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "chat_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "person" (
    "id" SERIAL NOT NULL,
    "chat_id" INTEGER NOT NULL,
    "language" TEXT,
    "role" TEXT,
    "region" TEXT,
    "silent" BOOLEAN NOT NULL DEFAULT false,
    "crisis" TEXT,
    "hidden_at" TIMESTAMPTZ(3),
    "keep_chat" BOOLEAN NOT NULL DEFAULT false,
    "adding_to" INTEGER,
    "created_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "person_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "inbox" (
    "id" BIGSERIAL NOT NULL,
    "update_id" BIGINT NOT NULL,
    "chat_id" INTEGER,
    "kind" TEXT NOT NULL,
    "message_id" INTEGER,
    "written_at" TIMESTAMPTZ(3),
    "sensitive" BOOLEAN NOT NULL DEFAULT false,
    "removal_id" BIGINT,
    "stays" BOOLEAN NOT NULL DEFAULT false,
    "payload" BYTEA,
    "status" "InboxStatus" NOT NULL DEFAULT 'pending',
    "attempts" INTEGER NOT NULL DEFAULT 0,
    "error" TEXT,
    "received_at" TIMESTAMPTZ(3) NOT NULL,
    "done_at" TIMESTAMPTZ(3),

    CONSTRAINT "inbox_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "dialogue" (
    "chat_id" INTEGER NOT NULL,
    "state" BYTEA NOT NULL,
    "updated_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "dialogue_pkey" PRIMARY KEY ("chat_id")
);

-- CreateTable
CREATE TABLE "answer" (
    "id" SERIAL NOT NULL,
    "person_id" INTEGER NOT NULL,
    "dialogue" TEXT NOT NULL,
    "question" TEXT NOT NULL,
    "value" BYTEA NOT NULL,
    "answered_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "answer_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "outbox" (
    "id" BIGSERIAL NOT NULL,
    "destination" TEXT NOT NULL,
    "priority" INTEGER NOT NULL,
    "method" TEXT NOT NULL,
    "payload" BYTEA,
    "status" "OutboxStatus" NOT NULL DEFAULT 'queued',
    "refusal" TEXT,
    "attempts" INTEGER NOT NULL DEFAULT 0,
    "repeated" BOOLEAN NOT NULL DEFAULT false,
    "not_before" TIMESTAMPTZ(3) NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "started_at" TIMESTAMPTZ(3),
    "sent_at" TIMESTAMPTZ(3),
    "chat_id" INTEGER,
    "message_id" INTEGER,
    "source_chat_id" INTEGER,
    "source_message_id" INTEGER,
    "ticket_id" INTEGER,
    "sensitive" BOOLEAN NOT NULL DEFAULT false,
    "removal_id" BIGINT,
    "stays" BOOLEAN NOT NULL DEFAULT false,

    CONSTRAINT "outbox_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "timer" (
    "id" BIGSERIAL NOT NULL,
    "name" TEXT NOT NULL,
    "key" TEXT NOT NULL,
    "payload" JSONB NOT NULL,
    "due_at" TIMESTAMPTZ(3) NOT NULL,
    "status" "TimerStatus" NOT NULL DEFAULT 'waiting',
    "attempts" INTEGER NOT NULL DEFAULT 0,
    "error" TEXT,

    CONSTRAINT "timer_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "team" (
    "id" SERIAL NOT NULL,
    "name" TEXT NOT NULL,
    "region" TEXT,
    "chat_id" INTEGER,
    "lobby_topic_id" INTEGER,
    "bind_code" BYTEA,
    "bind_expires_at" TIMESTAMPTZ(3),
    "created_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "team_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "staff" (
    "id" SERIAL NOT NULL,
    "name" TEXT NOT NULL,
    "role" "StaffRole" NOT NULL,
    "lookup" BYTEA,
    "chat_id" INTEGER,
    "invite" BYTEA,
    "invite_expires_at" TIMESTAMPTZ(3),
    "created_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "staff_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "duty" (
    "id" SERIAL NOT NULL,
    "staff_id" INTEGER NOT NULL,
    "weekday" INTEGER NOT NULL,
    "starts_at" INTEGER NOT NULL,
    "ends_at" INTEGER NOT NULL,
    "utc_offset" INTEGER NOT NULL,

    CONSTRAINT "duty_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "ticket" (
    "id" SERIAL NOT NULL,
    "alias" TEXT NOT NULL,
    "code" TEXT NOT NULL,
    "person_id" INTEGER NOT NULL,
    "team_id" INTEGER,
    "need" TEXT NOT NULL,
    "level" TEXT NOT NULL,
    "status" "TicketStatus" NOT NULL,
    "language" TEXT NOT NULL,
    "municipality" TEXT,
    "region" TEXT,
    "answers" BYTEA,
    "no_images" BOOLEAN NOT NULL DEFAULT false,
    "topic_id" INTEGER,
    "assignee_id" INTEGER,
    "reply_by" TIMESTAMPTZ(3),
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "claimed_at" TIMESTAMPTZ(3),
    "first_word_at" TIMESTAMPTZ(3),
    "closed_at" TIMESTAMPTZ(3),
    "close_reason" TEXT,
    "retain_until" TIMESTAMPTZ(3),

    CONSTRAINT "ticket_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "case_code" (
    "ticket_id" INTEGER NOT NULL,
    "selector" BYTEA NOT NULL,
    "salt" BYTEA NOT NULL,
    "hash" BYTEA NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "used_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "case_code_pkey" PRIMARY KEY ("ticket_id")
);

-- CreateTable
CREATE TABLE "case_visit" (
    "chat_id" INTEGER NOT NULL,
    "ticket_id" INTEGER,
    "open_until" TIMESTAMPTZ(3),
    "wrong" INTEGER NOT NULL DEFAULT 0,
    "wrong_at" TIMESTAMPTZ(3),

    CONSTRAINT "case_visit_pkey" PRIMARY KEY ("chat_id")
);

-- CreateTable
CREATE TABLE "ticket_event" (
    "id" SERIAL NOT NULL,
    "ticket_id" INTEGER NOT NULL,
    "kind" TEXT NOT NULL,
    "staff_id" INTEGER,
    "detail" TEXT,
    "at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "ticket_event_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "fact" (
    "name" TEXT NOT NULL,
    "value" TEXT NOT NULL,
    "updated_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "fact_pkey" PRIMARY KEY ("name")
);

-- CreateIndex
CREATE UNIQUE INDEX "organization_key_key" ON "organization"("key");

-- CreateIndex
CREATE INDEX "organization_region_idx" ON "organization"("region");

-- CreateIndex
CREATE UNIQUE INDEX "service_key_key" ON "service"("key");

-- CreateIndex
CREATE INDEX "service_organization_id_idx" ON "service"("organization_id");

-- CreateIndex
CREATE UNIQUE INDEX "location_key_key" ON "location"("key");

-- CreateIndex
CREATE INDEX "location_organization_id_idx" ON "location"("organization_id");

-- CreateIndex
CREATE UNIQUE INDEX "service_at_location_service_id_location_id_key" ON "service_at_location"("service_id", "location_id");

-- CreateIndex
CREATE INDEX "address_location_id_idx" ON "address"("location_id");

-- CreateIndex
CREATE INDEX "phone_organization_id_idx" ON "phone"("organization_id");

-- CreateIndex
CREATE INDEX "schedule_location_id_idx" ON "schedule"("location_id");

-- CreateIndex
CREATE INDEX "schedule_service_id_idx" ON "schedule"("service_id");

-- CreateIndex
CREATE INDEX "service_area_service_id_idx" ON "service_area"("service_id");

-- CreateIndex
CREATE UNIQUE INDEX "taxonomy_name_key" ON "taxonomy"("name");

-- CreateIndex
CREATE UNIQUE INDEX "taxonomy_term_taxonomy_id_code_key" ON "taxonomy_term"("taxonomy_id", "code");

-- CreateIndex
CREATE UNIQUE INDEX "attribute_link_id_taxonomy_term_id_key" ON "attribute"("link_id", "taxonomy_term_id");

-- CreateIndex
CREATE UNIQUE INDEX "unit_name_key" ON "unit"("name");

-- CreateIndex
CREATE INDEX "service_capacity_service_id_idx" ON "service_capacity"("service_id");

-- CreateIndex
CREATE INDEX "metadata_resource_id_idx" ON "metadata"("resource_id");

-- CreateIndex
CREATE UNIQUE INDEX "help_line_key_key" ON "help_line"("key");

-- CreateIndex
CREATE UNIQUE INDEX "request_code_key" ON "request"("code");

-- CreateIndex
CREATE INDEX "request_person_id_closed_at_idx" ON "request"("person_id", "closed_at");

-- CreateIndex
CREATE INDEX "request_programme_state_idx" ON "request"("programme", "state");

-- CreateIndex
CREATE INDEX "request_ticket_id_idx" ON "request"("ticket_id");

-- CreateIndex
CREATE INDEX "request_event_request_id_at_idx" ON "request_event"("request_id", "at");

-- CreateIndex
CREATE INDEX "resource_programme_kind_idx" ON "resource"("programme", "kind");

-- CreateIndex
CREATE INDEX "booking_request_id_idx" ON "booking"("request_id");

-- CreateIndex
CREATE UNIQUE INDEX "booking_resource_id_seat_key" ON "booking"("resource_id", "seat") WHERE (released_at is null);

-- CreateIndex
CREATE INDEX "task_request_id_idx" ON "task"("request_id");

-- CreateIndex
CREATE INDEX "episode_person_id_idx" ON "episode"("person_id");

-- CreateIndex
CREATE INDEX "follow_up_person_id_ended_at_idx" ON "follow_up"("person_id", "ended_at");

-- CreateIndex
CREATE UNIQUE INDEX "follow_up_answer_follow_up_id_step_key" ON "follow_up_answer"("follow_up_id", "step");

-- CreateIndex
CREATE UNIQUE INDEX "chat_lookup_key" ON "chat"("lookup");

-- CreateIndex
CREATE UNIQUE INDEX "person_chat_id_key" ON "person"("chat_id");

-- CreateIndex
CREATE UNIQUE INDEX "inbox_update_id_key" ON "inbox"("update_id");

-- CreateIndex
CREATE INDEX "inbox_status_chat_id_id_idx" ON "inbox"("status", "chat_id", "id");

-- CreateIndex
CREATE INDEX "inbox_chat_id_message_id_idx" ON "inbox"("chat_id", "message_id");

-- CreateIndex
CREATE UNIQUE INDEX "answer_person_id_dialogue_question_key" ON "answer"("person_id", "dialogue", "question");

-- CreateIndex
CREATE INDEX "outbox_status_destination_id_idx" ON "outbox"("status", "destination", "id");

-- CreateIndex
CREATE INDEX "outbox_chat_id_message_id_idx" ON "outbox"("chat_id", "message_id") WHERE (chat_id is not null);

-- CreateIndex
CREATE INDEX "outbox_source_chat_id_source_message_id_idx" ON "outbox"("source_chat_id", "source_message_id") WHERE (source_chat_id is not null);

-- CreateIndex
CREATE INDEX "timer_status_due_at_idx" ON "timer"("status", "due_at");

-- CreateIndex
CREATE UNIQUE INDEX "timer_name_key_key" ON "timer"("name", "key");

-- CreateIndex
CREATE UNIQUE INDEX "team_chat_id_key" ON "team"("chat_id");

-- CreateIndex
CREATE UNIQUE INDEX "team_bind_code_key" ON "team"("bind_code");

-- CreateIndex
CREATE UNIQUE INDEX "staff_lookup_key" ON "staff"("lookup");

-- CreateIndex
CREATE UNIQUE INDEX "staff_invite_key" ON "staff"("invite");

-- CreateIndex
CREATE INDEX "duty_staff_id_idx" ON "duty"("staff_id");

-- CreateIndex
CREATE UNIQUE INDEX "ticket_code_key" ON "ticket"("code");

-- CreateIndex
CREATE INDEX "ticket_person_id_status_idx" ON "ticket"("person_id", "status");

-- CreateIndex
CREATE INDEX "ticket_team_id_topic_id_idx" ON "ticket"("team_id", "topic_id");

-- CreateIndex
CREATE INDEX "case_code_selector_idx" ON "case_code"("selector");

-- CreateIndex
CREATE INDEX "case_visit_wrong_at_idx" ON "case_visit"("wrong_at");

-- CreateIndex
CREATE INDEX "ticket_event_ticket_id_at_idx" ON "ticket_event"("ticket_id", "at");

-- AddForeignKey
ALTER TABLE "organization" ADD CONSTRAINT "organization_parent_organization_id_fkey" FOREIGN KEY ("parent_organization_id") REFERENCES "organization"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "service" ADD CONSTRAINT "service_organization_id_fkey" FOREIGN KEY ("organization_id") REFERENCES "organization"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "location" ADD CONSTRAINT "location_organization_id_fkey" FOREIGN KEY ("organization_id") REFERENCES "organization"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "service_at_location" ADD CONSTRAINT "service_at_location_service_id_fkey" FOREIGN KEY ("service_id") REFERENCES "service"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "service_at_location" ADD CONSTRAINT "service_at_location_location_id_fkey" FOREIGN KEY ("location_id") REFERENCES "location"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "address" ADD CONSTRAINT "address_location_id_fkey" FOREIGN KEY ("location_id") REFERENCES "location"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "phone" ADD CONSTRAINT "phone_organization_id_fkey" FOREIGN KEY ("organization_id") REFERENCES "organization"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "phone" ADD CONSTRAINT "phone_service_id_fkey" FOREIGN KEY ("service_id") REFERENCES "service"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "phone" ADD CONSTRAINT "phone_location_id_fkey" FOREIGN KEY ("location_id") REFERENCES "location"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "phone" ADD CONSTRAINT "phone_service_at_location_id_fkey" FOREIGN KEY ("service_at_location_id") REFERENCES "service_at_location"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "phone" ADD CONSTRAINT "phone_contact_id_fkey" FOREIGN KEY ("contact_id") REFERENCES "contact"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "schedule" ADD CONSTRAINT "schedule_service_id_fkey" FOREIGN KEY ("service_id") REFERENCES "service"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "schedule" ADD CONSTRAINT "schedule_location_id_fkey" FOREIGN KEY ("location_id") REFERENCES "location"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "schedule" ADD CONSTRAINT "schedule_service_at_location_id_fkey" FOREIGN KEY ("service_at_location_id") REFERENCES "service_at_location"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "service_area" ADD CONSTRAINT "service_area_service_id_fkey" FOREIGN KEY ("service_id") REFERENCES "service"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "service_area" ADD CONSTRAINT "service_area_service_at_location_id_fkey" FOREIGN KEY ("service_at_location_id") REFERENCES "service_at_location"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "language" ADD CONSTRAINT "language_service_id_fkey" FOREIGN KEY ("service_id") REFERENCES "service"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "language" ADD CONSTRAINT "language_location_id_fkey" FOREIGN KEY ("location_id") REFERENCES "location"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "language" ADD CONSTRAINT "language_phone_id_fkey" FOREIGN KEY ("phone_id") REFERENCES "phone"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "accessibility" ADD CONSTRAINT "accessibility_location_id_fkey" FOREIGN KEY ("location_id") REFERENCES "location"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "cost_option" ADD CONSTRAINT "cost_option_service_id_fkey" FOREIGN KEY ("service_id") REFERENCES "service"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "required_document" ADD CONSTRAINT "required_document_service_id_fkey" FOREIGN KEY ("service_id") REFERENCES "service"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "taxonomy_term" ADD CONSTRAINT "taxonomy_term_taxonomy_id_fkey" FOREIGN KEY ("taxonomy_id") REFERENCES "taxonomy"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "contact" ADD CONSTRAINT "contact_organization_id_fkey" FOREIGN KEY ("organization_id") REFERENCES "organization"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "contact" ADD CONSTRAINT "contact_service_id_fkey" FOREIGN KEY ("service_id") REFERENCES "service"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "contact" ADD CONSTRAINT "contact_service_at_location_id_fkey" FOREIGN KEY ("service_at_location_id") REFERENCES "service_at_location"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "contact" ADD CONSTRAINT "contact_location_id_fkey" FOREIGN KEY ("location_id") REFERENCES "location"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "service_capacity" ADD CONSTRAINT "service_capacity_service_id_fkey" FOREIGN KEY ("service_id") REFERENCES "service"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "service_capacity" ADD CONSTRAINT "service_capacity_unit_id_fkey" FOREIGN KEY ("unit_id") REFERENCES "unit"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "request" ADD CONSTRAINT "request_person_id_fkey" FOREIGN KEY ("person_id") REFERENCES "person"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "request" ADD CONSTRAINT "request_ticket_id_fkey" FOREIGN KEY ("ticket_id") REFERENCES "ticket"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "request" ADD CONSTRAINT "request_owner_id_fkey" FOREIGN KEY ("owner_id") REFERENCES "staff"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "request_event" ADD CONSTRAINT "request_event_request_id_fkey" FOREIGN KEY ("request_id") REFERENCES "request"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "booking" ADD CONSTRAINT "booking_resource_id_fkey" FOREIGN KEY ("resource_id") REFERENCES "resource"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "booking" ADD CONSTRAINT "booking_request_id_fkey" FOREIGN KEY ("request_id") REFERENCES "request"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "task" ADD CONSTRAINT "task_request_id_fkey" FOREIGN KEY ("request_id") REFERENCES "request"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "request_member" ADD CONSTRAINT "request_member_request_id_fkey" FOREIGN KEY ("request_id") REFERENCES "request"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "request_member" ADD CONSTRAINT "request_member_staff_id_fkey" FOREIGN KEY ("staff_id") REFERENCES "staff"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "episode" ADD CONSTRAINT "episode_person_id_fkey" FOREIGN KEY ("person_id") REFERENCES "person"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "follow_up" ADD CONSTRAINT "follow_up_person_id_fkey" FOREIGN KEY ("person_id") REFERENCES "person"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "follow_up_answer" ADD CONSTRAINT "follow_up_answer_follow_up_id_fkey" FOREIGN KEY ("follow_up_id") REFERENCES "follow_up"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "course_mark" ADD CONSTRAINT "course_mark_staff_id_fkey" FOREIGN KEY ("staff_id") REFERENCES "staff"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "person" ADD CONSTRAINT "person_chat_id_fkey" FOREIGN KEY ("chat_id") REFERENCES "chat"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "inbox" ADD CONSTRAINT "inbox_chat_id_fkey" FOREIGN KEY ("chat_id") REFERENCES "chat"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "dialogue" ADD CONSTRAINT "dialogue_chat_id_fkey" FOREIGN KEY ("chat_id") REFERENCES "chat"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "answer" ADD CONSTRAINT "answer_person_id_fkey" FOREIGN KEY ("person_id") REFERENCES "person"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "duty" ADD CONSTRAINT "duty_staff_id_fkey" FOREIGN KEY ("staff_id") REFERENCES "staff"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ticket" ADD CONSTRAINT "ticket_person_id_fkey" FOREIGN KEY ("person_id") REFERENCES "person"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ticket" ADD CONSTRAINT "ticket_team_id_fkey" FOREIGN KEY ("team_id") REFERENCES "team"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ticket" ADD CONSTRAINT "ticket_assignee_id_fkey" FOREIGN KEY ("assignee_id") REFERENCES "staff"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "case_code" ADD CONSTRAINT "case_code_ticket_id_fkey" FOREIGN KEY ("ticket_id") REFERENCES "ticket"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "case_visit" ADD CONSTRAINT "case_visit_chat_id_fkey" FOREIGN KEY ("chat_id") REFERENCES "chat"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ticket_event" ADD CONSTRAINT "ticket_event_ticket_id_fkey" FOREIGN KEY ("ticket_id") REFERENCES "ticket"("id") ON DELETE CASCADE ON UPDATE CASCADE;
