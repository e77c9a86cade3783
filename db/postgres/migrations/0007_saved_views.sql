CREATE TABLE "default_views" (
	"user_id" text PRIMARY KEY NOT NULL,
	"view_id" text NOT NULL
);
--> statement-breakpoint
CREATE TABLE "export_schedules" (
	"id" text PRIMARY KEY NOT NULL,
	"owner_id" text NOT NULL,
	"view_id" text NOT NULL,
	"view_name" text NOT NULL,
	"layout" text NOT NULL,
	"zone" text NOT NULL,
	"rhythm" text NOT NULL,
	"on_day" integer NOT NULL,
	"hour" integer NOT NULL,
	"handled_day" text NOT NULL,
	"paused_at" timestamp (3) with time zone,
	"last_outcome" text,
	"last_at" timestamp (3) with time zone,
	"created_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "export_schedules_rhythm_listed" CHECK ("export_schedules"."rhythm" in ('daily', 'weekly', 'monthly')),
	CONSTRAINT "export_schedules_hour" CHECK ("export_schedules"."hour" between 0 and 23),
	CONSTRAINT "export_schedules_day" CHECK ("export_schedules"."on_day" between 0 and 28)
);
--> statement-breakpoint
CREATE TABLE "saved_views" (
	"id" text PRIMARY KEY NOT NULL,
	"owner_id" text NOT NULL,
	"name" text NOT NULL,
	"name_key" text NOT NULL,
	"filter" text NOT NULL,
	"columns" text NOT NULL,
	"density" text NOT NULL,
	"is_shared" boolean NOT NULL,
	"version" integer NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	"changed_at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
ALTER TABLE "exports" ADD COLUMN "schedule_id" text;--> statement-breakpoint
ALTER TABLE "exports" ADD COLUMN "due_day" text;--> statement-breakpoint
ALTER TABLE "exports" ADD COLUMN "view_name" text;--> statement-breakpoint
ALTER TABLE "default_views" ADD CONSTRAINT "default_views_user_id_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "default_views" ADD CONSTRAINT "default_views_view_id_saved_views_id_fk" FOREIGN KEY ("view_id") REFERENCES "public"."saved_views"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "export_schedules" ADD CONSTRAINT "export_schedules_owner_id_users_id_fk" FOREIGN KEY ("owner_id") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "saved_views" ADD CONSTRAINT "saved_views_owner_id_users_id_fk" FOREIGN KEY ("owner_id") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "default_views_view" ON "default_views" USING btree ("view_id");--> statement-breakpoint
CREATE INDEX "export_schedules_oldest" ON "export_schedules" USING btree ("created_at","id");--> statement-breakpoint
CREATE INDEX "export_schedules_owner" ON "export_schedules" USING btree ("owner_id");--> statement-breakpoint
CREATE INDEX "export_schedules_view" ON "export_schedules" USING btree ("view_id");--> statement-breakpoint
CREATE UNIQUE INDEX "saved_views_name" ON "saved_views" USING btree ("owner_id","name_key");--> statement-breakpoint
CREATE INDEX "saved_views_shared" ON "saved_views" USING btree ("name_key","id") WHERE "saved_views"."is_shared";--> statement-breakpoint
CREATE UNIQUE INDEX "exports_scheduled_once" ON "exports" USING btree ("schedule_id","due_day");