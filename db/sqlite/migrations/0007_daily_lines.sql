ALTER TABLE `daily_totals` ADD `in_lines` integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE `daily_totals` ADD `out_lines` integer DEFAULT 0 NOT NULL;