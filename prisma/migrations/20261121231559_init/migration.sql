-- AlterTable
ALTER TABLE "ticket" ADD COLUMN     "no_images" BOOLEAN NOT NULL DEFAULT false;
