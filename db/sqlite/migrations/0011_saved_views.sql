CREATE TABLE `default_views` (
	`user_id` text PRIMARY KEY NOT NULL,
	`view_id` text NOT NULL,
	FOREIGN KEY (`user_id`) REFERENCES `users`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`view_id`) REFERENCES `saved_views`(`id`) ON UPDATE no action ON DELETE no action
) STRICT;
--> statement-breakpoint
CREATE INDEX `default_views_view` ON `default_views` (`view_id`);--> statement-breakpoint
CREATE TABLE `export_schedules` (
	`id` text PRIMARY KEY NOT NULL,
	`owner_id` text NOT NULL,
	`view_id` text NOT NULL,
	`view_name` text NOT NULL,
	`layout` text NOT NULL,
	`zone` text NOT NULL,
	`rhythm` text NOT NULL,
	`on_day` integer NOT NULL,
	`hour` integer NOT NULL,
	`handled_day` text NOT NULL,
	`paused_at` integer,
	`last_outcome` text,
	`last_at` integer,
	`created_at` integer NOT NULL,
	FOREIGN KEY (`owner_id`) REFERENCES `users`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "export_schedules_rhythm_listed" CHECK("export_schedules"."rhythm" in ('daily', 'weekly', 'monthly')),
	CONSTRAINT "export_schedules_hour" CHECK("export_schedules"."hour" between 0 and 23),
	CONSTRAINT "export_schedules_day" CHECK("export_schedules"."on_day" between 0 and 28)
) STRICT;
--> statement-breakpoint
CREATE INDEX `export_schedules_oldest` ON `export_schedules` (`created_at`,`id`);--> statement-breakpoint
CREATE INDEX `export_schedules_owner` ON `export_schedules` (`owner_id`);--> statement-breakpoint
CREATE INDEX `export_schedules_view` ON `export_schedules` (`view_id`);--> statement-breakpoint
CREATE TABLE `saved_views` (
	`id` text PRIMARY KEY NOT NULL,
	`owner_id` text NOT NULL,
	`name` text NOT NULL,
	`name_key` text NOT NULL,
	`filter` text NOT NULL,
	`columns` text NOT NULL,
	`density` text NOT NULL,
	`is_shared` integer NOT NULL,
	`version` integer NOT NULL,
	`created_at` integer NOT NULL,
	`changed_at` integer NOT NULL,
	FOREIGN KEY (`owner_id`) REFERENCES `users`(`id`) ON UPDATE no action ON DELETE no action
) STRICT;
--> statement-breakpoint
CREATE UNIQUE INDEX `saved_views_name` ON `saved_views` (`owner_id`,`name_key`);--> statement-breakpoint
CREATE INDEX `saved_views_shared` ON `saved_views` (`name_key`,`id`) WHERE "saved_views"."is_shared";--> statement-breakpoint
ALTER TABLE `exports` ADD `schedule_id` text;--> statement-breakpoint
ALTER TABLE `exports` ADD `due_day` text;--> statement-breakpoint
ALTER TABLE `exports` ADD `view_name` text;--> statement-breakpoint
CREATE UNIQUE INDEX `exports_scheduled_once` ON `exports` (`schedule_id`,`due_day`);