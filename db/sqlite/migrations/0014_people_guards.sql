CREATE TRIGGER entry_links_fixed
BEFORE UPDATE OF id, user_id, token_hash, created_by, created_at, expires_at ON entry_links
BEGIN
  SELECT raise(ABORT, 'a one-time link is never rewritten');
END;
--> statement-breakpoint
-- A link works once, and neither a used nor a revoked one comes back.
CREATE TRIGGER entry_links_ended_once
BEFORE UPDATE OF used_at, revoked_at ON entry_links
WHEN old.used_at IS NOT NULL OR old.revoked_at IS NOT NULL
BEGIN
  SELECT raise(ABORT, 'a one-time link ends once');
END;
--> statement-breakpoint
CREATE TRIGGER entry_links_never_deleted BEFORE DELETE ON entry_links
BEGIN
  SELECT raise(ABORT, 'one-time links are never deleted');
END;
--> statement-breakpoint
CREATE TRIGGER recovery_codes_fixed
BEFORE UPDATE OF id, user_id, code_hash, created_at ON recovery_codes
BEGIN
  SELECT raise(ABORT, 'a recovery code is never rewritten');
END;
--> statement-breakpoint
CREATE TRIGGER recovery_codes_ended_once
BEFORE UPDATE OF used_at, voided_at ON recovery_codes
WHEN old.used_at IS NOT NULL OR old.voided_at IS NOT NULL
BEGIN
  SELECT raise(ABORT, 'a recovery code works once');
END;
--> statement-breakpoint
CREATE TRIGGER recovery_codes_never_deleted BEFORE DELETE ON recovery_codes
BEGIN
  SELECT raise(ABORT, 'recovery codes are never deleted');
END;
