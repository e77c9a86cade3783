import type { Kernel } from '@/lib/sandbox/kernel'
import type { DeliveryRow, WebhookRow } from '@/lib/sandbox/wekeza/tables'
import { signWebhook, webhookBody } from '@/lib/sandbox/wekeza/webhook-signature'
import { instant } from '@/lib/sandbox/wekeza/wire'

const MINUTE_MS = 60_000
/** Pause before attempts 2 to 7 (contract 6.5); setting `webhookRetryScale` shortens them. */
const RETRY_DELAYS_MS = [1, 5, 15, 60, 360, 1_440].map((minutes) => minutes * MINUTE_MS)
/** An answer that takes longer counts as none. */
const ANSWER_MS_MAX = 5_000

export type EventData = Record<string, unknown>

/**
 * Queues an event for every active webhook that asked for its type. Call inside the database transaction of the
 * change it tells of; the first attempt leaves after that has committed.
 * @param clientId the application concerned; null tells every application.
 */
export function emitEvent(kernel: Kernel, clientId: string | null, type: string, data: EventData): void {
  const hooks = kernel.db
    .prepare<[string | null, string | null], WebhookRow>(
      "select * from wekeza_webhooks where status = 'ACTIVE' and (? is null or clientId = ?) order by createdAt, id",
    )
    .all(clientId, clientId)
  const event = { id: `evt_${kernel.token(16)}`, type, created: instant(kernel.now().getTime()), data }
  for (const hook of hooks) {
    const events: unknown = JSON.parse(hook.events)
    if (Array.isArray(events) && events.includes(type)) queueDelivery(kernel, hook.id, event)
  }
}

/** Writes the delivery down and lets its first attempt go. */
export function queueDelivery(
  kernel: Kernel,
  webhookId: string,
  event: { id: string; type: string; created: string; data: EventData },
): string {
  const id = `dlv_${kernel.token(12)}`
  kernel.db
    .prepare(
      `insert into wekeza_deliveries (id, webhookId, eventId, eventType, event, status, attempts)
        values (?, ?, ?, ?, ?, 'PENDING', 0)`,
    )
    .run(id, webhookId, event.id, event.type, JSON.stringify(event))
  kernel.later(0, `webhook ${event.type}`, () => attemptDelivery(kernel, id))
  return id
}

/** Starts the attempts again that a stop of the sandbox interrupted. */
export function resumeDeliveries(kernel: Kernel): void {
  const rows = kernel.db.prepare<[], DeliveryRow>("select * from wekeza_deliveries where status = 'PENDING'").all()
  for (const row of rows) kernel.later(0, `webhook ${row.eventType}`, () => attemptDelivery(kernel, row.id))
}

/** One attempt with a fresh signature; a failure plans the next one, the seventh ends in FAILED. */
export async function attemptDelivery(kernel: Kernel, deliveryId: string): Promise<void> {
  const row = kernel.db.prepare<[string], DeliveryRow>('select * from wekeza_deliveries where id = ?').get(deliveryId)
  if (row?.status !== 'PENDING') return
  const hook = kernel.db.prepare<[string], WebhookRow>('select * from wekeza_webhooks where id = ?').get(row.webhookId)
  if (hook?.status !== 'ACTIVE') {
    finish(kernel, row, { status: null, error: 'the webhook is gone or paused', final: true })
    return
  }
  const attempt = row.attempts + 1
  const event: unknown = JSON.parse(row.event)
  const body = webhookBody({ ...Object(event), metadata: { webhookId: hook.id, attempt } })
  // Receivers compare with their own clock, which POST /clock does not move.
  const startedMs = Date.now()
  const answer = await kernel.deliver({
    provider: 'wekeza',
    operation: 'webhook',
    url: hook.url,
    headers: {
      'Content-Type': 'application/json',
      'X-Wekeza-Delivery-Attempt': String(attempt),
      'X-Wekeza-Delivery-ID': row.id,
      ...(kernel.setting<boolean>('wekeza', 'webhookDebug', false) ? debugHeaders(row.id, startedMs) : {}),
    },
    sign: (sent) => ({ 'X-Wekeza-Signature': signWebhook(hook.secret, Math.floor(startedMs / 1_000), sent) }),
    body,
  })
  const late = Date.now() - startedMs > ANSWER_MS_MAX
  const accepted = answer.status !== null && answer.status >= 200 && answer.status < 300 && !late
  const reason = late ? 'answered after more than 5 s' : answer.status === null ? 'no answer' : `HTTP ${answer.status}`
  finish(
    kernel,
    { ...row, attempts: attempt },
    { status: answer.status, error: accepted ? null : reason, final: false },
  )
}

/** What the provider's debug mode adds (contract 6.4). */
function debugHeaders(deliveryId: string, startedMs: number): Record<string, string> {
  return {
    'X-Wekeza-Debug': 'true',
    'X-Wekeza-Request-ID': deliveryId.replace(/^dlv_/, 'req_'),
    'X-Wekeza-Timestamp': new Date(startedMs).toISOString(),
  }
}

function finish(
  kernel: Kernel,
  row: DeliveryRow,
  outcome: { status: number | null; error: string | null; final: boolean },
): void {
  const delay = RETRY_DELAYS_MS[row.attempts - 1]
  const over = outcome.final || delay === undefined
  const nowMs = kernel.now().getTime()
  kernel.db
    .prepare(
      `update wekeza_deliveries set status = ?, attempts = ?, responseCode = ?, error = ?, lastAttemptAt = ?, deliveredAt = ?
        where id = ?`,
    )
    .run(
      outcome.error === null ? 'SUCCESS' : over ? 'FAILED' : 'PENDING',
      row.attempts,
      outcome.status,
      outcome.error,
      nowMs,
      outcome.error === null ? nowMs : null,
      row.id,
    )
  if (outcome.error === null || over) return
  const scale = kernel.setting('wekeza', 'webhookRetryScale', 1)
  kernel.later(delay * scale, `webhook ${row.eventType} again`, () => attemptDelivery(kernel, row.id))
}
