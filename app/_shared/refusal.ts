import 'server-only'
import { z } from 'zod'
import { newId } from '@/db/uuid-v7'
import { AppError, type ErrorCode, type WhoWasFirst } from '@/lib/core/errors'
import type { Runtime } from '@/lib/features/context'
import { recordRefusal } from '@/lib/features/people/record-refusal'
import { fieldMessage } from '@/lib/messages/field-message'
import { fieldProblems } from './field-problems'
import { firstTold } from './first-told'
import { getDisplay, getT } from './text'

/** What a person is told when something was not done: sentences in their language, never a detail of the program. */
export type Refusal = Readonly<{
  code: ErrorCode | 'unexpected' | 'unreachable'
  message: string
  /** Sentences by field name. */
  fields: Readonly<Record<string, string>>
  /** What to quote to whoever looks after Hazina; it is in the log. */
  reference?: string
}>

/** Refusals of a right are worth a line in the audit log; a wrong amount is not. */
const AUDITED: readonly ErrorCode[] = [
  'forbidden',
  'maker_is_approver',
  'proposer_is_decider',
  'too_many_attempts',
  'reveal_limit',
]

/** Turns what was thrown into what is said; the unexpected goes to the log with its reference. */
export async function refusalOf(
  error: unknown,
  runtime: Runtime | undefined,
  about: { personId: string | undefined; what: string },
): Promise<Refusal> {
  const t = await getT('errors')
  if (error instanceof z.ZodError) {
    return { code: 'invalid_input', message: t('invalid_input'), fields: say(fieldProblems(error)) }
  }
  if (error instanceof AppError) {
    if (runtime && about.personId && AUDITED.includes(error.code)) {
      await recordRefusal(runtime, { actorId: about.personId, what: about.what, code: error.code })
    }
    runtime?.log.info(`refused: ${about.what}`, { kind: error.code })
    const display = await getDisplay()
    const sentence = (code: ErrorCode, first: WhoWasFirst | undefined) => {
      if (!first) return t(code)
      const told = firstTold(t, first, display)
      return t(code === 'content_changed' ? 'first.changed' : 'first.late', { told })
    }
    const parts = Object.entries(error.parts).map(([id, part]) => [id, sentence(part.code, part.first)])
    const fields = { ...say(error.fields), ...Object.fromEntries(parts) }
    return { code: error.code, message: sentence(error.code, error.first), fields }
  }
  const reference = newId().slice(-12)
  runtime?.log.error(`unexpected: ${about.what}`, { reference, error: traceOf(error) })
  return { code: 'unexpected', message: t('unexpected', { reference }), fields: {}, reference }

  function say(problems: Readonly<Record<string, string>>): Record<string, string> {
    return Object.fromEntries(Object.entries(problems).map(([field, problem]) => [field, fieldMessage(t, problem)]))
  }
}

/** Where it broke. A failed query's own message repeats its values, which may be phones and names: its cause does not. */
function traceOf(error: unknown): string {
  if (!(error instanceof Error)) return typeof error
  const said = 'query' in error && error.cause instanceof Error ? error.cause : error
  const frames = (error.stack ?? '').split('\n').filter((line) => /^\s+at /.test(line))
  return [`${said.name}: ${said.message}`, ...frames.slice(0, 12)].join('\n')
}
