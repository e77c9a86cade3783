import { randomBytes } from 'node:crypto'
import type { Context, Hono } from 'hono'
import { z } from 'zod'
import { type Kernel, operation, type SandboxEnv } from '@/lib/sandbox/kernel'
import { queueDelivery } from '@/lib/sandbox/wekeza/deliveries'
import { jsonBody } from '@/lib/sandbox/wekeza/request-body'
import type { DeliveryRow, WebhookRow } from '@/lib/sandbox/wekeza/tables'
import { authorise } from '@/lib/sandbox/wekeza/tokens'
import { instant, instantOrNull, invalidField, WekezaError } from '@/lib/sandbox/wekeza/wire'

/** The secret of the demo application when it registers without one. */
const DEMO_SECRET = 'whsec_hazina_sandbox'
const WEBHOOKS_MAX = 10
const EVENTS = [
  'payment.created',
  'payment.processing',
  'payment.completed',
  'payment.failed',
  'payment.cancelled',
  'payment.reversed',
  'transaction.posted',
  'transaction.reversed',
  'account.created',
  'account.frozen',
  'account.unfrozen',
  'account.closed',
  'account.balance.low',
  'consent.granted',
  'consent.revoked',
  'consent.expired',
  'card.issued',
  'card.activated',
  'card.blocked',
  'card.transaction',
]
const Events = z.array(z.enum(EVENTS)).min(1)
const Registration = z.object({ url: z.string(), events: Events, secret: z.string().min(1).optional() })
const Change = z.object({
  url: z.string().optional(),
  events: Events.optional(),
  status: z.enum(['ACTIVE', 'PAUSED']).optional(),
})
const Trigger = z.object({ eventType: z.enum(EVENTS), webhookId: z.string(), data: z.record(z.string(), z.unknown()) })

/** Registering, changing and inspecting webhooks (contract 6.1). Each belongs to the application that made it. */
export function mountWebhooks(app: Hono<SandboxEnv>, kernel: Kernel): void {
  app.post('/api/v1/webhooks', operation('webhooks'), (c) => {
    const clientId = authorise(kernel, c)
    const input = jsonBody(c, Registration)
    requireReachable(input.url)
    const known = ownWebhooks(kernel, clientId)
    // The same address again (an application that starts anew) is a change, not a second copy of every event.
    const before = known.find((hook) => hook.url === input.url)
    if (!before && known.length >= WEBHOOKS_MAX)
      throw invalidField('url', `At most ${WEBHOOKS_MAX} webhooks per application`)
    const invented = clientId === 'hazina-sandbox' ? DEMO_SECRET : randomBytes(32).toString('hex')
    const hook: WebhookRow = {
      id: before?.id ?? `webhook_${kernel.token(12)}`,
      clientId,
      url: input.url,
      events: JSON.stringify(input.events),
      secret: input.secret ?? invented,
      status: 'ACTIVE',
      createdAt: before?.createdAt ?? kernel.now().getTime(),
    }
    kernel.db
      .prepare(
        'insert or replace into wekeza_webhooks values (@id, @clientId, @url, @events, @secret, @status, @createdAt)',
      )
      .run(hook)
    return c.json({ ...webhookBodyOf(hook), ...(input.secret === undefined && { secret: invented }) }, 201)
  })

  app.get('/api/v1/webhooks', operation('webhooks'), (c) =>
    c.json({ data: ownWebhooks(kernel, authorise(kernel, c)).map(webhookBodyOf) }),
  )
  app.get('/api/v1/webhooks/:id', operation('webhooks'), (c) => c.json(webhookBodyOf(ownWebhook(kernel, c))))

  app.patch('/api/v1/webhooks/:id', operation('webhooks'), (c) => {
    const hook = ownWebhook(kernel, c)
    const change = jsonBody(c, Change)
    if (change.url !== undefined) requireReachable(change.url)
    const after: WebhookRow = {
      ...hook,
      url: change.url ?? hook.url,
      events: change.events ? JSON.stringify(change.events) : hook.events,
      status: change.status ?? hook.status,
    }
    kernel.db
      .prepare('update wekeza_webhooks set url = @url, events = @events, status = @status where id = @id')
      .run(after)
    return c.json(webhookBodyOf(after))
  })

  app.delete('/api/v1/webhooks/:id', operation('webhooks'), (c) => {
    kernel.db.prepare('delete from wekeza_webhooks where id = ?').run(ownWebhook(kernel, c).id)
    return c.body(null, 204)
  })

  app.get('/api/v1/webhooks/:id/deliveries', operation('webhooks'), (c) => {
    const rows = kernel.db
      .prepare<[string], DeliveryRow>(
        'select * from wekeza_deliveries where webhookId = ? order by rowid desc limit 100',
      )
      .all(ownWebhook(kernel, c).id)
    return c.json({ data: rows.map(deliveryBody) })
  })

  app.post('/api/v1/webhooks/:id/retry/:eventId', operation('webhooks'), (c) => {
    const hook = ownWebhook(kernel, c)
    const row = kernel.db
      .prepare<[string, string], DeliveryRow>(
        'select * from wekeza_deliveries where webhookId = ? and eventId = ? limit 1',
      )
      .get(hook.id, c.req.param('eventId'))
    if (!row) throw new WekezaError(404, 'NOT_FOUND', 'No such event was sent to this webhook')
    const event = StoredEvent.parse(JSON.parse(row.event))
    return c.json({ id: queueDelivery(kernel, hook.id, event), eventId: event.id, status: 'PENDING' }, 202)
  })

  app.post('/api/v1/sandbox/webhooks/trigger', operation('webhook_trigger'), (c) => {
    const clientId = authorise(kernel, c)
    const input = jsonBody(c, Trigger)
    const hook = ownWebhooks(kernel, clientId).find((each) => each.id === input.webhookId)
    if (!hook) throw new WekezaError(404, 'NOT_FOUND', 'No such webhook')
    const event = {
      id: `evt_${kernel.token(16)}`,
      type: input.eventType,
      created: instant(kernel.now().getTime()),
      data: input.data,
    }
    queueDelivery(kernel, hook.id, event)
    return c.json(event, 202)
  })
}

