CREATE TABLE "approval_rules" (
	"id" text PRIMARY KEY NOT NULL,
	"kind" text NOT NULL,
	"currency" text NOT NULL,
	"rail" text,
	"over_minor" bigint NOT NULL,
	"new_payee_only" boolean NOT NULL,
	"approvers" integer NOT NULL,
	"proposal_id" text NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	"retired_at" timestamp (3) with time zone,
	CONSTRAINT "approval_rules_over" CHECK ("approval_rules"."over_minor" >= 0),
	CONSTRAINT "approval_rules_approvers" CHECK ("approval_rules"."approvers" between 0 and 2),
	CONSTRAINT "approval_rules_kind" CHECK ("approval_rules"."kind" in ('approvers', 'limit_payment', 'limit_maker_day', 'limit_provider_day'))
);
--> statement-breakpoint
CREATE TABLE "approvals" (
	"id" text PRIMARY KEY NOT NULL,
	"payment_id" text NOT NULL,
	"approver_id" text NOT NULL,
	"decision" text NOT NULL,
	"content_hash" text NOT NULL,
	"version" integer NOT NULL,
	"reason" text,
	"voided_at" timestamp (3) with time zone,
	"batch_hash" text,
	"at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "attempt_tries" (
	"id" text PRIMARY KEY NOT NULL,
	"attempt_id" text NOT NULL,
	"number" integer NOT NULL,
	"worker" text NOT NULL,
	"fence" integer NOT NULL,
	"send_started_at" timestamp (3) with time zone NOT NULL,
	"lease_until" timestamp (3) with time zone NOT NULL,
	"reply_class" text,
	"reply_status" integer,
	"reply_body" text,
	"because" text,
	"ended_at" timestamp (3) with time zone
);
--> statement-breakpoint
CREATE TABLE "attempts" (
	"id" text PRIMARY KEY NOT NULL,
	"payment_id" text NOT NULL,
	"provider" text NOT NULL,
	"kind" text NOT NULL,
	"provider_key" text NOT NULL,
	"request_path" text NOT NULL,
	"request_body" text NOT NULL,
	"request_sha256" text NOT NULL,
	"callback_token_hash" text NOT NULL,
	"status" text NOT NULL,
	"provider_reference" text,
	"created_at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "audit" (
	"number" bigserial PRIMARY KEY NOT NULL,
	"at" timestamp (3) with time zone NOT NULL,
	"actor_id" text NOT NULL,
	"action" text NOT NULL,
	"subject" text NOT NULL,
	"facts" text NOT NULL,
	"previous_hash" text NOT NULL,
	"hash" text NOT NULL
);
--> statement-breakpoint
CREATE TABLE "balance_snapshots" (
	"id" text PRIMARY KEY NOT NULL,
	"account_id" text NOT NULL,
	"available_minor" bigint NOT NULL,
	"current_minor" bigint NOT NULL,
	"uncleared_minor" bigint,
	"source" text NOT NULL,
	"at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "bills" (
	"id" text PRIMARY KEY NOT NULL,
	"reference" text NOT NULL,
	"provider" text NOT NULL,
	"state" text NOT NULL,
	"version" integer NOT NULL,
	"amount_minor" bigint NOT NULL,
	"currency" text NOT NULL,
	"customer_name" text NOT NULL,
	"payer" text NOT NULL,
	"bank" text NOT NULL,
	"description" text NOT NULL,
	"merchant_reference" text NOT NULL,
	"maker_id" text NOT NULL,
	"request_key" text NOT NULL,
	"code" text,
	"confirmation_url" text,
	"provider_word" text NOT NULL,
	"bank_reference" text,
	"last_checked_at" timestamp (3) with time zone,
	"next_check_at" timestamp (3) with time zone,
	"checks" integer NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	"finished_at" timestamp (3) with time zone,
	CONSTRAINT "bills_amount" CHECK ("bills"."amount_minor" > 0)
);
--> statement-breakpoint
CREATE TABLE "daily_totals" (
	"id" text PRIMARY KEY NOT NULL,
	"day" text NOT NULL,
	"account_id" text NOT NULL,
	"rail" text NOT NULL,
	"currency" text NOT NULL,
	"in_count" integer NOT NULL,
	"in_minor" bigint NOT NULL,
	"out_count" integer NOT NULL,
	"out_minor" bigint NOT NULL,
	"fee_minor" bigint NOT NULL
);
--> statement-breakpoint
CREATE TABLE "exports" (
	"id" text PRIMARY KEY NOT NULL,
	"user_id" text NOT NULL,
	"filter" text NOT NULL,
	"rows" integer NOT NULL,
	"at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "flags" (
	"id" text PRIMARY KEY NOT NULL,
	"payment_id" text NOT NULL,
	"kind" text NOT NULL,
	"note" text NOT NULL,
	"event_id" text,
	"opened_at" timestamp (3) with time zone NOT NULL,
	"closed_at" timestamp (3) with time zone,
	"closed_by" text
);
--> statement-breakpoint
CREATE TABLE "jobs" (
	"id" text PRIMARY KEY NOT NULL,
	"kind" text NOT NULL,
	"subject_id" text NOT NULL,
	"due_at" timestamp (3) with time zone NOT NULL,
	"tries" integer NOT NULL,
	"lease_until" timestamp (3) with time zone,
	"leased_by" text,
	"fence" integer NOT NULL,
	"last_error" text
);
--> statement-breakpoint
CREATE TABLE "notices" (
	"id" text PRIMARY KEY NOT NULL,
	"user_id" text NOT NULL,
	"kind" text NOT NULL,
	"payment_id" text NOT NULL,
	"at" timestamp (3) with time zone NOT NULL,
	"read_at" timestamp (3) with time zone
);
--> statement-breakpoint
CREATE TABLE "payees" (
	"id" text PRIMARY KEY NOT NULL,
	"name" text NOT NULL,
	"name_key" text NOT NULL,
	"rail" text NOT NULL,
	"account" text NOT NULL,
	"bank" text NOT NULL,
	"details" text NOT NULL,
	"account_changed_at" timestamp (3) with time zone NOT NULL,
	"confirmed_at" timestamp (3) with time zone,
	"created_by" text NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "payments" (
	"id" text PRIMARY KEY NOT NULL,
	"reference" text NOT NULL,
	"direction" text NOT NULL,
	"provider" text NOT NULL,
	"rail" text NOT NULL,
	"state" text NOT NULL,
	"version" integer NOT NULL,
	"amount_minor" bigint NOT NULL,
	"currency" text NOT NULL,
	"source_account_id" text NOT NULL,
	"counterparty_name" text NOT NULL,
	"counterparty_account" text NOT NULL,
	"counterparty_bank" text NOT NULL,
	"payee_id" text,
	"merchant_reference" text NOT NULL,
	"purpose" text NOT NULL,
	"details" text NOT NULL,
	"maker_id" text NOT NULL,
	"last_editor_id" text NOT NULL,
	"request_key" text NOT NULL,
	"content_hash" text NOT NULL,
	"approvals_needed" integer NOT NULL,
	"approval_rule_id" text,
	"is_new_payee" boolean DEFAULT false NOT NULL,
	"link_kind" text,
	"linked_payment_id" text,
	"linked_transaction_id" text,
	"duplicate_reason" text,
	"confirmed_minor" bigint,
	"confirmed_currency" text,
	"confirmed_name" text,
	"fee_minor" bigint,
	"provider_reference" text,
	"receipt" text,
	"reason_code" text,
	"reason_words" text,
	"tentative_failure_code" text,
	"decision_note" text,
	"next_check_at" timestamp (3) with time zone,
	"sent_at" timestamp (3) with time zone,
	"state_since" timestamp (3) with time zone NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	"finished_at" timestamp (3) with time zone,
	CONSTRAINT "payments_amount" CHECK ("payments"."amount_minor" > 0),
	CONSTRAINT "payments_state_listed" CHECK ("payments"."state" in ('draft', 'awaiting_approval', 'approved', 'sending', 'sent', 'unknown', 'needs_review', 'succeeded', 'failed', 'denied', 'cancelled', 'expired'))
);
--> statement-breakpoint
CREATE TABLE "postings" (
	"id" text PRIMARY KEY NOT NULL,
	"payment_id" text NOT NULL,
	"kind" text NOT NULL,
	"account" text NOT NULL,
	"amount_minor" bigint NOT NULL,
	"currency" text NOT NULL,
	"at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "proposals" (
	"id" text PRIMARY KEY NOT NULL,
	"kind" text NOT NULL,
	"subject" text NOT NULL,
	"content" text NOT NULL,
	"content_hash" text NOT NULL,
	"reason" text NOT NULL,
	"evidence_name" text,
	"evidence_sha256" text,
	"evidence_bytes" "bytea",
	"state" text NOT NULL,
	"proposer_id" text NOT NULL,
	"decider_id" text,
	"decision_note" text,
	"created_at" timestamp (3) with time zone NOT NULL,
	"decided_at" timestamp (3) with time zone,
	CONSTRAINT "proposals_state_listed" CHECK ("proposals"."state" in ('open', 'confirmed', 'refused', 'withdrawn'))
);
--> statement-breakpoint
CREATE TABLE "provider_accounts" (
	"id" text PRIMARY KEY NOT NULL,
	"provider" text NOT NULL,
	"account_key" text NOT NULL,
	"name" text NOT NULL,
	"currency" text NOT NULL,
	"purpose" text NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "provider_events" (
	"row_no" bigserial PRIMARY KEY NOT NULL,
	"id" text NOT NULL,
	"provider" text NOT NULL,
	"source" text NOT NULL,
	"door" text NOT NULL,
	"authenticity" text NOT NULL,
	"dedup_key" text NOT NULL,
	"body_sha256" text NOT NULL,
	"raw_body" "bytea" NOT NULL,
	"payment_id" text,
	"attempt_id" text,
	"verdict" text NOT NULL,
	"note" text,
	"repeats" integer NOT NULL,
	"search" text DEFAULT '' NOT NULL,
	"error" text,
	"replays" integer DEFAULT 0 NOT NULL,
	"received_at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "sessions" (
	"id" text PRIMARY KEY NOT NULL,
	"user_id" text NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	"last_seen_at" timestamp (3) with time zone NOT NULL,
	"expires_at" timestamp (3) with time zone NOT NULL,
	"ended_at" timestamp (3) with time zone
);
--> statement-breakpoint
CREATE TABLE "settings" (
	"name" text PRIMARY KEY NOT NULL,
	"value" text NOT NULL,
	"changed_at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "transaction_evidence" (
	"id" text PRIMARY KEY NOT NULL,
	"transaction_id" text NOT NULL,
	"source" text NOT NULL,
	"provider" text NOT NULL,
	"provider_reference" text NOT NULL,
	"provider_event_id" text,
	"at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "transactions" (
	"row_no" bigserial PRIMARY KEY NOT NULL,
	"id" text NOT NULL,
	"account_id" text NOT NULL,
	"provider" text NOT NULL,
	"rail" text NOT NULL,
	"direction" text NOT NULL,
	"state" text NOT NULL,
	"amount_minor" bigint NOT NULL,
	"fee_minor" bigint NOT NULL,
	"currency" text NOT NULL,
	"occurred_at" timestamp (3) with time zone NOT NULL,
	"provider_reference" text NOT NULL,
	"merchant_reference" text NOT NULL,
	"counterparty_name" text NOT NULL,
	"counterparty_account" text NOT NULL,
	"counterparty_key" text NOT NULL,
	"description" text NOT NULL,
	"channel" text NOT NULL,
	"balance_after_minor" bigint,
	"payment_id" text,
	"bill_id" text,
	"created_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "transactions_amount" CHECK ("transactions"."amount_minor" > 0),
	CONSTRAINT "transactions_state_listed" CHECK ("transactions"."state" in ('pending', 'unknown', 'succeeded', 'failed', 'reversed'))
);
--> statement-breakpoint
CREATE TABLE "transactions_search" (
	"row_no" bigint PRIMARY KEY NOT NULL,
	"text" text NOT NULL
);
--> statement-breakpoint
CREATE TABLE "users" (
	"id" text PRIMARY KEY NOT NULL,
	"name" text NOT NULL,
	"sign_in_name" text NOT NULL,
	"password_hash" text NOT NULL,
	"roles" text NOT NULL,
	"totp_sealed" text,
	"totp_last_step" integer NOT NULL,
	"is_demo" boolean NOT NULL,
	"disabled_at" timestamp (3) with time zone,
	"failed_sign_ins" integer NOT NULL,
	"locked_until" timestamp (3) with time zone,
	"created_at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "writer_turn" (
	"id" text PRIMARY KEY NOT NULL
);
--> statement-breakpoint
ALTER TABLE "approvals" ADD CONSTRAINT "approvals_payment_id_payments_id_fk" FOREIGN KEY ("payment_id") REFERENCES "public"."payments"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "approvals" ADD CONSTRAINT "approvals_approver_id_users_id_fk" FOREIGN KEY ("approver_id") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "attempt_tries" ADD CONSTRAINT "attempt_tries_attempt_id_attempts_id_fk" FOREIGN KEY ("attempt_id") REFERENCES "public"."attempts"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "attempts" ADD CONSTRAINT "attempts_payment_id_payments_id_fk" FOREIGN KEY ("payment_id") REFERENCES "public"."payments"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "balance_snapshots" ADD CONSTRAINT "balance_snapshots_account_id_provider_accounts_id_fk" FOREIGN KEY ("account_id") REFERENCES "public"."provider_accounts"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "flags" ADD CONSTRAINT "flags_payment_id_payments_id_fk" FOREIGN KEY ("payment_id") REFERENCES "public"."payments"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "notices" ADD CONSTRAINT "notices_user_id_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "notices" ADD CONSTRAINT "notices_payment_id_payments_id_fk" FOREIGN KEY ("payment_id") REFERENCES "public"."payments"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "payments" ADD CONSTRAINT "payments_source_account_id_provider_accounts_id_fk" FOREIGN KEY ("source_account_id") REFERENCES "public"."provider_accounts"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "payments" ADD CONSTRAINT "payments_maker_id_users_id_fk" FOREIGN KEY ("maker_id") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "payments" ADD CONSTRAINT "payments_last_editor_id_users_id_fk" FOREIGN KEY ("last_editor_id") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "postings" ADD CONSTRAINT "postings_payment_id_payments_id_fk" FOREIGN KEY ("payment_id") REFERENCES "public"."payments"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "proposals" ADD CONSTRAINT "proposals_proposer_id_users_id_fk" FOREIGN KEY ("proposer_id") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "sessions" ADD CONSTRAINT "sessions_user_id_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "transactions" ADD CONSTRAINT "transactions_account_id_provider_accounts_id_fk" FOREIGN KEY ("account_id") REFERENCES "public"."provider_accounts"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "approval_rules_in_force" ON "approval_rules" USING btree ("currency") WHERE "approval_rules"."retired_at" is null;--> statement-breakpoint
CREATE UNIQUE INDEX "approvals_once" ON "approvals" USING btree ("payment_id","approver_id") WHERE "approvals"."voided_at" is null;--> statement-breakpoint
CREATE UNIQUE INDEX "attempt_tries_number" ON "attempt_tries" USING btree ("attempt_id","number");--> statement-breakpoint
CREATE UNIQUE INDEX "attempts_key" ON "attempts" USING btree ("provider","provider_key");--> statement-breakpoint
CREATE UNIQUE INDEX "attempts_one_open_send" ON "attempts" USING btree ("payment_id") WHERE "attempts"."kind" = 'send' and "attempts"."status" = 'open';--> statement-breakpoint
CREATE INDEX "attempts_payment" ON "attempts" USING btree ("payment_id");--> statement-breakpoint
CREATE INDEX "attempts_token" ON "attempts" USING btree ("callback_token_hash");--> statement-breakpoint
CREATE INDEX "attempts_provider_reference" ON "attempts" USING btree ("provider","provider_reference");--> statement-breakpoint
CREATE INDEX "audit_subject" ON "audit" USING btree ("subject","number");--> statement-breakpoint
CREATE UNIQUE INDEX "audit_hash" ON "audit" USING btree ("hash");--> statement-breakpoint
CREATE INDEX "balance_snapshots_newest" ON "balance_snapshots" USING btree ("account_id","at");--> statement-breakpoint
CREATE UNIQUE INDEX "bills_merchant_reference" ON "bills" USING btree ("provider","merchant_reference");--> statement-breakpoint
CREATE UNIQUE INDEX "bills_request" ON "bills" USING btree ("maker_id","request_key");--> statement-breakpoint
CREATE INDEX "bills_newest" ON "bills" USING btree ("created_at","id");--> statement-breakpoint
CREATE INDEX "bills_state" ON "bills" USING btree ("state","created_at","id");--> statement-breakpoint
CREATE INDEX "daily_totals_day" ON "daily_totals" USING btree ("day");--> statement-breakpoint
CREATE INDEX "daily_totals_account" ON "daily_totals" USING btree ("account_id","day");--> statement-breakpoint
CREATE INDEX "flags_payment" ON "flags" USING btree ("payment_id");--> statement-breakpoint
CREATE INDEX "flags_open" ON "flags" USING btree ("opened_at") WHERE "flags"."closed_at" is null;--> statement-breakpoint
CREATE UNIQUE INDEX "jobs_once" ON "jobs" USING btree ("kind","subject_id");--> statement-breakpoint
CREATE INDEX "jobs_due" ON "jobs" USING btree ("due_at");--> statement-breakpoint
CREATE UNIQUE INDEX "notices_once" ON "notices" USING btree ("user_id","kind","payment_id");--> statement-breakpoint
CREATE INDEX "notices_unread" ON "notices" USING btree ("user_id","at") WHERE "notices"."read_at" is null;--> statement-breakpoint
CREATE UNIQUE INDEX "payees_place" ON "payees" USING btree ("rail","bank","account");--> statement-breakpoint
CREATE INDEX "payees_name" ON "payees" USING btree ("name_key");--> statement-breakpoint
CREATE UNIQUE INDEX "payments_request" ON "payments" USING btree ("maker_id","request_key");--> statement-breakpoint
CREATE UNIQUE INDEX "payments_reference" ON "payments" USING btree ("reference");--> statement-breakpoint
CREATE INDEX "payments_newest" ON "payments" USING btree ("created_at","id");--> statement-breakpoint
CREATE INDEX "payments_state" ON "payments" USING btree ("state","created_at","id");--> statement-breakpoint
CREATE INDEX "payments_provider_reference" ON "payments" USING btree ("provider","provider_reference");--> statement-breakpoint
CREATE INDEX "payments_counterparty" ON "payments" USING btree ("counterparty_account","created_at");--> statement-breakpoint
CREATE INDEX "payments_linked" ON "payments" USING btree ("linked_payment_id");--> statement-breakpoint
CREATE INDEX "payments_linked_transaction" ON "payments" USING btree ("linked_transaction_id");--> statement-breakpoint
CREATE UNIQUE INDEX "postings_once" ON "postings" USING btree ("payment_id","kind");--> statement-breakpoint
CREATE UNIQUE INDEX "proposals_one_open" ON "proposals" USING btree ("kind","subject") WHERE "proposals"."state" = 'open';--> statement-breakpoint
CREATE INDEX "proposals_state" ON "proposals" USING btree ("state","created_at","id");--> statement-breakpoint
CREATE INDEX "proposals_subject" ON "proposals" USING btree ("subject","created_at");--> statement-breakpoint
CREATE UNIQUE INDEX "provider_accounts_key" ON "provider_accounts" USING btree ("provider","account_key");--> statement-breakpoint
CREATE UNIQUE INDEX "provider_events_id" ON "provider_events" USING btree ("id");--> statement-breakpoint
CREATE UNIQUE INDEX "provider_events_once" ON "provider_events" USING btree ("provider","dedup_key","body_sha256");--> statement-breakpoint
CREATE INDEX "provider_events_payment" ON "provider_events" USING btree ("payment_id");--> statement-breakpoint
CREATE INDEX "provider_events_verdict" ON "provider_events" USING btree ("verdict","received_at") WHERE "provider_events"."verdict" <> 'applied';--> statement-breakpoint
CREATE INDEX "sessions_user" ON "sessions" USING btree ("user_id");--> statement-breakpoint
CREATE UNIQUE INDEX "transaction_evidence_once" ON "transaction_evidence" USING btree ("transaction_id","source");--> statement-breakpoint
CREATE INDEX "transaction_evidence_reference" ON "transaction_evidence" USING btree ("provider","provider_reference");--> statement-breakpoint
CREATE UNIQUE INDEX "transactions_id" ON "transactions" USING btree ("id");--> statement-breakpoint
CREATE UNIQUE INDEX "transactions_reference" ON "transactions" USING btree ("provider","provider_reference");--> statement-breakpoint
CREATE INDEX "transactions_newest" ON "transactions" USING btree ("occurred_at","id");--> statement-breakpoint
CREATE INDEX "transactions_account" ON "transactions" USING btree ("account_id","occurred_at","id");--> statement-breakpoint
CREATE INDEX "transactions_direction" ON "transactions" USING btree ("direction","occurred_at","id");--> statement-breakpoint
CREATE INDEX "transactions_rail" ON "transactions" USING btree ("rail","occurred_at","id");--> statement-breakpoint
CREATE INDEX "transactions_counterparty" ON "transactions" USING btree ("counterparty_key","occurred_at","id");--> statement-breakpoint
CREATE INDEX "transactions_currency" ON "transactions" USING btree ("currency","occurred_at","id");--> statement-breakpoint
CREATE INDEX "transactions_amount" ON "transactions" USING btree ("currency","amount_minor","id");--> statement-breakpoint
CREATE INDEX "transactions_state" ON "transactions" USING btree ("state","occurred_at","id") WHERE "transactions"."state" <> 'succeeded';--> statement-breakpoint
CREATE INDEX "transactions_unknown" ON "transactions" USING btree ("occurred_at","id") WHERE "transactions"."state" in ('unknown', 'pending');--> statement-breakpoint
CREATE INDEX "transactions_payment" ON "transactions" USING btree ("payment_id");--> statement-breakpoint
CREATE INDEX "transactions_merchant_reference" ON "transactions" USING btree ("merchant_reference");--> statement-breakpoint
CREATE INDEX "transactions_search_trigrams" ON "transactions_search" USING gin ("text" gin_trgm_ops);--> statement-breakpoint
CREATE UNIQUE INDEX "users_sign_in_name" ON "users" USING btree ("sign_in_name");