CREATE TRIGGER entry_links_fixed BEFORE UPDATE OF id, user_id, token_hash, created_by, created_at, expires_at ON entry_links FOR EACH ROW
EXECUTE FUNCTION refuse('a one-time link is never rewritten');
--> statement-breakpoint
-- A link works once, and neither a used nor a revoked one comes back.
CREATE TRIGGER entry_links_ended_once BEFORE UPDATE OF used_at, revoked_at ON entry_links FOR EACH ROW
WHEN (old.used_at IS NOT NULL OR old.revoked_at IS NOT NULL)
EXECUTE FUNCTION refuse('a one-time link ends once');
--> statement-breakpoint
CREATE TRIGGER entry_links_never_deleted BEFORE DELETE ON entry_links FOR EACH ROW
EXECUTE FUNCTION refuse('one-time links are never deleted');
--> statement-breakpoint
CREATE TRIGGER entry_links_never_emptied BEFORE TRUNCATE ON entry_links FOR EACH STATEMENT EXECUTE FUNCTION refuse('entry_links is never emptied');
--> statement-breakpoint
CREATE TRIGGER recovery_codes_fixed BEFORE UPDATE OF id, user_id, code_hash, created_at ON recovery_codes FOR EACH ROW
EXECUTE FUNCTION refuse('a recovery code is never rewritten');
--> statement-breakpoint
CREATE TRIGGER recovery_codes_ended_once BEFORE UPDATE OF used_at, voided_at ON recovery_codes FOR EACH ROW
WHEN (old.used_at IS NOT NULL OR old.voided_at IS NOT NULL)
EXECUTE FUNCTION refuse('a recovery code works once');
--> statement-breakpoint
CREATE TRIGGER recovery_codes_never_deleted BEFORE DELETE ON recovery_codes FOR EACH ROW
EXECUTE FUNCTION refuse('recovery codes are never deleted');
--> statement-breakpoint
CREATE TRIGGER recovery_codes_never_emptied BEFORE TRUNCATE ON recovery_codes FOR EACH STATEMENT EXECUTE FUNCTION refuse('recovery_codes is never emptied');
--> statement-breakpoint
CREATE TRIGGER touched_entry_links AFTER INSERT OR UPDATE OR DELETE ON entry_links FOR EACH ROW EXECUTE FUNCTION note_touched('entryLinks', 'id');
--> statement-breakpoint
CREATE TRIGGER touched_recovery_codes AFTER INSERT OR UPDATE OR DELETE ON recovery_codes FOR EACH ROW EXECUTE FUNCTION note_touched('recoveryCodes', 'id');
