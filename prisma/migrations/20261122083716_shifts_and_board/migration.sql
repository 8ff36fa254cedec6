-- AlterTable
ALTER TABLE "appointment" DROP COLUMN "ended_at",
ADD COLUMN     "status" TEXT NOT NULL,
ALTER COLUMN "place" DROP NOT NULL;

-- AlterTable
ALTER TABLE "task" ADD COLUMN     "accepted_at" TIMESTAMPTZ(3),
ADD COLUMN     "dropped_at" TIMESTAMPTZ(3),
ADD COLUMN     "reason" BYTEA,
ADD COLUMN     "ticket_id" INTEGER,
ALTER COLUMN "request_id" DROP NOT NULL;

-- AlterTable
ALTER TABLE "person" ADD COLUMN     "guarded" BOOLEAN NOT NULL DEFAULT false;

-- CreateTable
CREATE TABLE "desk_follow_up" (
    "ticket_id" INTEGER NOT NULL,
    "staff_id" INTEGER NOT NULL,
    "due_at" TIMESTAMPTZ(3) NOT NULL,
    "words" BYTEA,
    "created_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "desk_follow_up_pkey" PRIMARY KEY ("ticket_id")
);

-- CreateTable
CREATE TABLE "board" (
    "team_id" INTEGER NOT NULL,
    "row_id" BIGINT NOT NULL,
    "edit_id" BIGINT,
    "shown" BYTEA NOT NULL,
    "posted_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "board_pkey" PRIMARY KEY ("team_id")
);

-- CreateTable
CREATE TABLE "next_word" (
    "ticket_id" INTEGER NOT NULL,
    "since" TIMESTAMPTZ(3) NOT NULL,
    "level" TEXT NOT NULL,
    "due_at" TIMESTAMPTZ(3) NOT NULL,
    "promised_at" TIMESTAMPTZ(3),

    CONSTRAINT "next_word_pkey" PRIMARY KEY ("ticket_id")
);

-- CreateTable
CREATE TABLE "watching" (
    "staff_id" INTEGER NOT NULL,
    "ticket_id" INTEGER NOT NULL,
    "since" TIMESTAMPTZ(3) NOT NULL,
    "until" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "watching_pkey" PRIMARY KEY ("staff_id","ticket_id")
);

-- CreateTable
CREATE TABLE "transfer" (
    "id" SERIAL NOT NULL,
    "ticket_id" INTEGER NOT NULL,
    "asked_by" INTEGER NOT NULL,
    "from_id" INTEGER,
    "to_staff_id" INTEGER,
    "to_team_id" INTEGER,
    "stage" TEXT NOT NULL,
    "summary" BYTEA,
    "why_not" BYTEA,
    "chat_id" INTEGER NOT NULL,
    "message_id" INTEGER,
    "question_id" BIGINT,
    "started_at" TIMESTAMPTZ(3) NOT NULL,
    "ended_at" TIMESTAMPTZ(3),

    CONSTRAINT "transfer_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "duty_exception" (
    "staff_id" INTEGER NOT NULL,
    "day" TEXT NOT NULL,
    "minutes" INTEGER[],
    "utc_offset" INTEGER NOT NULL,

    CONSTRAINT "duty_exception_pkey" PRIMARY KEY ("staff_id","day")
);

-- CreateTable
CREATE TABLE "roster_change" (
    "id" SERIAL NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "by" INTEGER,
    "before" JSONB NOT NULL,
    "after" JSONB NOT NULL,
    "undone_at" TIMESTAMPTZ(3),
    "undone_by" INTEGER,

    CONSTRAINT "roster_change_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "roster_draft" (
    "staff_id" INTEGER NOT NULL,
    "before" JSONB NOT NULL,
    "after" JSONB NOT NULL,
    "sent_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "roster_draft_pkey" PRIMARY KEY ("staff_id")
);

-- CreateIndex
CREATE INDEX "watching_ticket_id_idx" ON "watching"("ticket_id");

-- CreateIndex
CREATE INDEX "transfer_ticket_id_idx" ON "transfer"("ticket_id");

-- CreateIndex
CREATE INDEX "transfer_chat_id_message_id_idx" ON "transfer"("chat_id", "message_id");

-- CreateIndex
CREATE INDEX "task_ticket_id_idx" ON "task"("ticket_id");

-- CreateIndex
CREATE INDEX "task_staff_id_idx" ON "task"("staff_id");

-- CreateIndex
CREATE INDEX "ticket_event_at_idx" ON "ticket_event"("at") WHERE (kind in ('breach', 'next-breach'));

-- AddForeignKey
ALTER TABLE "desk_follow_up" ADD CONSTRAINT "desk_follow_up_ticket_id_fkey" FOREIGN KEY ("ticket_id") REFERENCES "ticket"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "next_word" ADD CONSTRAINT "next_word_ticket_id_fkey" FOREIGN KEY ("ticket_id") REFERENCES "ticket"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "watching" ADD CONSTRAINT "watching_ticket_id_fkey" FOREIGN KEY ("ticket_id") REFERENCES "ticket"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "task" ADD CONSTRAINT "task_ticket_id_fkey" FOREIGN KEY ("ticket_id") REFERENCES "ticket"("id") ON DELETE CASCADE ON UPDATE CASCADE;
