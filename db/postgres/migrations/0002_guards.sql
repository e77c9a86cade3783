-- What the schema language cannot say: rules that hold even for a person with a database shell (RELIABILITY.md 1.1).
-- The same rules, under the same names and in the same words, as in db/sqlite/migrations.

CREATE FUNCTION refuse() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION '%', tg_argv[0] USING ERRCODE = 'integrity_constraint_violation';
END $$;
--> statement-breakpoint
-- Content of a payment, and the rule it started under, stand once it has been submitted; an edit takes it back to draft.
CREATE TRIGGER payments_content_fixed BEFORE UPDATE OF direction, provider, rail, amount_minor, currency, source_account_id, counterparty_name, counterparty_account, counterparty_bank, merchant_reference, purpose, details, maker_id, request_key, content_hash, approvals_needed, approval_rule_id, link_kind, linked_payment_id, linked_transaction_id ON payments FOR EACH ROW
WHEN (old.state <> 'draft' AND (
  new.direction IS DISTINCT FROM old.direction
  OR new.provider IS DISTINCT FROM old.provider
  OR new.rail IS DISTINCT FROM old.rail
  OR new.amount_minor IS DISTINCT FROM old.amount_minor
  OR new.currency IS DISTINCT FROM old.currency
  OR new.source_account_id IS DISTINCT FROM old.source_account_id
  OR new.counterparty_name IS DISTINCT FROM old.counterparty_name
  OR new.counterparty_account IS DISTINCT FROM old.counterparty_account
  OR new.counterparty_bank IS DISTINCT FROM old.counterparty_bank
  OR new.merchant_reference IS DISTINCT FROM old.merchant_reference
  OR new.purpose IS DISTINCT FROM old.purpose
  OR new.details IS DISTINCT FROM old.details
  OR new.maker_id IS DISTINCT FROM old.maker_id
  OR new.request_key IS DISTINCT FROM old.request_key
  OR new.content_hash IS DISTINCT FROM old.content_hash
  OR new.approvals_needed IS DISTINCT FROM old.approvals_needed
  OR new.approval_rule_id IS DISTINCT FROM old.approval_rule_id
  OR new.link_kind IS DISTINCT FROM old.link_kind
  OR new.linked_payment_id IS DISTINCT FROM old.linked_payment_id
  OR new.linked_transaction_id IS DISTINCT FROM old.linked_transaction_id))
EXECUTE FUNCTION refuse('the content of a submitted payment is fixed');
--> statement-breakpoint
-- A final state stays, except that proof of success after a failure brings people in (transition row 24).
CREATE TRIGGER payments_final_state_stays BEFORE UPDATE OF state ON payments FOR EACH ROW
WHEN (old.state IN ('succeeded', 'failed', 'denied', 'cancelled', 'expired') AND new.state <> old.state
  AND NOT (old.state IN ('failed', 'cancelled', 'expired') AND new.state = 'needs_review'))
EXECUTE FUNCTION refuse('a final payment state does not change');
--> statement-breakpoint
CREATE TRIGGER payments_never_deleted BEFORE DELETE ON payments FOR EACH ROW
EXECUTE FUNCTION refuse('payments are never deleted');
--> statement-breakpoint
-- The maker, or whoever last edited, never decides.
CREATE FUNCTION approvals_not_by_maker() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF EXISTS (SELECT 1 FROM payments p WHERE p.id = new.payment_id AND (p.maker_id = new.approver_id OR p.last_editor_id = new.approver_id)) THEN
    RAISE EXCEPTION 'the maker or last editor cannot approve' USING ERRCODE = 'integrity_constraint_violation';
  END IF;
  RETURN new;
END $$;
--> statement-breakpoint
CREATE TRIGGER approvals_not_by_maker BEFORE INSERT ON approvals FOR EACH ROW EXECUTE FUNCTION approvals_not_by_maker();
--> statement-breakpoint
CREATE TRIGGER approvals_decision_fixed BEFORE UPDATE OF payment_id, approver_id, decision, content_hash, version, at ON approvals FOR EACH ROW
EXECUTE FUNCTION refuse('an approval is never rewritten');
--> statement-breakpoint
-- An approval is of what is stored at that moment, nothing else.
CREATE FUNCTION approvals_of_this_content() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NOT EXISTS (SELECT 1 FROM payments p WHERE p.id = new.payment_id AND p.content_hash = new.content_hash AND p.state = 'awaiting_approval') THEN
    RAISE EXCEPTION 'an approval is of exactly the content that waits for it' USING ERRCODE = 'integrity_constraint_violation';
  END IF;
  RETURN new;
