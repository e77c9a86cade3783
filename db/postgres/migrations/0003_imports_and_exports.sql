CREATE TABLE "export_choices" (
	"user_id" text PRIMARY KEY NOT NULL,
	"layout" text NOT NULL,
	"zone" text NOT NULL,
	"columns" text NOT NULL
);
--> statement-breakpoint
CREATE TABLE "statement_imports" (
	"id" text PRIMARY KEY NOT NULL,
	"account_id" text NOT NULL,
	"user_id" text NOT NULL,
	"file_name" text NOT NULL,
	"file_sha256" text NOT NULL,
	"file_bytes" integer NOT NULL,
	"mapping" text,
	"state" text NOT NULL,
	"version" integer NOT NULL,
	"done" integer NOT NULL,
	"total" integer NOT NULL,
	"lines" integer NOT NULL,
	"new_lines" integer NOT NULL,
	"confirming_lines" integer NOT NULL,
	"known_lines" integer NOT NULL,
	"alike_lines" integer NOT NULL,
	"bad_lines" integer NOT NULL,
	"problems" text NOT NULL,
	"added_lines" integer NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	"started_at" timestamp (3) with time zone,
	"finished_at" timestamp (3) with time zone,
	CONSTRAINT "statement_imports_state_listed" CHECK ("statement_imports"."state" in ('uploaded', 'checking', 'ready', 'importing', 'done', 'refused', 'discarded'))
);
--> statement-breakpoint
CREATE TABLE "statement_lines" (
	"row_no" bigserial PRIMARY KEY NOT NULL,
	"import_id" text NOT NULL,
	"number" integer NOT NULL,
	"file_line" integer NOT NULL,
	"reference" text NOT NULL,
	"verdict" text NOT NULL,
	"alike_id" text,
	"decision" text,
	"rail" text NOT NULL,
	"direction" text NOT NULL,
	"state" text NOT NULL,
	"amount_minor" bigint NOT NULL,
	"fee_minor" bigint NOT NULL,
	"occurred_at" timestamp (3) with time zone NOT NULL,
	"merchant_reference" text NOT NULL,
	"counterparty_name" text NOT NULL,
	"counterparty_account" text NOT NULL,
	"description" text NOT NULL,
	"channel" text NOT NULL,
	"balance_after_minor" bigint
);
--> statement-breakpoint
ALTER TABLE "exports" ADD COLUMN "layout" text DEFAULT 'machine' NOT NULL;--> statement-breakpoint
ALTER TABLE "exports" ADD COLUMN "zone" text DEFAULT '' NOT NULL;--> statement-breakpoint
ALTER TABLE "exports" ADD COLUMN "columns" text DEFAULT '' NOT NULL;--> statement-breakpoint
ALTER TABLE "exports" ADD COLUMN "up_to_row" integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "exports" ADD COLUMN "state" text DEFAULT 'direct' NOT NULL;--> statement-breakpoint
ALTER TABLE "exports" ADD COLUMN "done_rows" integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "exports" ADD COLUMN "stated_sums" text DEFAULT '[]' NOT NULL;--> statement-breakpoint
ALTER TABLE "exports" ADD COLUMN "file_sums" text;--> statement-breakpoint
ALTER TABLE "exports" ADD COLUMN "file_name" text DEFAULT '' NOT NULL;--> statement-breakpoint
ALTER TABLE "exports" ADD COLUMN "shows_accounts" boolean DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE "exports" ADD COLUMN "sha256" text;--> statement-breakpoint
ALTER TABLE "exports" ADD COLUMN "bytes" integer;--> statement-breakpoint
ALTER TABLE "exports" ADD COLUMN "expires_at" timestamp (3) with time zone;--> statement-breakpoint
ALTER TABLE "statement_imports" ADD CONSTRAINT "statement_imports_account_id_provider_accounts_id_fk" FOREIGN KEY ("account_id") REFERENCES "public"."provider_accounts"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "statement_imports" ADD CONSTRAINT "statement_imports_user_id_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "statement_lines" ADD CONSTRAINT "statement_lines_import_id_statement_imports_id_fk" FOREIGN KEY ("import_id") REFERENCES "public"."statement_imports"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "statement_imports_newest" ON "statement_imports" USING btree ("created_at","id");--> statement-breakpoint
CREATE INDEX "statement_imports_account" ON "statement_imports" USING btree ("account_id","created_at");--> statement-breakpoint
CREATE INDEX "statement_imports_file" ON "statement_imports" USING btree ("file_sha256");--> statement-breakpoint
CREATE INDEX "statement_imports_running" ON "statement_imports" USING btree ("state") WHERE "statement_imports"."state" = 'importing';--> statement-breakpoint
CREATE UNIQUE INDEX "statement_lines_number" ON "statement_lines" USING btree ("import_id","number");--> statement-breakpoint
CREATE UNIQUE INDEX "statement_lines_reference" ON "statement_lines" USING btree ("import_id","reference");--> statement-breakpoint
CREATE INDEX "statement_lines_verdict" ON "statement_lines" USING btree ("import_id","verdict","number");--> statement-breakpoint
CREATE INDEX "exports_newest" ON "exports" USING btree ("at","id");--> statement-breakpoint
CREATE INDEX "transactions_own_reference" ON "transactions" USING btree ("merchant_reference","amount_minor") WHERE "transactions"."payment_id" is not null;