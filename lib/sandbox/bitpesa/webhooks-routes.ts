import { randomUUID } from 'node:crypto'
import type { Hono } from 'hono'
import type { Kernel, SandboxEnv } from '@/lib/sandbox/kernel'
import { answer, asObject, FieldErrors, invalid, listAnswer, page, readRoot, refuse, textOf } from './answers'
import { pathId, route } from './route'
import { selectPage, type Webhook, WebhookRow } from './tables'
import { EVENTS } from './webhook-delivery'
import type { WireObject } from './wire-json'

export function webhookRoutes(app: Hono<SandboxEnv>, kernel: Kernel): void {
  route(app, 'GET', '/webhooks/events', 'webhook_events', (c) => answer(c, 200, { object: EVENTS }))

  route(app, 'GET', '/webhooks', 'list_webhooks', (c) => {
    const { rows, total } = selectPage(kernel, {
      table: 'webhooks',
      where: [],
      values: [],
      ...page(c),
      row: WebhookRow,
    })
    return listAnswer(c, rows.map(webhookWire), total)
  })

  route(app, 'POST', '/webhooks', 'create_webhook', (c) => {
    const read = readRoot(c, 'webhook')
    if (!read.ok) return read.response
    const errors = new FieldErrors()
    const url = textOf(read.body.url)
    if (url === undefined) errors.add('url', 'blank')
    else if (!isWebUrl(url)) errors.add('url', 'invalid')
    const { events } = read.body
    if (!Array.isArray(events) || events.length === 0) errors.add('events', 'blank')
    else if (!events.every((event) => typeof event === 'string' && EVENTS.includes(event)))
      errors.add('events', 'inclusion')
    if (errors.any || url === undefined) return invalid(c, { ...read.body, errors: errors.wire() }, errors.words())
    const id = randomUUID()
    const metadata = asObject(read.body.metadata) ?? {}
    kernel.db
      .prepare('insert into bitpesa_webhooks (id, url, events, metadata, created_at) values (?, ?, ?, ?, ?)')
      .run(id, url, JSON.stringify(events), JSON.stringify(metadata), kernel.now().toISOString())
    return answer(c, 201, { object: { id, url, events, metadata } })
  })

  route(app, 'GET', '/webhooks/:id', 'get_webhook', (c) => {
    const webhook = find(kernel, pathId(c))
    return webhook ? answer(c, 200, { object: webhookWire(webhook) }) : refuse(c, 404, 'no webhook with this id')
  })

  route(app, 'DELETE', '/webhooks/:id', 'delete_webhook', (c) => {
    const webhook = find(kernel, pathId(c))
    if (!webhook) return refuse(c, 404, 'no webhook with this id')
    kernel.db.prepare('delete from bitpesa_webhooks where id = ?').run(webhook.id)
    return answer(c, 200, { object: webhookWire(webhook) })
  })
}

function find(kernel: Kernel, id: string): Webhook | undefined {
  return WebhookRow.optional().parse(kernel.db.prepare('select * from bitpesa_webhooks where id = ?').get(id))
}

function webhookWire({ id, url, events, metadata }: Webhook): WireObject {
  return { id, url, events, metadata }
}

function isWebUrl(text: string): boolean {
  return /^https?:\/\//.test(text) && URL.canParse(text)
}