END $$;
--> statement-breakpoint
CREATE TRIGGER approvals_of_this_content BEFORE INSERT ON approvals FOR EACH ROW EXECUTE FUNCTION approvals_of_this_content();
--> statement-breakpoint
CREATE TRIGGER approvals_stay_void BEFORE UPDATE OF voided_at ON approvals FOR EACH ROW
WHEN (old.voided_at IS NOT NULL AND new.voided_at IS DISTINCT FROM old.voided_at)
EXECUTE FUNCTION refuse('a void approval never counts again');
--> statement-breakpoint
CREATE TRIGGER approvals_never_deleted BEFORE DELETE ON approvals FOR EACH ROW
EXECUTE FUNCTION refuse('approvals are never deleted');
--> statement-breakpoint
-- A payout leaves the desk only with the approvals it needs, by others, on exactly this content.
CREATE FUNCTION payments_sending_needs_approvals() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF new.state = 'sending' AND old.state = 'approved' AND new.direction = 'out' AND (
    SELECT count(*) FROM approvals a WHERE a.payment_id = new.id AND a.decision = 'approved' AND a.voided_at IS NULL
      AND a.content_hash = new.content_hash AND a.approver_id <> new.maker_id) < greatest(1, new.approvals_needed) THEN
    RAISE EXCEPTION 'a payout is not sent without its approvals' USING ERRCODE = 'integrity_constraint_violation';
  END IF;
  RETURN new;
END $$;
--> statement-breakpoint
CREATE TRIGGER payments_sending_needs_approvals BEFORE UPDATE OF state ON payments FOR EACH ROW EXECUTE FUNCTION payments_sending_needs_approvals();
--> statement-breakpoint
CREATE TRIGGER attempts_request_fixed BEFORE UPDATE OF payment_id, provider, kind, provider_key, request_path, request_body, request_sha256, callback_token_hash ON attempts FOR EACH ROW
EXECUTE FUNCTION refuse('the request of an attempt is fixed');
--> statement-breakpoint
CREATE TRIGGER provider_events_raw_fixed BEFORE UPDATE OF provider, source, door, dedup_key, body_sha256, raw_body, received_at ON provider_events FOR EACH ROW
EXECUTE FUNCTION refuse('what a provider said is never rewritten');
--> statement-breakpoint
CREATE TRIGGER flags_never_deleted BEFORE DELETE ON flags FOR EACH ROW
EXECUTE FUNCTION refuse('flags are closed, never deleted');
--> statement-breakpoint
CREATE TRIGGER flags_closed_once BEFORE UPDATE ON flags FOR EACH ROW
WHEN (old.closed_at IS NOT NULL OR (new.closed_at IS NOT NULL AND new.closed_by IS NULL)
  OR new.payment_id <> old.payment_id OR new.kind <> old.kind OR new.note <> old.note OR new.opened_at <> old.opened_at)
EXECUTE FUNCTION refuse('a flag is closed once, by somebody');
--> statement-breakpoint
CREATE TRIGGER postings_fixed BEFORE UPDATE ON postings FOR EACH ROW
EXECUTE FUNCTION refuse('postings are never rewritten');
--> statement-breakpoint
CREATE TRIGGER postings_never_deleted BEFORE DELETE ON postings FOR EACH ROW
EXECUTE FUNCTION refuse('postings are never deleted');
--> statement-breakpoint
CREATE TRIGGER proposals_content_fixed BEFORE UPDATE OF kind, subject, content, content_hash, reason, evidence_name, evidence_sha256, evidence_bytes, proposer_id, created_at ON proposals FOR EACH ROW
EXECUTE FUNCTION refuse('a proposal is never rewritten');
--> statement-breakpoint
-- Whoever proposes never confirms.
CREATE TRIGGER proposals_by_another_person BEFORE UPDATE OF state ON proposals FOR EACH ROW
WHEN (new.state = 'confirmed' AND (new.decider_id IS NULL OR new.decider_id = old.proposer_id))
EXECUTE FUNCTION refuse('a proposal is confirmed by another person');
--> statement-breakpoint
CREATE TRIGGER proposals_begin_open BEFORE INSERT ON proposals FOR EACH ROW
WHEN (new.state <> 'open' OR new.decider_id IS NOT NULL)
EXECUTE FUNCTION refuse('a proposal begins open');
--> statement-breakpoint
CREATE TRIGGER proposals_decision_stays BEFORE UPDATE ON proposals FOR EACH ROW
WHEN (old.state <> 'open')
EXECUTE FUNCTION refuse('a decided proposal stays');
--> statement-breakpoint
CREATE TRIGGER proposals_never_deleted BEFORE DELETE ON proposals FOR EACH ROW
EXECUTE FUNCTION refuse('proposals are never deleted');
--> statement-breakpoint
-- A rule comes and goes by the agreement of two people.
CREATE FUNCTION approval_rules_by_two_people() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF new.proposal_id <> 'installation' AND NOT EXISTS (
    SELECT 1 FROM proposals p WHERE p.id = new.proposal_id AND p.kind = 'rule.add' AND p.state = 'confirmed' AND p.decider_id <> p.proposer_id) THEN
    RAISE EXCEPTION 'a rule needs two people' USING ERRCODE = 'integrity_constraint_violation';
  END IF;
  RETURN new;
