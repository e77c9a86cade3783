CREATE TABLE `export_choices` (
	`user_id` text PRIMARY KEY NOT NULL,
	`layout` text NOT NULL,
	`zone` text NOT NULL,
	`columns` text NOT NULL
) STRICT;
--> statement-breakpoint
ALTER TABLE `exports` ADD `layout` text DEFAULT 'machine' NOT NULL;--> statement-breakpoint
ALTER TABLE `exports` ADD `zone` text DEFAULT '' NOT NULL;--> statement-breakpoint
ALTER TABLE `exports` ADD `columns` text DEFAULT '' NOT NULL;--> statement-breakpoint
ALTER TABLE `exports` ADD `up_to_row` integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE `exports` ADD `state` text DEFAULT 'direct' NOT NULL;--> statement-breakpoint
ALTER TABLE `exports` ADD `done_rows` integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE `exports` ADD `stated_sums` text DEFAULT '[]' NOT NULL;--> statement-breakpoint
ALTER TABLE `exports` ADD `file_sums` text;--> statement-breakpoint
ALTER TABLE `exports` ADD `file_name` text DEFAULT '' NOT NULL;--> statement-breakpoint
ALTER TABLE `exports` ADD `shows_accounts` integer DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE `exports` ADD `sha256` text;--> statement-breakpoint
ALTER TABLE `exports` ADD `bytes` integer;--> statement-breakpoint
ALTER TABLE `exports` ADD `expires_at` integer;--> statement-breakpoint
CREATE INDEX `exports_newest` ON `exports` (`at`,`id`);