ALTER TABLE "daily_totals" ADD COLUMN "in_lines" integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "daily_totals" ADD COLUMN "out_lines" integer DEFAULT 0 NOT NULL;