END $$;
--> statement-breakpoint
CREATE TRIGGER approval_rules_by_two_people BEFORE INSERT ON approval_rules FOR EACH ROW EXECUTE FUNCTION approval_rules_by_two_people();
--> statement-breakpoint
CREATE TRIGGER approval_rules_fixed BEFORE UPDATE OF id, kind, currency, rail, over_minor, new_payee_only, approvers, proposal_id, created_at ON approval_rules FOR EACH ROW
EXECUTE FUNCTION refuse('a rule is never rewritten');
--> statement-breakpoint
CREATE FUNCTION approval_rules_retired_by_two_people() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF old.retired_at IS NOT NULL OR NOT EXISTS (
    SELECT 1 FROM proposals p WHERE p.kind = 'rule.retire' AND p.subject = 'rule:' || old.id AND p.state = 'confirmed' AND p.decider_id <> p.proposer_id) THEN
    RAISE EXCEPTION 'a rule ends by the agreement of two people' USING ERRCODE = 'integrity_constraint_violation';
  END IF;
  RETURN new;
END $$;
--> statement-breakpoint
CREATE TRIGGER approval_rules_retired_by_two_people BEFORE UPDATE OF retired_at ON approval_rules FOR EACH ROW EXECUTE FUNCTION approval_rules_retired_by_two_people();
--> statement-breakpoint
CREATE TRIGGER approval_rules_never_deleted BEFORE DELETE ON approval_rules FOR EACH ROW
EXECUTE FUNCTION refuse('rules are never deleted');
--> statement-breakpoint
CREATE TRIGGER audit_append_only BEFORE UPDATE ON audit FOR EACH ROW
EXECUTE FUNCTION refuse('the audit log is append-only');
--> statement-breakpoint
CREATE TRIGGER audit_never_deleted BEFORE DELETE ON audit FOR EACH ROW
EXECUTE FUNCTION refuse('the audit log is append-only');
--> statement-breakpoint
-- PostgreSQL alone can empty a table without deleting its rows one by one.
CREATE TRIGGER payments_never_emptied BEFORE TRUNCATE ON payments FOR EACH STATEMENT EXECUTE FUNCTION refuse('payments is never emptied');
--> statement-breakpoint
CREATE TRIGGER approvals_never_emptied BEFORE TRUNCATE ON approvals FOR EACH STATEMENT EXECUTE FUNCTION refuse('approvals is never emptied');
--> statement-breakpoint
CREATE TRIGGER attempts_never_emptied BEFORE TRUNCATE ON attempts FOR EACH STATEMENT EXECUTE FUNCTION refuse('attempts is never emptied');
--> statement-breakpoint
CREATE TRIGGER provider_events_never_emptied BEFORE TRUNCATE ON provider_events FOR EACH STATEMENT EXECUTE FUNCTION refuse('provider_events is never emptied');
--> statement-breakpoint
CREATE TRIGGER flags_never_emptied BEFORE TRUNCATE ON flags FOR EACH STATEMENT EXECUTE FUNCTION refuse('flags is never emptied');
--> statement-breakpoint
CREATE TRIGGER postings_never_emptied BEFORE TRUNCATE ON postings FOR EACH STATEMENT EXECUTE FUNCTION refuse('postings is never emptied');
--> statement-breakpoint
CREATE TRIGGER proposals_never_emptied BEFORE TRUNCATE ON proposals FOR EACH STATEMENT EXECUTE FUNCTION refuse('proposals is never emptied');
--> statement-breakpoint
CREATE TRIGGER approval_rules_never_emptied BEFORE TRUNCATE ON approval_rules FOR EACH STATEMENT EXECUTE FUNCTION refuse('approval_rules is never emptied');
--> statement-breakpoint
CREATE TRIGGER audit_never_emptied BEFORE TRUNCATE ON audit FOR EACH STATEMENT EXECUTE FUNCTION refuse('audit is never emptied');
--> statement-breakpoint
-- Audit records count from one without a gap, also after a transaction that was rolled back: a sequence would leave gaps.
-- One writer at a time (see db/postgres/writer.ts), and the primary key, keep two from taking one number.
ALTER TABLE audit ALTER COLUMN number DROP DEFAULT;
--> statement-breakpoint
CREATE FUNCTION audit_numbered() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  new.number := coalesce((SELECT max(number) FROM audit), 0) + 1;
  RETURN new;
