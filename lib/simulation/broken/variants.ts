import type { Edit } from './bundled-simulator'

/** An engine that is wrong in one way. */
export type Variant = Readonly<{
  name: string
  /** Which invariants it may break; the simulator has to name one of them. */
  breaks: readonly string[]
  edits: readonly Edit[]
  /** Rules of the database that would stop it as well. */
  withoutTriggers?: readonly string[]
  density?: number
}>

const DISPATCH = 'lib/features/payments/dispatch-payment.ts'
const ASK = 'lib/features/payments/ask-provider.ts'
const EVIDENCE = 'lib/features/payments/apply-evidence.ts'
const ATTEMPTS = 'lib/features/payments/attempts.ts'
const RECOVER = 'lib/features/payments/recover-payments.ts'
const REDUCER = 'lib/core/payment-reducer.ts'
const JOBS = 'lib/worker/due-jobs.ts'
const DECIDE = 'lib/features/approvals/decide-payment.ts'

export const VARIANTS: readonly Variant[] = [
  {
    name: 'sends again after a timeout',
    breaks: ['I2'],
    edits: [
      {
        file: DISPATCH,
        find: "      case 'not_sent':\n",
        replace: "      case 'not_sent':\n      case 'indeterminate':\n",
      },
      {
        file: DISPATCH,
        find: "      case 'indeterminate':\n        await moveOn('lost', { reasonWords: outcome.because })\n        return undefined\n",
        replace: '',
      },
    ],
  },
  {
    name: 'calls a timeout a failure',
    breaks: ['lost'],
    edits: [
      {
        file: DISPATCH,
        find: "      case 'indeterminate':\n        await moveOn('lost', { reasonWords: outcome.because })\n",
        replace: "      case 'indeterminate':\n        await moveOn('refused', { reasonWords: outcome.because })\n",
      },
    ],
  },
  {
    name: 'calls "not found" a failure',
    breaks: ['lost'],
    edits: [
      {
        file: REDUCER,
        find: "      if (state === 'sent') return move(state, 'not_known')\n",
        replace: "      if (canMove(state, 'failed')) return move(state, 'failed')\n",
      },
    ],
  },
  {
    name: 'sends what it claimed before a crash once more',
    breaks: ['I2'],
    edits: [
      {
        file: RECOVER,
        find: "      const unknown = await movePayment(rt, tx, payment, 'lost', 'worker', {}, { because: 'restart' })\n",
        replace:
          "      const unknown = await movePayment(rt, tx, payment, 'not_sent', 'worker')\n      await setJob(rt, tx, 'dispatch', payment.id, rt.now())\n",
      },
      {
        file: RECOVER,
        find: '      await jobsForState(rt, tx, unknown)\n',
        replace: '',
      },
      {
        file: RECOVER,
        find: "import { APPROVAL_LIFE_MS } from './payment-jobs'",
        replace: "import { APPROVAL_LIFE_MS, setJob } from './payment-jobs'",
      },
    ],
  },
  {
    name: 'sends again what the provider has forgotten',
    breaks: ['I2'],
    density: 2,
    edits: [{ file: ASK, find: '  if (payment.providerReference !== null) return false\n', replace: '' }],
  },
  {
    name: 'makes a new key for each transmission',
    breaks: ['I9'],
    edits: [
      {
        file: DISPATCH,
        find: '      body: withCallbackToken(claimed.attempt.requestBody, rt.key, claimed.attempt.id),\n',
        replace: '      body: rail.prepare(claimed.step, { ...claimed.order, providerKey: newProviderKey() }).body,\n',
      },
    ],
  },
  {
    name: 'sends other bytes than were stored',
    breaks: ['I9'],
    edits: [
      {
        file: ATTEMPTS,
        find: '      requestSha256: sha256Hex(facts.prepared.body),\n',
        replace: '      requestSha256: sha256Hex(facts.prepared.path),\n',
      },
    ],
  },
  {
    name: 'sends one cent more than was approved',
    breaks: ['I6'],
    edits: [
      {
        file: 'lib/features/payments/payment-order.ts',
        find: '    rail: payment.rail,\n    amountMinor: payment.amountMinor,\n    currency: payment.currency,\n    sourceAccountKey,\n',
        replace:
          '    rail: payment.rail,\n    amountMinor: payment.amountMinor + 1n,\n    currency: payment.currency,\n    sourceAccountKey,\n',
      },
    ],
  },
  {
    name: 'lets the first of two approvers release it',
    breaks: ['I6'],
    withoutTriggers: ['payments_sending_needs_approvals'],
    edits: [
      {
        file: DECIDE,
        find: '  const isLast = already + 1 >= payment.approvalsNeeded\n',
        replace: '  const isLast = already >= 0\n',
      },
      {
        file: 'lib/features/payments/final-gate.ts',
        find: '  if (unapproved) return unapproved\n',
        replace: '',
      },
    ],
  },
  {
    name: 'approves what was looked at, whatever became of it since',
    breaks: ['I4', 'I6', 'I7'],
    density: 2,
    withoutTriggers: ['payments_final_state_stays', 'approvals_of_this_content', 'payments_content_fixed'],
    edits: [
      {
        file: DECIDE,
        find: '  await lookAgain(ctx, ctx.store.read, input)\n  await spendCode',
        replace: '  const seen = await lookAgain(ctx, ctx.store.read, input)\n  await spendCode',
      },
      {
        file: DECIDE,
        find: 'addApproval(ctx, tx, await lookAgain(ctx, tx, input), null)',
        replace: 'addApproval(ctx, tx, seen, null)',
      },
      {
        file: 'lib/features/payments/move-payment.ts',
        find: '      .where(and(eq(t.payments.id, blanks.knownId), eq(t.payments.version, blanks.knownVersion)))\n',
        replace: '      .where(and(eq(t.payments.id, blanks.knownId)))\n',
      },
    ],
  },
  {
    name: 'writes a try after its lease is over',
    breaks: ['fence'],
    edits: [
      {
        file: ATTEMPTS,
        find: '    .where(and(eq(attemptTries.id, open.id), eq(attemptTries.fence, open.fence), isNull(attemptTries.endedAt)))\n',
        replace: '    .where(and(eq(attemptTries.id, open.id)))\n',
      },
    ],
  },
  {
    name: 'sends although its lease is over',
    breaks: ['fence'],
    density: 2,
    edits: [{ file: DISPATCH, find: '      mayLeave: () => mayStillSend(rt, open),\n', replace: '' }],
  },
  {
    name: 'finishes a job that was set again meanwhile',
    breaks: ['I10'],
    edits: [
      {
        file: JOBS,
        find: '    await tx.delete(jobs).where(and(eq(jobs.id, job.id), eq(jobs.fence, job.fence)))\n',
        replace: '    await tx.delete(jobs).where(and(eq(jobs.id, job.id)))\n',
      },
    ],
  },
  {
    name: 'moves a payment without an audit row',
    breaks: ['I7'],
    edits: [
      {
        file: 'lib/features/payments/move-payment.ts',
        find: '  await recordAudit(rt, tx, {\n    actorId,\n',
        replace: "  if (event !== 'lost') await recordAudit(rt, tx, {\n    actorId,\n",
      },
    ],
  },
  {
    name: 'breaks the audit chain',
    breaks: ['I7'],
    edits: [
      {
        file: 'lib/features/audit/record-audit.ts',
        find: '  const previousHash = last?.hash ?? GENESIS\n',
        replace: '  const previousHash = last ? GENESIS : GENESIS\n',
      },
    ],
  },
  {
    name: 'believes whatever amount the provider names',
    breaks: ['I3'],
    density: 2,
    edits: [
      { file: REDUCER, find: '  if (differences.length > 0) {\n', replace: '  if (differences.length > 99) {\n' },
    ],
  },
  {
    name: 'takes a success back when a failure follows',
    breaks: ['I4', 'I5'],
    density: 2,
    withoutTriggers: ['payments_final_state_stays'],
    edits: [
      {
        file: REDUCER,
        find: "  if (state === 'succeeded') return stay(state, 'conflict', { flags: ['contradiction'] })\n  if (isTerminal(state)) return stay(state, 'stale')\n",
        replace: '',
      },
      {
        file: 'lib/core/payment-state.ts',
        find: "    from: ['sending', 'sent', 'unknown', 'needs_review'],\n    event: 'failed',\n",
        replace: "    from: ['sending', 'sent', 'unknown', 'needs_review', 'succeeded'],\n    event: 'failed',\n",
      },
    ],
  },
  {
    name: 'puts news of success after a failure away',
    breaks: ['lost'],
    density: 2,
    edits: [
      {
        file: REDUCER,
        find: "    return move(state, 'contradicted', { flags: ['contradiction', ...differences], effects: ['query_now'] })\n",
        replace: "    return stay(state, 'stale')\n",
      },
    ],
  },
  {
    name: 'posts one side with the wrong sign',
    breaks: ['I5'],
    edits: [
      { file: EVIDENCE, find: ', -sign * settledMinor(payment))\n', replace: ', sign * settledMinor(payment))\n' },
    ],
  },
  {
    name: 'succeeds without posting',
    breaks: ['I5'],
    edits: [
      {
        file: REDUCER,
        find: "  return move(state, 'succeeded', { effects: ['post'], flags: nameDifference(payment, evidence) })\n",
        replace: "  return move(state, 'succeeded', { flags: nameDifference(payment, evidence) })\n",
      },
    ],
  },
  {
    name: 'stores the same message twice',
    breaks: ['I8'],
    edits: [
      {
        file: 'lib/features/inbox/store-event.ts',
        find: ' : event.dedupKey,\n',
        replace: ' : event.dedupKey + id,\n',
      },
    ],
  },
  {
    name: 'reads a message before it looks at the signature',
    breaks: ['I3'],
    density: 2,
    edits: [
      {
        file: 'lib/features/inbox/receive-callback.ts',
        find: "  if (reading.authenticity === 'bad_signature')\n    return",
        replace: "  if (reading.authenticity === 'bad_signature' && reading.items.length === 0)\n    return",
      },
      {
        file: 'lib/features/inbox/receive-callback.ts',
        find: "reading.authenticity === 'bad_signature' ? 'rejected' : isSigned ? 'signed' : 'token'",
        replace: "isSigned ? 'signed' : 'token'",
      },
    ],
  },
  {
    name: 'says that it is stored before the disk has it',
    breaks: ['I8', 'I9', 'I2', 'I10', 'fence', 'lost', 'I3'],
    density: 2,
    edits: [
      {
        file: 'db/sqlite/writer.ts',
        find: '      commit()\n      for (const tell of settle) tell()\n',
        replace: '      for (const tell of settle) tell()\n      commit()\n',
      },
    ],
  },
  {
    name: 'asks nobody after the first answer',
    breaks: ['I10'],
    edits: [{ file: EVIDENCE, find: '  return scheduleAsk(rt, tx, payment, 0)\n', replace: '  return payment\n' }],
  },
  {
    name: 'never calls people to what stays unknown',
    breaks: ['I10'],
    density: 2,
    edits: [
      { file: RECOVER, find: "    if (payment.state !== 'unknown') return\n", replace: '    if (payment) return\n' },
    ],
  },
  {
    name: 'leaves what a dead worker held',
    breaks: ['I10'],
    density: 2,
    edits: [
      {
        file: ATTEMPTS,
        find: '  return open.filter((row) => row.leaseUntil < now || isGone(row.worker))\n',
        replace: '  return open.filter((row) => row.leaseUntil < now && now < row.leaseUntil && isGone(row.worker))\n',
      },
    ],
  },
  {
    name: 'forgets to send again what never left',
    breaks: ['I10'],
    edits: [
      {
        file: DISPATCH,
        find: "          await setJob(rt, tx, 'dispatch', payment.id, dueAt, false)\n        }\n        return undefined\n",
        replace: '        }\n        return undefined\n',
      },
    ],
  },
]
