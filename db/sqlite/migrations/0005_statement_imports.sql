CREATE TABLE `statement_imports` (
	`id` text PRIMARY KEY NOT NULL,
	`account_id` text NOT NULL,
	`user_id` text NOT NULL,
	`file_name` text NOT NULL,
	`file_sha256` text NOT NULL,
	`file_bytes` integer NOT NULL,
	`mapping` text,
	`state` text NOT NULL,
	`version` integer NOT NULL,
	`done` integer NOT NULL,
	`total` integer NOT NULL,
	`lines` integer NOT NULL,
	`new_lines` integer NOT NULL,
	`confirming_lines` integer NOT NULL,
	`known_lines` integer NOT NULL,
	`alike_lines` integer NOT NULL,
	`bad_lines` integer NOT NULL,
	`problems` text NOT NULL,
	`added_lines` integer NOT NULL,
	`created_at` integer NOT NULL,
	`started_at` integer,
	`finished_at` integer,
	FOREIGN KEY (`account_id`) REFERENCES `provider_accounts`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`user_id`) REFERENCES `users`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "statement_imports_state_listed" CHECK("statement_imports"."state" in ('uploaded', 'checking', 'ready', 'importing', 'done', 'refused', 'discarded'))
) STRICT;
--> statement-breakpoint
CREATE INDEX `statement_imports_newest` ON `statement_imports` (`created_at`,`id`);--> statement-breakpoint
CREATE INDEX `statement_imports_account` ON `statement_imports` (`account_id`,`created_at`);--> statement-breakpoint
CREATE INDEX `statement_imports_file` ON `statement_imports` (`file_sha256`);--> statement-breakpoint
CREATE INDEX `statement_imports_running` ON `statement_imports` (`state`) WHERE "statement_imports"."state" = 'importing';--> statement-breakpoint
CREATE TABLE `statement_lines` (
	`row_no` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`import_id` text NOT NULL,
	`number` integer NOT NULL,
	`file_line` integer NOT NULL,
	`reference` text NOT NULL,
	`verdict` text NOT NULL,
	`alike_id` text,
	`decision` text,
	`rail` text NOT NULL,
	`direction` text NOT NULL,
	`state` text NOT NULL,
	`amount_minor` integer NOT NULL,
	`fee_minor` integer NOT NULL,
	`occurred_at` integer NOT NULL,
	`merchant_reference` text NOT NULL,
	`counterparty_name` text NOT NULL,
	`counterparty_account` text NOT NULL,
	`description` text NOT NULL,
	`channel` text NOT NULL,
	`balance_after_minor` integer,
	FOREIGN KEY (`import_id`) REFERENCES `statement_imports`(`id`) ON UPDATE no action ON DELETE no action
) STRICT;
--> statement-breakpoint
CREATE UNIQUE INDEX `statement_lines_number` ON `statement_lines` (`import_id`,`number`);--> statement-breakpoint
CREATE UNIQUE INDEX `statement_lines_reference` ON `statement_lines` (`import_id`,`reference`);--> statement-breakpoint
CREATE INDEX `statement_lines_verdict` ON `statement_lines` (`import_id`,`verdict`,`number`);--> statement-breakpoint
CREATE INDEX `transactions_own_reference` ON `transactions` (`merchant_reference`,`amount_minor`) WHERE "transactions"."payment_id" is not null;