END $$;
--> statement-breakpoint
CREATE TRIGGER audit_numbered BEFORE INSERT ON audit FOR EACH ROW WHEN (new.number IS NULL) EXECUTE FUNCTION audit_numbered();
--> statement-breakpoint
-- Tells the store which governed rows a transaction wrote (db/governed.ts): a list that ends with the transaction, and
-- forgets what is rolled back. Arguments: the table's name in the program, its key, and the columns that are bookkeeping.
CREATE FUNCTION note_touched() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  before jsonb := CASE WHEN tg_op = 'INSERT' THEN NULL ELSE to_jsonb(old) END;
  after jsonb := CASE WHEN tg_op = 'DELETE' THEN NULL ELSE to_jsonb(new) END;
  said jsonb := coalesce(after, before);
BEGIN
  IF tg_nargs > 2 AND tg_op = 'UPDATE' AND (before - string_to_array(tg_argv[2], ',')) = (after - string_to_array(tg_argv[2], ',')) THEN
    RETURN NULL;
  END IF;
  -- A question moves no money.
  IF tg_table_name = 'attempt_tries' AND EXISTS (SELECT 1 FROM attempts WHERE id = said ->> 'attempt_id' AND kind = 'query') THEN
    RETURN NULL;
  END IF;
  PERFORM set_config('hazina.touched', coalesce(current_setting('hazina.touched', true), '')
    || tg_argv[0] || ':' || (said ->> tg_argv[1]) || E'\n', true);
  RETURN NULL;
END $$;
--> statement-breakpoint
CREATE TRIGGER touched_users AFTER INSERT OR UPDATE OR DELETE ON users FOR EACH ROW EXECUTE FUNCTION note_touched('users', 'id', 'totp_last_step,failed_sign_ins,locked_until');
--> statement-breakpoint
CREATE TRIGGER touched_payees AFTER INSERT OR UPDATE OR DELETE ON payees FOR EACH ROW EXECUTE FUNCTION note_touched('payees', 'id');
--> statement-breakpoint
CREATE TRIGGER touched_payments AFTER INSERT OR UPDATE OR DELETE ON payments FOR EACH ROW EXECUTE FUNCTION note_touched('payments', 'id');
--> statement-breakpoint
CREATE TRIGGER touched_approvals AFTER INSERT OR UPDATE OR DELETE ON approvals FOR EACH ROW EXECUTE FUNCTION note_touched('approvals', 'id');
--> statement-breakpoint
CREATE TRIGGER touched_attempts AFTER INSERT OR UPDATE ON attempts FOR EACH ROW WHEN (new.kind <> 'query') EXECUTE FUNCTION note_touched('attempts', 'id');
--> statement-breakpoint
CREATE TRIGGER touched_attempts_delete AFTER DELETE ON attempts FOR EACH ROW WHEN (old.kind <> 'query') EXECUTE FUNCTION note_touched('attempts', 'id');
--> statement-breakpoint
CREATE TRIGGER touched_attempt_tries AFTER INSERT OR UPDATE OR DELETE ON attempt_tries FOR EACH ROW EXECUTE FUNCTION note_touched('attemptTries', 'id');
--> statement-breakpoint
CREATE TRIGGER touched_flags AFTER INSERT OR UPDATE OR DELETE ON flags FOR EACH ROW EXECUTE FUNCTION note_touched('flags', 'id');
--> statement-breakpoint
CREATE TRIGGER touched_postings AFTER INSERT OR UPDATE OR DELETE ON postings FOR EACH ROW EXECUTE FUNCTION note_touched('postings', 'id');
--> statement-breakpoint
CREATE TRIGGER touched_proposals AFTER INSERT OR UPDATE OR DELETE ON proposals FOR EACH ROW EXECUTE FUNCTION note_touched('proposals', 'id');
--> statement-breakpoint
CREATE TRIGGER touched_approval_rules AFTER INSERT OR UPDATE OR DELETE ON approval_rules FOR EACH ROW EXECUTE FUNCTION note_touched('approvalRules', 'id');
--> statement-breakpoint
CREATE TRIGGER touched_settings AFTER INSERT OR UPDATE ON settings FOR EACH ROW WHEN (new.name NOT LIKE 'history.%') EXECUTE FUNCTION note_touched('settings', 'name');
--> statement-breakpoint
CREATE TRIGGER touched_settings_delete AFTER DELETE ON settings FOR EACH ROW WHEN (old.name NOT LIKE 'history.%') EXECUTE FUNCTION note_touched('settings', 'name');
