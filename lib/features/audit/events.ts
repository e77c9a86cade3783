import { BILL_STATES, PROPOSAL_KINDS } from '@/db/words'
import { PAYMENT_EVENTS } from '@/lib/core/payment-state'

const PROPOSAL_ACTS = ['propose', 'confirm', 'refuse', 'withdraw'] as const
const proposed = (kinds: RegExp) =>
  PROPOSAL_KINDS.filter((kind) => kinds.test(kind)).flatMap((kind) => PROPOSAL_ACTS.map((act) => `${kind}.${act}`))

const APPROVALS = ['payment.approve', 'payment.approve_last', 'payment.deny']

/**
 * Every action that the log is written with, by what it is about: RELIABILITY.md section 3 row 34 names the first seven.
 * events.test.ts holds this list against the source, both ways.
 */
export const AUDIT_EVENTS = {
  sign_in: [
    'sign_in',
    'sign_in.password',
    'sign_in.no_factor',
    'sign_in.refused',
    'sign_out',
    'session.end',
    'session.end_all',
    'second_factor.refused',
    'second_factor.reused',
    'second_factor.recovery',
    'recovery_codes.renew',
    'password.change',
    'password.refused',
  ],
  refusal: ['refused', 'limit.reached'],
  approval: [...APPROVALS, 'approvals.batch', ...proposed(/^payment\./)],
  reveal: ['account.reveal'],
  export: [
    'export.transactions',
    'export.ordered',
    'export.ready',
    'export.refused',
    'export.downloaded',
    'export.expired',
    'export.audit',
    'schedule.created',
    'schedule.paused',
    'schedule.resumed',
    'schedule.deleted',
    'schedule.made',
    'schedule.skipped',
  ],
  settings: [
    'rule.add',
    ...proposed(/^rule\./),
    'provider.test',
    'provider.register',
    'provider.pause',
    'provider.resume',
    'dispatch.hold',
    'dispatch.release',
    'database.backup',
    'database.restore',
    'audit.verify',
  ],
  people: ['person.create', 'person.link', 'person.enter', 'person.disable', ...proposed(/^(roles|person|factor)\./)],
  payees: ['payee.add', ...proposed(/^payee\./)],
  payments: [
    'payment.create',
    ...PAYMENT_EVENTS.map((event) => `payment.${event}`).filter((a) => !APPROVALS.includes(a)),
  ],
  bills: ['bill.create', ...BILL_STATES.map((state) => `bill.${state}`)],
  messages: ['inbox.replay', 'inbox.close', 'balance.ask'],
  views: [
    'view.saved',
    'view.replaced',
    'view.renamed',
    'view.shared',
    'view.unshared',
    'view.deleted',
    'view.default',
  ],
  imports: ['import.upload', 'import.refuse', 'import.start', 'import.finish', 'import.discard'],
} as const satisfies Record<string, readonly string[]>
export type AuditKind = keyof typeof AUDIT_EVENTS
export const AUDIT_KINDS = Object.keys(AUDIT_EVENTS) as [AuditKind, ...AuditKind[]]
