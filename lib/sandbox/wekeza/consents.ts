import type { Hono } from 'hono'
import { z } from 'zod'
import { type Kernel, operation, type SandboxEnv } from '@/lib/sandbox/kernel'
import { emitEvent } from '@/lib/sandbox/wekeza/deliveries'
import { jsonBody } from '@/lib/sandbox/wekeza/request-body'
import type { ConsentRow } from '@/lib/sandbox/wekeza/tables'
import { authorise } from '@/lib/sandbox/wekeza/tokens'
import { instant, WekezaError } from '@/lib/sandbox/wekeza/wire'

const CONSENT_MS = 2 * 365 * 86_400_000
const USE_NOTED_EVERY_MS = 60_000
const EVENT = { ACTIVE: 'consent.granted', REVOKED: 'consent.revoked', EXPIRED: 'consent.expired' } as const
const Change = z.object({ newStatus: z.enum(['ACTIVE', 'REVOKED', 'EXPIRED']), reason: z.string().max(200).optional() })

/** `GET /consents/{id}`, and the sandbox's own way to revoke one. Each application has one, `consent_` + its client id. */
export function mountConsents(app: Hono<SandboxEnv>, kernel: Kernel): void {
  app.get('/api/v1/consents/:id', operation('consent'), (c) => {
    const clientId = authorise(kernel, c)
    return c.json(consentBody(ownConsent(kernel, clientId, c.req.param('id'))))
  })

  app.post('/api/v1/sandbox/consents/:id/simulate', operation('consent_simulate'), (c) => {
    const clientId = authorise(kernel, c)
    const consent = ownConsent(kernel, clientId, c.req.param('id'))
    const { newStatus, reason = 'Changed by the sandbox user' } = jsonBody<z.output<typeof Change>>(c, Change)
    const nowMs = kernel.now().getTime()
    const after: ConsentRow = { ...consent, status: newStatus }
    if (newStatus === 'ACTIVE') Object.assign(after, { grantedAt: nowMs, expiresAt: nowMs + CONSENT_MS })
    kernel.db.transaction(() => {
      kernel.db
        .prepare(
          'update wekeza_consents set status = @status, grantedAt = @grantedAt, expiresAt = @expiresAt where id = @id',
        )
        .run(after)
      const { id: consentId, customerId } = after
      const scopes = after.scopes.split(' ')
      const when = newStatus === 'ACTIVE' ? 'grantedAt' : newStatus === 'REVOKED' ? 'revokedAt' : 'expiredAt'
      const data = { consentId, customerId, applicationId: clientId, scopes, [when]: instant(nowMs), reason }
      emitEvent(kernel, clientId, EVENT[newStatus], data)
    })()
    return c.json(consentBody(after))
  })
}

/** Notes the use of the application's consent, made at its first use. @throws WekezaError 403 when it is over */
export function requireConsent(kernel: Kernel, clientId: string, scopes: readonly string[]): void {
  const consent = consentOf(kernel, clientId, scopes)
  const nowMs = kernel.now().getTime()
  const status = statusAt(consent, nowMs)
  if (status !== 'ACTIVE') {
    const message = `The customer's consent is ${status.toLowerCase()}`
    throw new WekezaError(403, 'FORBIDDEN', message, { consentId: consent.id, status })
  }
  if (consent.lastUsedAt > nowMs - USE_NOTED_EVERY_MS) return
  kernel.db.prepare('update wekeza_consents set lastUsedAt = ? where id = ?').run(nowMs, consent.id)
}

function ownConsent(kernel: Kernel, clientId: string, id: string): ConsentRow {
  const consent = consentOf(kernel, clientId, [])
  if (consent.id !== id) throw new WekezaError(404, 'NOT_FOUND', 'No such consent', { consentId: id })
  const status = statusAt(consent, kernel.now().getTime())
  return { ...consent, status }
}

function consentOf(kernel: Kernel, clientId: string, scopes: readonly string[]): ConsentRow {
  const find = () =>
    kernel.db.prepare<[string], ConsentRow>('select * from wekeza_consents where clientId = ?').get(clientId)
  const known = find()
  if (known) return known
  const nowMs = kernel.now().getTime()
  const row: ConsentRow = {
    id: `consent_${clientId}`,
    clientId,
    customerId: 'cust_soko',
    scopes: scopes.join(' ') || 'accounts.read transactions.read payments.write',
    status: 'ACTIVE',
    grantedAt: nowMs,
    expiresAt: nowMs + CONSENT_MS,
    lastUsedAt: nowMs,
  }
  kernel.db
    .prepare(
      'insert into wekeza_consents values (@id, @clientId, @customerId, @scopes, @status, @grantedAt, @expiresAt, @lastUsedAt)',
    )
    .run(row)
  return row
}

function statusAt(consent: ConsentRow, nowMs: number): ConsentRow['status'] {
  return consent.status === 'ACTIVE' && consent.expiresAt <= nowMs ? 'EXPIRED' : consent.status
}

function consentBody(consent: ConsentRow) {
  return {
    consentId: consent.id,
    customerId: consent.customerId,
    applicationId: consent.clientId,
    scopes: consent.scopes.split(' '),
    status: consent.status,
    grantedAt: instant(consent.grantedAt),
    expiresAt: instant(consent.expiresAt),
    lastUsedAt: instant(consent.lastUsedAt),
  }
}
