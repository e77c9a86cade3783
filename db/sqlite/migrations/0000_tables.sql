CREATE TABLE `approvals` (
	`id` text PRIMARY KEY NOT NULL,
	`payment_id` text NOT NULL,
	`approver_id` text NOT NULL,
	`decision` text NOT NULL,
	`content_hash` text NOT NULL,
	`version` integer NOT NULL,
	`reason` text,
	`voided_at` integer,
	`at` integer NOT NULL,
	FOREIGN KEY (`payment_id`) REFERENCES `payments`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`approver_id`) REFERENCES `users`(`id`) ON UPDATE no action ON DELETE no action
) STRICT;
--> statement-breakpoint
CREATE UNIQUE INDEX `approvals_once` ON `approvals` (`payment_id`,`approver_id`) WHERE "approvals"."voided_at" is null;--> statement-breakpoint
CREATE TABLE `attempt_tries` (
	`id` text PRIMARY KEY NOT NULL,
	`attempt_id` text NOT NULL,
	`number` integer NOT NULL,
	`worker` text NOT NULL,
	`fence` integer NOT NULL,
	`send_started_at` integer NOT NULL,
	`lease_until` integer NOT NULL,
	`reply_class` text,
	`reply_status` integer,
	`reply_body` text,
	`because` text,
	`ended_at` integer,
	FOREIGN KEY (`attempt_id`) REFERENCES `attempts`(`id`) ON UPDATE no action ON DELETE no action
) STRICT;
--> statement-breakpoint
CREATE UNIQUE INDEX `attempt_tries_number` ON `attempt_tries` (`attempt_id`,`number`);--> statement-breakpoint
CREATE TABLE `attempts` (
	`id` text PRIMARY KEY NOT NULL,
	`payment_id` text NOT NULL,
	`provider` text NOT NULL,
	`kind` text NOT NULL,
	`provider_key` text NOT NULL,
	`request_path` text NOT NULL,
	`request_body` text NOT NULL,
	`request_sha256` text NOT NULL,
	`callback_token_hash` text NOT NULL,
	`status` text NOT NULL,
	`provider_reference` text,
	`created_at` integer NOT NULL,
	FOREIGN KEY (`payment_id`) REFERENCES `payments`(`id`) ON UPDATE no action ON DELETE no action
) STRICT;
--> statement-breakpoint
CREATE UNIQUE INDEX `attempts_key` ON `attempts` (`provider`,`provider_key`);--> statement-breakpoint
CREATE UNIQUE INDEX `attempts_one_open_send` ON `attempts` (`payment_id`) WHERE "attempts"."kind" = 'send' and "attempts"."status" = 'open';--> statement-breakpoint
CREATE INDEX `attempts_payment` ON `attempts` (`payment_id`);--> statement-breakpoint
CREATE INDEX `attempts_token` ON `attempts` (`callback_token_hash`);--> statement-breakpoint
CREATE INDEX `attempts_provider_reference` ON `attempts` (`provider`,`provider_reference`);--> statement-breakpoint
CREATE TABLE `audit` (
	`number` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`at` integer NOT NULL,
	`actor_id` text NOT NULL,
	`action` text NOT NULL,
	`subject` text NOT NULL,
	`facts` text NOT NULL,
	`previous_hash` text NOT NULL,
	`hash` text NOT NULL
) STRICT;
--> statement-breakpoint
CREATE INDEX `audit_subject` ON `audit` (`subject`,`number`);--> statement-breakpoint
CREATE UNIQUE INDEX `audit_hash` ON `audit` (`hash`);--> statement-breakpoint
CREATE TABLE `balance_snapshots` (
	`id` text PRIMARY KEY NOT NULL,
	`account_id` text NOT NULL,
	`available_minor` integer NOT NULL,
	`current_minor` integer NOT NULL,
	`uncleared_minor` integer,
	`source` text NOT NULL,
	`at` integer NOT NULL,
	FOREIGN KEY (`account_id`) REFERENCES `provider_accounts`(`id`) ON UPDATE no action ON DELETE no action
) STRICT;
--> statement-breakpoint
CREATE INDEX `balance_snapshots_newest` ON `balance_snapshots` (`account_id`,`at`);--> statement-breakpoint
CREATE TABLE `bills` (
	`id` text PRIMARY KEY NOT NULL,
	`reference` text NOT NULL,
	`provider` text NOT NULL,
	`state` text NOT NULL,
	`version` integer NOT NULL,
	`amount_minor` integer NOT NULL,
	`currency` text NOT NULL,
	`customer_name` text NOT NULL,
	`payer` text NOT NULL,
	`bank` text NOT NULL,
	`description` text NOT NULL,
	`merchant_reference` text NOT NULL,
	`maker_id` text NOT NULL,
	`request_key` text NOT NULL,
	`code` text,
	`confirmation_url` text,
	`provider_word` text NOT NULL,
	`bank_reference` text,
	`last_checked_at` integer,
	`next_check_at` integer,
	`checks` integer NOT NULL,
	`created_at` integer NOT NULL,
	`finished_at` integer,
	CONSTRAINT "bills_amount" CHECK("bills"."amount_minor" > 0)
) STRICT;
--> statement-breakpoint
CREATE UNIQUE INDEX `bills_merchant_reference` ON `bills` (`provider`,`merchant_reference`);--> statement-breakpoint
CREATE UNIQUE INDEX `bills_request` ON `bills` (`maker_id`,`request_key`);--> statement-breakpoint
CREATE INDEX `bills_newest` ON `bills` (`created_at`,`id`);--> statement-breakpoint
CREATE INDEX `bills_state` ON `bills` (`state`,`created_at`,`id`);--> statement-breakpoint
CREATE TABLE `daily_totals` (
	`id` text PRIMARY KEY NOT NULL,
	`day` text NOT NULL,
	`account_id` text NOT NULL,
	`rail` text NOT NULL,
	`currency` text NOT NULL,
	`in_count` integer NOT NULL,
	`in_minor` integer NOT NULL,
	`out_count` integer NOT NULL,
	`out_minor` integer NOT NULL,
	`fee_minor` integer NOT NULL
) STRICT;
--> statement-breakpoint
CREATE INDEX `daily_totals_day` ON `daily_totals` (`day`);--> statement-breakpoint
CREATE INDEX `daily_totals_account` ON `daily_totals` (`account_id`,`day`);--> statement-breakpoint
CREATE TABLE `exports` (
	`id` text PRIMARY KEY NOT NULL,
	`user_id` text NOT NULL,
	`filter` text NOT NULL,
	`rows` integer NOT NULL,
	`at` integer NOT NULL
) STRICT;
--> statement-breakpoint
CREATE TABLE `flags` (
	`id` text PRIMARY KEY NOT NULL,
	`payment_id` text NOT NULL,
	`kind` text NOT NULL,
	`note` text NOT NULL,
	`event_id` text,
	`opened_at` integer NOT NULL,
	`closed_at` integer,
	FOREIGN KEY (`payment_id`) REFERENCES `payments`(`id`) ON UPDATE no action ON DELETE no action
) STRICT;
--> statement-breakpoint
CREATE INDEX `flags_payment` ON `flags` (`payment_id`);--> statement-breakpoint
CREATE TABLE `jobs` (
	`id` text PRIMARY KEY NOT NULL,
	`kind` text NOT NULL,
	`subject_id` text NOT NULL,
	`due_at` integer NOT NULL,
	`tries` integer NOT NULL,
	`lease_until` integer,
	`leased_by` text,
	`fence` integer NOT NULL,
	`last_error` text
) STRICT;
--> statement-breakpoint
CREATE UNIQUE INDEX `jobs_once` ON `jobs` (`kind`,`subject_id`);--> statement-breakpoint
CREATE INDEX `jobs_due` ON `jobs` (`due_at`);--> statement-breakpoint
CREATE TABLE `payees` (
	`id` text PRIMARY KEY NOT NULL,
	`name` text NOT NULL,
	`name_key` text NOT NULL,
	`rail` text NOT NULL,
	`account` text NOT NULL,
	`bank` text NOT NULL,
	`details` text NOT NULL,
	`account_changed_at` integer NOT NULL,
	`created_by` text NOT NULL,
	`created_at` integer NOT NULL
) STRICT;
--> statement-breakpoint
CREATE UNIQUE INDEX `payees_place` ON `payees` (`rail`,`bank`,`account`);--> statement-breakpoint
CREATE INDEX `payees_name` ON `payees` (`name_key`);--> statement-breakpoint
CREATE TABLE `payments` (
	`id` text PRIMARY KEY NOT NULL,
	`reference` text NOT NULL,
	`direction` text NOT NULL,
	`provider` text NOT NULL,
	`rail` text NOT NULL,
	`state` text NOT NULL,
	`version` integer NOT NULL,
	`amount_minor` integer NOT NULL,
	`currency` text NOT NULL,
	`source_account_id` text NOT NULL,
	`counterparty_name` text NOT NULL,
	`counterparty_account` text NOT NULL,
	`counterparty_bank` text NOT NULL,
	`payee_id` text,
	`merchant_reference` text NOT NULL,
	`purpose` text NOT NULL,
	`details` text NOT NULL,
	`maker_id` text NOT NULL,
	`last_editor_id` text NOT NULL,
	`request_key` text NOT NULL,
	`content_hash` text NOT NULL,
	`approvals_needed` integer NOT NULL,
	`duplicate_reason` text,
	`confirmed_minor` integer,
	`confirmed_currency` text,
	`confirmed_name` text,
	`fee_minor` integer,
	`provider_reference` text,
	`receipt` text,
	`reason_code` text,
	`reason_words` text,
	`tentative_failure_code` text,
	`decision_note` text,
	`next_check_at` integer,
	`sent_at` integer,
	`state_since` integer NOT NULL,
	`created_at` integer NOT NULL,
	`finished_at` integer,
	FOREIGN KEY (`source_account_id`) REFERENCES `provider_accounts`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`maker_id`) REFERENCES `users`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`last_editor_id`) REFERENCES `users`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "payments_amount" CHECK("payments"."amount_minor" > 0),
	CONSTRAINT "payments_state_listed" CHECK("payments"."state" in ('draft', 'awaiting_approval', 'approved', 'sending', 'sent', 'unknown', 'needs_review', 'succeeded', 'failed', 'denied', 'cancelled', 'expired'))
) STRICT;
--> statement-breakpoint
CREATE UNIQUE INDEX `payments_request` ON `payments` (`maker_id`,`request_key`);--> statement-breakpoint
CREATE UNIQUE INDEX `payments_reference` ON `payments` (`reference`);--> statement-breakpoint
CREATE INDEX `payments_newest` ON `payments` (`created_at`,`id`);--> statement-breakpoint
CREATE INDEX `payments_state` ON `payments` (`state`,`created_at`,`id`);--> statement-breakpoint
CREATE INDEX `payments_provider_reference` ON `payments` (`provider`,`provider_reference`);--> statement-breakpoint
CREATE INDEX `payments_counterparty` ON `payments` (`counterparty_account`,`created_at`);--> statement-breakpoint
CREATE TABLE `postings` (
	`id` text PRIMARY KEY NOT NULL,
	`payment_id` text NOT NULL,
	`kind` text NOT NULL,
	`account` text NOT NULL,
	`amount_minor` integer NOT NULL,
	`currency` text NOT NULL,
	`at` integer NOT NULL,
	FOREIGN KEY (`payment_id`) REFERENCES `payments`(`id`) ON UPDATE no action ON DELETE no action
) STRICT;
--> statement-breakpoint
CREATE UNIQUE INDEX `postings_once` ON `postings` (`payment_id`,`kind`);--> statement-breakpoint
CREATE TABLE `provider_accounts` (
	`id` text PRIMARY KEY NOT NULL,
	`provider` text NOT NULL,
	`account_key` text NOT NULL,
	`name` text NOT NULL,
	`currency` text NOT NULL,
	`purpose` text NOT NULL,
	`created_at` integer NOT NULL
) STRICT;
--> statement-breakpoint
CREATE UNIQUE INDEX `provider_accounts_key` ON `provider_accounts` (`provider`,`account_key`);--> statement-breakpoint
CREATE TABLE `provider_events` (
	`row_no` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`id` text NOT NULL,
	`provider` text NOT NULL,
	`source` text NOT NULL,
	`door` text NOT NULL,
	`authenticity` text NOT NULL,
	`dedup_key` text NOT NULL,
	`body_sha256` text NOT NULL,
	`raw_body` blob NOT NULL,
	`payment_id` text,
	`attempt_id` text,
	`verdict` text NOT NULL,
	`note` text,
	`repeats` integer NOT NULL,
	`received_at` integer NOT NULL
) STRICT;
--> statement-breakpoint
CREATE UNIQUE INDEX `provider_events_id` ON `provider_events` (`id`);--> statement-breakpoint
CREATE UNIQUE INDEX `provider_events_once` ON `provider_events` (`provider`,`dedup_key`,`body_sha256`);--> statement-breakpoint
CREATE INDEX `provider_events_payment` ON `provider_events` (`payment_id`);--> statement-breakpoint
CREATE INDEX `provider_events_verdict` ON `provider_events` (`verdict`,`received_at`) WHERE "provider_events"."verdict" <> 'applied';--> statement-breakpoint
CREATE TABLE `sessions` (
	`id` text PRIMARY KEY NOT NULL,
	`user_id` text NOT NULL,
	`created_at` integer NOT NULL,
	`last_seen_at` integer NOT NULL,
	`expires_at` integer NOT NULL,
	`ended_at` integer,
	FOREIGN KEY (`user_id`) REFERENCES `users`(`id`) ON UPDATE no action ON DELETE no action
) STRICT;
--> statement-breakpoint
CREATE INDEX `sessions_user` ON `sessions` (`user_id`);--> statement-breakpoint
CREATE TABLE `settings` (
	`name` text PRIMARY KEY NOT NULL,
	`value` text NOT NULL,
	`changed_at` integer NOT NULL
) STRICT;
--> statement-breakpoint
CREATE TABLE `transaction_evidence` (
	`id` text PRIMARY KEY NOT NULL,
	`transaction_id` text NOT NULL,
	`source` text NOT NULL,
	`provider` text NOT NULL,
	`provider_reference` text NOT NULL,
	`provider_event_id` text,
	`at` integer NOT NULL
) STRICT;
--> statement-breakpoint
CREATE UNIQUE INDEX `transaction_evidence_once` ON `transaction_evidence` (`transaction_id`,`source`);--> statement-breakpoint
CREATE INDEX `transaction_evidence_reference` ON `transaction_evidence` (`provider`,`provider_reference`);--> statement-breakpoint
CREATE TABLE `transactions` (
	`row_no` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`id` text NOT NULL,
	`account_id` text NOT NULL,
	`provider` text NOT NULL,
	`rail` text NOT NULL,
	`direction` text NOT NULL,
	`state` text NOT NULL,
	`amount_minor` integer NOT NULL,
	`fee_minor` integer NOT NULL,
	`currency` text NOT NULL,
	`occurred_at` integer NOT NULL,
	`provider_reference` text NOT NULL,
	`merchant_reference` text NOT NULL,
	`counterparty_name` text NOT NULL,
	`counterparty_account` text NOT NULL,
	`counterparty_key` text NOT NULL,
	`description` text NOT NULL,
	`channel` text NOT NULL,
	`balance_after_minor` integer,
	`payment_id` text,
	`bill_id` text,
	`created_at` integer NOT NULL,
	FOREIGN KEY (`account_id`) REFERENCES `provider_accounts`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "transactions_amount" CHECK("transactions"."amount_minor" > 0),
	CONSTRAINT "transactions_state_listed" CHECK("transactions"."state" in ('pending', 'unknown', 'succeeded', 'failed', 'reversed'))
) STRICT;
--> statement-breakpoint
CREATE UNIQUE INDEX `transactions_id` ON `transactions` (`id`);--> statement-breakpoint
CREATE UNIQUE INDEX `transactions_reference` ON `transactions` (`provider`,`provider_reference`);--> statement-breakpoint
CREATE INDEX `transactions_newest` ON `transactions` (`occurred_at`,`id`);--> statement-breakpoint
CREATE INDEX `transactions_account` ON `transactions` (`account_id`,`occurred_at`,`id`);--> statement-breakpoint
CREATE INDEX `transactions_direction` ON `transactions` (`direction`,`occurred_at`,`id`);--> statement-breakpoint
CREATE INDEX `transactions_rail` ON `transactions` (`rail`,`occurred_at`,`id`);--> statement-breakpoint
CREATE INDEX `transactions_counterparty` ON `transactions` (`counterparty_key`,`occurred_at`,`id`);--> statement-breakpoint
CREATE INDEX `transactions_currency` ON `transactions` (`currency`,`occurred_at`,`id`);--> statement-breakpoint
CREATE INDEX `transactions_amount` ON `transactions` (`currency`,`amount_minor`,`id`);--> statement-breakpoint
CREATE INDEX `transactions_state` ON `transactions` (`state`,`occurred_at`,`id`) WHERE "transactions"."state" <> 'succeeded';--> statement-breakpoint
CREATE INDEX `transactions_payment` ON `transactions` (`payment_id`);--> statement-breakpoint
CREATE INDEX `transactions_merchant_reference` ON `transactions` (`merchant_reference`);--> statement-breakpoint
CREATE TABLE `users` (
	`id` text PRIMARY KEY NOT NULL,
	`name` text NOT NULL,
	`sign_in_name` text NOT NULL,
	`password_hash` text NOT NULL,
	`roles` text NOT NULL,
	`totp_sealed` text,
	`totp_last_step` integer NOT NULL,
	`is_demo` integer NOT NULL,
	`disabled_at` integer,
	`failed_sign_ins` integer NOT NULL,
	`locked_until` integer,
	`created_at` integer NOT NULL
) STRICT;
--> statement-breakpoint
CREATE UNIQUE INDEX `users_sign_in_name` ON `users` (`sign_in_name`);