CREATE TABLE `approval_rules` (
	`id` text PRIMARY KEY NOT NULL,
	`kind` text NOT NULL,
	`currency` text NOT NULL,
	`rail` text,
	`over_minor` integer NOT NULL,
	`new_payee_only` integer NOT NULL,
	`approvers` integer NOT NULL,
	`proposal_id` text NOT NULL,
	`created_at` integer NOT NULL,
	`retired_at` integer,
	CONSTRAINT "approval_rules_over" CHECK("approval_rules"."over_minor" >= 0),
	CONSTRAINT "approval_rules_approvers" CHECK("approval_rules"."approvers" between 0 and 2),
	CONSTRAINT "approval_rules_kind" CHECK("approval_rules"."kind" in ('approvers', 'limit_payment', 'limit_maker_day', 'limit_provider_day'))
) STRICT;
--> statement-breakpoint
CREATE INDEX `approval_rules_in_force` ON `approval_rules` (`currency`) WHERE "approval_rules"."retired_at" is null;--> statement-breakpoint
CREATE TABLE `notices` (
	`id` text PRIMARY KEY NOT NULL,
	`user_id` text NOT NULL,
	`kind` text NOT NULL,
	`payment_id` text NOT NULL,
	`at` integer NOT NULL,
	`read_at` integer,
	FOREIGN KEY (`user_id`) REFERENCES `users`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`payment_id`) REFERENCES `payments`(`id`) ON UPDATE no action ON DELETE no action
) STRICT;
--> statement-breakpoint
CREATE UNIQUE INDEX `notices_once` ON `notices` (`user_id`,`kind`,`payment_id`);--> statement-breakpoint
CREATE INDEX `notices_unread` ON `notices` (`user_id`,`at`) WHERE "notices"."read_at" is null;--> statement-breakpoint
CREATE TABLE `proposals` (
	`id` text PRIMARY KEY NOT NULL,
	`kind` text NOT NULL,
	`subject` text NOT NULL,
	`content` text NOT NULL,
	`content_hash` text NOT NULL,
	`reason` text NOT NULL,
	`evidence_name` text,
	`evidence_sha256` text,
	`evidence_bytes` blob,
	`state` text NOT NULL,
	`proposer_id` text NOT NULL,
	`decider_id` text,
	`decision_note` text,
	`created_at` integer NOT NULL,
	`decided_at` integer,
	FOREIGN KEY (`proposer_id`) REFERENCES `users`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "proposals_state_listed" CHECK("proposals"."state" in ('open', 'confirmed', 'refused', 'withdrawn'))
) STRICT;
--> statement-breakpoint
CREATE UNIQUE INDEX `proposals_one_open` ON `proposals` (`kind`,`subject`) WHERE "proposals"."state" = 'open';--> statement-breakpoint
CREATE INDEX `proposals_state` ON `proposals` (`state`,`created_at`,`id`);--> statement-breakpoint
CREATE INDEX `proposals_subject` ON `proposals` (`subject`,`created_at`);--> statement-breakpoint
ALTER TABLE `approvals` ADD `batch_hash` text;--> statement-breakpoint
ALTER TABLE `flags` ADD `closed_by` text;--> statement-breakpoint
CREATE INDEX `flags_open` ON `flags` (`opened_at`) WHERE "flags"."closed_at" is null;--> statement-breakpoint
ALTER TABLE `payees` ADD `confirmed_at` integer;--> statement-breakpoint
ALTER TABLE `payments` ADD `approval_rule_id` text;--> statement-breakpoint
ALTER TABLE `payments` ADD `is_new_payee` integer DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE `payments` ADD `link_kind` text;--> statement-breakpoint
ALTER TABLE `payments` ADD `linked_payment_id` text;--> statement-breakpoint
ALTER TABLE `payments` ADD `linked_transaction_id` text;--> statement-breakpoint
CREATE INDEX `payments_linked` ON `payments` (`linked_payment_id`);--> statement-breakpoint
CREATE INDEX `payments_linked_transaction` ON `payments` (`linked_transaction_id`);--> statement-breakpoint
ALTER TABLE `provider_events` ADD `search` text DEFAULT '' NOT NULL;--> statement-breakpoint
ALTER TABLE `provider_events` ADD `error` text;--> statement-breakpoint
ALTER TABLE `provider_events` ADD `replays` integer DEFAULT 0 NOT NULL;