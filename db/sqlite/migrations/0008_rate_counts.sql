CREATE TABLE `rate_counts` (
	`name` text PRIMARY KEY NOT NULL,
	`window_start` integer NOT NULL,
	`hits` integer NOT NULL,
	`hits_before` integer NOT NULL
) STRICT;
--> statement-breakpoint
CREATE INDEX `rate_counts_window` ON `rate_counts` (`window_start`);