const StoredEvent = z.object({
  id: z.string(),
  type: z.string(),
  created: z.string(),
  data: z.record(z.string(), z.unknown()),
})

function ownWebhooks(kernel: Kernel, clientId: string): WebhookRow[] {
  return kernel.db
    .prepare<[string], WebhookRow>('select * from wekeza_webhooks where clientId = ? order by createdAt, id')
    .all(clientId)
}

function ownWebhook(kernel: Kernel, c: Context<SandboxEnv>): WebhookRow {
  const hook = ownWebhooks(kernel, authorise(kernel, c)).find((each) => each.id === c.req.param('id'))
  if (!hook) throw new WekezaError(404, 'NOT_FOUND', 'No such webhook')
  return hook
}

/** Public HTTPS in production; the sandbox also takes http to the machine itself. */
function requireReachable(address: string): void {
  const url = URL.canParse(address) ? new URL(address) : undefined
  const loopback = url && ['localhost', '127.0.0.1', '[::1]'].includes(url.hostname)
  if (url?.protocol === 'https:' || (url?.protocol === 'http:' && loopback)) return
  throw invalidField('url', 'url must be https, or http to this machine')
}

function webhookBodyOf(hook: WebhookRow) {
  return {
    id: hook.id,
    url: hook.url,
    events: Events.parse(JSON.parse(hook.events)),
    status: hook.status,
    createdAt: instant(hook.createdAt),
  }
}

function deliveryBody(row: DeliveryRow) {
  return {
    id: row.id,
    eventId: row.eventId,
    eventType: row.eventType,
    status: row.status,
    attempts: row.attempts,
    responseCode: row.responseCode,
    deliveredAt: instantOrNull(row.deliveredAt),
    lastAttemptAt: instantOrNull(row.lastAttemptAt),
    ...(row.error !== null && { error: row.error }),
  }
}
