-- Payees of before stand: nobody asked for a second person then.
UPDATE payees SET confirmed_at = created_at WHERE confirmed_at IS NULL;
--> statement-breakpoint
DROP TRIGGER payments_content_fixed;
--> statement-breakpoint
-- Content of a payment, and the rule it started under, stand once it has been submitted; an edit takes it back to draft.
CREATE TRIGGER payments_content_fixed
BEFORE UPDATE OF direction, provider, rail, amount_minor, currency, source_account_id, counterparty_name, counterparty_account, counterparty_bank, merchant_reference, purpose, details, maker_id, request_key, content_hash, approvals_needed, approval_rule_id, link_kind, linked_payment_id, linked_transaction_id ON payments
WHEN old.state <> 'draft' AND (
  new.direction <> old.direction OR new.provider <> old.provider OR new.rail <> old.rail OR new.amount_minor <> old.amount_minor
  OR new.currency <> old.currency OR new.source_account_id <> old.source_account_id OR new.counterparty_name <> old.counterparty_name
  OR new.counterparty_account <> old.counterparty_account OR new.counterparty_bank <> old.counterparty_bank
  OR new.merchant_reference <> old.merchant_reference OR new.purpose <> old.purpose OR new.details <> old.details
  OR new.maker_id <> old.maker_id OR new.request_key <> old.request_key OR new.content_hash <> old.content_hash
  OR new.approvals_needed <> old.approvals_needed OR new.approval_rule_id IS NOT old.approval_rule_id
  OR new.link_kind IS NOT old.link_kind OR new.linked_payment_id IS NOT old.linked_payment_id
  OR new.linked_transaction_id IS NOT old.linked_transaction_id)
BEGIN
  SELECT raise(ABORT, 'the content of a submitted payment is fixed');
END;
--> statement-breakpoint
-- An approval is of what is stored at that moment, nothing else.
CREATE TRIGGER approvals_of_this_content
BEFORE INSERT ON approvals
WHEN NOT EXISTS (SELECT 1 FROM payments p WHERE p.id = new.payment_id AND p.content_hash = new.content_hash AND p.state = 'awaiting_approval')
BEGIN
  SELECT raise(ABORT, 'an approval is of exactly the content that waits for it');
END;
--> statement-breakpoint
CREATE TRIGGER approvals_stay_void
BEFORE UPDATE OF voided_at ON approvals
WHEN old.voided_at IS NOT NULL AND new.voided_at IS NOT old.voided_at
BEGIN
  SELECT raise(ABORT, 'a void approval never counts again');
END;
--> statement-breakpoint
CREATE TRIGGER approvals_never_deleted BEFORE DELETE ON approvals
BEGIN
  SELECT raise(ABORT, 'approvals are never deleted');
END;
--> statement-breakpoint
CREATE TRIGGER proposals_content_fixed
BEFORE UPDATE OF kind, subject, content, content_hash, reason, evidence_name, evidence_sha256, evidence_bytes, proposer_id, created_at ON proposals
BEGIN
  SELECT raise(ABORT, 'a proposal is never rewritten');
END;
--> statement-breakpoint
-- Whoever proposes never confirms.
CREATE TRIGGER proposals_by_another_person
BEFORE UPDATE OF state ON proposals
WHEN new.state = 'confirmed' AND (new.decider_id IS NULL OR new.decider_id = old.proposer_id)
BEGIN
  SELECT raise(ABORT, 'a proposal is confirmed by another person');
END;
--> statement-breakpoint
CREATE TRIGGER proposals_begin_open
BEFORE INSERT ON proposals
WHEN new.state <> 'open' OR new.decider_id IS NOT NULL
BEGIN
  SELECT raise(ABORT, 'a proposal begins open');
END;
--> statement-breakpoint
CREATE TRIGGER proposals_decision_stays
BEFORE UPDATE ON proposals
WHEN old.state <> 'open'
BEGIN
  SELECT raise(ABORT, 'a decided proposal stays');
END;
--> statement-breakpoint
CREATE TRIGGER proposals_never_deleted BEFORE DELETE ON proposals
BEGIN
  SELECT raise(ABORT, 'proposals are never deleted');
END;
--> statement-breakpoint
-- A rule comes and goes by the agreement of two people.
CREATE TRIGGER approval_rules_by_two_people
BEFORE INSERT ON approval_rules
WHEN new.proposal_id <> 'installation' AND NOT EXISTS (
  SELECT 1 FROM proposals p WHERE p.id = new.proposal_id AND p.kind = 'rule.add' AND p.state = 'confirmed' AND p.decider_id <> p.proposer_id)
BEGIN
  SELECT raise(ABORT, 'a rule needs two people');
END;
--> statement-breakpoint
CREATE TRIGGER approval_rules_fixed
BEFORE UPDATE OF id, kind, currency, rail, over_minor, new_payee_only, approvers, proposal_id, created_at ON approval_rules
BEGIN
  SELECT raise(ABORT, 'a rule is never rewritten');
END;
--> statement-breakpoint
CREATE TRIGGER approval_rules_retired_by_two_people
BEFORE UPDATE OF retired_at ON approval_rules
WHEN old.retired_at IS NOT NULL OR NOT EXISTS (
  SELECT 1 FROM proposals p WHERE p.kind = 'rule.retire' AND p.subject = 'rule:' || old.id AND p.state = 'confirmed' AND p.decider_id <> p.proposer_id)
BEGIN
  SELECT raise(ABORT, 'a rule ends by the agreement of two people');
END;
--> statement-breakpoint
CREATE TRIGGER approval_rules_never_deleted BEFORE DELETE ON approval_rules
BEGIN
  SELECT raise(ABORT, 'rules are never deleted');
END;
--> statement-breakpoint
CREATE TRIGGER flags_closed_once
BEFORE UPDATE ON flags
WHEN old.closed_at IS NOT NULL OR (new.closed_at IS NOT NULL AND new.closed_by IS NULL)
  OR new.payment_id <> old.payment_id OR new.kind <> old.kind OR new.note <> old.note OR new.opened_at <> old.opened_at
BEGIN
  SELECT raise(ABORT, 'a flag is closed once, by somebody');
END;
