-- What the schema language cannot say: rules that hold even for a person with a database shell (RELIABILITY.md 1.1).

-- Money fields of a payment stand once it has been submitted.
CREATE TRIGGER payments_content_fixed
BEFORE UPDATE OF direction, provider, rail, amount_minor, currency, source_account_id, counterparty_name, counterparty_account, counterparty_bank, merchant_reference, purpose, details, maker_id, request_key, content_hash ON payments
WHEN old.state <> 'draft' AND (
  new.direction <> old.direction OR new.provider <> old.provider OR new.rail <> old.rail OR new.amount_minor <> old.amount_minor
  OR new.currency <> old.currency OR new.source_account_id <> old.source_account_id OR new.counterparty_name <> old.counterparty_name
  OR new.counterparty_account <> old.counterparty_account OR new.counterparty_bank <> old.counterparty_bank
  OR new.merchant_reference <> old.merchant_reference OR new.purpose <> old.purpose OR new.details <> old.details
  OR new.maker_id <> old.maker_id OR new.request_key <> old.request_key OR new.content_hash <> old.content_hash)
BEGIN
  SELECT raise(ABORT, 'the content of a submitted payment is fixed');
END;
--> statement-breakpoint
-- A final state stays, except that proof of success after a failure brings people in (transition row 24).
CREATE TRIGGER payments_final_state_stays
BEFORE UPDATE OF state ON payments
WHEN old.state IN ('succeeded', 'failed', 'denied', 'cancelled', 'expired') AND new.state <> old.state
  AND NOT (old.state IN ('failed', 'cancelled', 'expired') AND new.state = 'needs_review')
BEGIN
  SELECT raise(ABORT, 'a final payment state does not change');
END;
--> statement-breakpoint
CREATE TRIGGER payments_never_deleted BEFORE DELETE ON payments
BEGIN
  SELECT raise(ABORT, 'payments are never deleted');
END;
--> statement-breakpoint
-- The maker, or whoever last edited, never decides.
CREATE TRIGGER approvals_not_by_maker
BEFORE INSERT ON approvals
WHEN EXISTS (SELECT 1 FROM payments p WHERE p.id = new.payment_id AND (p.maker_id = new.approver_id OR p.last_editor_id = new.approver_id))
BEGIN
  SELECT raise(ABORT, 'the maker or last editor cannot approve');
END;
--> statement-breakpoint
CREATE TRIGGER approvals_decision_fixed
BEFORE UPDATE OF payment_id, approver_id, decision, content_hash, version, at ON approvals
BEGIN
  SELECT raise(ABORT, 'an approval is never rewritten');
END;
--> statement-breakpoint
-- A payout leaves the desk only with the approvals it needs, by others, on exactly this content.
CREATE TRIGGER payments_sending_needs_approvals
BEFORE UPDATE OF state ON payments
WHEN new.state = 'sending' AND old.state = 'approved' AND new.direction = 'out' AND (
  SELECT count(*) FROM approvals a WHERE a.payment_id = new.id AND a.decision = 'approved' AND a.voided_at IS NULL
    AND a.content_hash = new.content_hash AND a.approver_id <> new.maker_id) < max(1, new.approvals_needed)
BEGIN
  SELECT raise(ABORT, 'a payout is not sent without its approvals');
END;
--> statement-breakpoint
CREATE TRIGGER attempts_request_fixed
BEFORE UPDATE OF payment_id, provider, kind, provider_key, request_path, request_body, request_sha256, callback_token_hash ON attempts
BEGIN
  SELECT raise(ABORT, 'the request of an attempt is fixed');
END;
--> statement-breakpoint
CREATE TRIGGER provider_events_raw_fixed
BEFORE UPDATE OF provider, source, door, dedup_key, body_sha256, raw_body, received_at ON provider_events
BEGIN
  SELECT raise(ABORT, 'what a provider said is never rewritten');
END;
--> statement-breakpoint
CREATE TRIGGER flags_never_deleted BEFORE DELETE ON flags
BEGIN
  SELECT raise(ABORT, 'flags are closed, never deleted');
END;
--> statement-breakpoint
CREATE TRIGGER postings_fixed BEFORE UPDATE ON postings
BEGIN
  SELECT raise(ABORT, 'postings are never rewritten');
END;
--> statement-breakpoint
CREATE TRIGGER postings_never_deleted BEFORE DELETE ON postings
BEGIN
  SELECT raise(ABORT, 'postings are never deleted');
END;
--> statement-breakpoint
CREATE TRIGGER audit_append_only BEFORE UPDATE ON audit
BEGIN
  SELECT raise(ABORT, 'the audit log is append-only');
END;
--> statement-breakpoint
CREATE TRIGGER audit_never_deleted BEFORE DELETE ON audit
BEGIN
  SELECT raise(ABORT, 'the audit log is append-only');
END;
--> statement-breakpoint
-- Search by part of a word: trigrams of each transaction's folded text (SPEED.md 4).
CREATE VIRTUAL TABLE transactions_search USING fts5(text, tokenize = 'trigram', detail = 'full');
