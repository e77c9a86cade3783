import { type Context, Hono } from 'hono'
import { z } from 'zod'
import { indexPage } from '@/lib/sandbox/control-page'
import { FaultRequest } from '@/lib/sandbox/faults'
import type { Kernel } from '@/lib/sandbox/kernel'
import type { KernelCore } from '@/lib/sandbox/kernel-core'
import { mpesaKey, unlockInitiators } from '@/lib/sandbox/mpesa/credential'
import { postHistory } from '@/lib/sandbox/mpesa/history-post'
import { shillingText } from '@/lib/sandbox/mpesa/shillings'
import { KNOWN_OUTCOMES, OutcomeRequest } from '@/lib/sandbox/outcomes'
import { PHONE_ANSWERS } from '@/lib/sandbox/phones'

/** One page of the merchant's own iHela book, which has no list endpoint of its own. */
export type IhelaHistory = (kernel: Kernel, after: number, limit: number) => object

const ProviderParam = z.enum(['mpesa', 'wekeza', 'bitpesa', 'ihela']).optional()
const wholeNumber = (fallback: number, most: number) => z.coerce.number().int().min(0).max(most).default(fallback)
const LogQuery = z.object({
  after: wholeNumber(0, 1e15),
  latest: wholeNumber(0, 1_000),
  limit: wholeNumber(200, 1_000),
  provider: ProviderParam,
})
const LedgerQuery = z.object({
  after: wholeNumber(0, 1e15),
  limit: wholeNumber(100_000, 100_000),
  provider: ProviderParam,
})
const IhelaQuery = z.object({ after: wholeNumber(0, 1e15), limit: wholeNumber(200, 1_000) })
const Msisdn = z.string().regex(/^\d{9,15}$/, 'a phone number is 9 to 15 digits, without a plus')
const PhoneRequest = z.union([
  z.strictObject({ answer: z.enum(PHONE_ANSWERS), checkoutRequestId: z.string().optional() }),
  z.strictObject({ default: z.enum([...PHONE_ANSWERS, 'ask']), delayMs: z.int().min(0).max(600_000).optional() }),
])
const SettingsRequest = z.partialRecord(
  z.enum(['mpesa', 'wekeza', 'bitpesa', 'ihela']),
  z.record(z.string(), z.union([z.string(), z.number(), z.boolean()])),
)
const ClockRequest = z.strictObject({
  advanceMs: z
    .int()
    .min(0)
    .max(400 * 86_400_000),
})
const ResetRequest = z.strictObject({ seed: z.string().min(1).max(100).optional() })
const HistoryRequest = z.strictObject({
  resultUrl: z.url({ protocol: /^https?$/ }),
  after: z.int().min(0).default(0),
  limit: z.int().min(1).max(5_000).default(500),
})

class BadRequest extends Error {
  override name = 'BadRequest'
  constructor(
    message: string,
    readonly status: 400 | 404 | 409 = 400,
  ) {
    super(message)
  }
}

/** The tester's side of the sandbox: what happened, what shall happen, and the phones. JSON throughout. */
export function createControl(parts: {
  kernel: KernelCore
  reset: (seed: string) => void
  ihelaHistory: IhelaHistory | undefined
}): Hono {
  const { kernel, reset, ihelaHistory } = parts
  const app = new Hono()
  app.get('/', (c) => c.html(indexPage(kernel)))
  app.get('/health', (c) => c.json({ ok: true, ports: kernel.ports, now: kernel.now().toISOString() }))

  app.get('/log', (c) => {
    const query = checked(LogQuery, c.req.query())
    const entries = query.latest > 0 ? kernel.log.latest({ ...query, limit: query.latest }) : kernel.log.list(query)
    return c.json({ entries })
  })
  app.get('/ledger', (c) => c.json({ movements: kernel.ledger.list(checked(LedgerQuery, c.req.query())) }))

  app.get('/phones', (c) =>
    c.json({ phones: kernel.phones.list(500).map(shownPhone), prompts: kernel.phones.allPrompts() }),
  )
  app.get('/phones/:msisdn', (c) => c.json(phoneAnswer(kernel, checked(Msisdn, c.req.param('msisdn')))))
  app.post('/phones/:msisdn', async (c) => {
    const msisdn = checked(Msisdn, c.req.param('msisdn'))
    const request = checked(PhoneRequest, await body(c))
    if ('default' in request) kernel.phones.setDefault(msisdn, request.default, request.delayMs)
    else if (!(await kernel.phones.answer(msisdn, request.answer, request.checkoutRequestId))) {
      throw new BadRequest(`no such prompt is open on ${msisdn}`, 404)
    }
    return c.json(phoneAnswer(kernel, msisdn))
  })

  app.get('/faults', (c) => c.json({ faults: kernel.faults.list() }))
  app.post('/faults', async (c) => c.json({ id: kernel.faults.add(checked(FaultRequest, await body(c))) }, 201))
  app.delete('/faults/:id', (c) => {
    if (!kernel.faults.remove(Number(c.req.param('id')))) throw new BadRequest('there is no such fault', 404)
    return c.json({ removed: true })
  })

  app.get('/outcomes', (c) => c.json({ outcomes: kernel.outcomes.list(), known: KNOWN_OUTCOMES }))
  app.post('/outcomes', async (c) => c.json({ id: kernel.outcomes.add(checked(OutcomeRequest, await body(c))) }, 201))
  app.delete('/outcomes/:id', (c) => {
    if (!kernel.outcomes.remove(Number(c.req.param('id')))) throw new BadRequest('there is no such outcome', 404)
    return c.json({ removed: true })
  })

  app.get('/settings', (c) => c.json(nested(kernel.settings.all())))
  app.patch('/settings', async (c) => {
    const request = checked(SettingsRequest, await body(c))
    for (const provider of ['mpesa', 'wekeza', 'bitpesa', 'ihela'] as const) {
      for (const [name, value] of Object.entries(request[provider] ?? {})) kernel.settings.set(provider, name, value)
    }
    return c.json(nested(kernel.settings.all()))
  })

  app.post('/clock', async (c) => {
    await kernel.clock.advance(checked(ClockRequest, await body(c)).advanceMs)
    return c.json({ now: kernel.now().toISOString() })
  })
  app.post('/reset', async (c) => {
    reset(checked(ResetRequest, await body(c)).seed ?? kernel.seed)
    return c.json({ seed: kernel.seed, today: kernel.world.today })
  })

  app.get('/mpesa/certificate.pem', (c) =>
    c.text(mpesaKey(kernel).certificate, 200, { 'content-type': 'application/x-pem-file' }),
  )
  app.post('/mpesa/unlock', (c) => {
    unlockInitiators(kernel)
    return c.json({ unlocked: true })
  })

  app.post('/history/mpesa', async (c) => {
    const page = await postHistory(kernel, checked(HistoryRequest, await body(c)))
    if (!page) throw new BadRequest('no ConfirmationURL is registered: call the C2B registerurl operation first', 409)
    return c.json(page)
  })
  app.get('/history/ihela', (c) => {
    if (!ihelaHistory) throw new BadRequest('iHela is not running in this sandbox', 404)
    const { after, limit } = checked(IhelaQuery, c.req.query())
    return c.json(ihelaHistory(kernel, after, limit))
  })

  app.notFound((c) => c.json({ error: 'there is no such call; GET / lists them' }, 404))
  app.onError((error, c) => {
    if (error instanceof BadRequest) return c.json({ error: error.message }, error.status)
    return c.json({ error: `the sandbox failed: ${error.message}` }, 500)
  })
  return app
}

function checked<T>(schema: z.ZodType<T>, value: unknown): T {
  const result = schema.safeParse(value)
  if (!result.success) throw new BadRequest(z.prettifyError(result.error))
  return result.data
}

/** An empty body counts as {}. */
async function body(c: Context): Promise<unknown> {
  const text = await c.req.text()
  if (text.trim() === '') return {}
  try {
    return JSON.parse(text)
  } catch {
    throw new BadRequest('the body is not JSON')
  }
}

function shownPhone(phone: {
  msisdn: string
  name: string
  balanceMinor: number
  defaultAnswer: string
  delayMs: number
}) {
  const { msisdn, name, balanceMinor, defaultAnswer, delayMs } = phone
  return { msisdn, name, balance: shillingText(balanceMinor), default: defaultAnswer, delayMs }
}

function phoneAnswer(kernel: KernelCore, msisdn: string) {
  return { ...shownPhone(kernel.phones.get(msisdn)), prompts: kernel.phones.prompts(msisdn) }
}

/** `mpesa.strictTokens` becomes `{mpesa: {strictTokens}}`. */
function nested(flat: Record<string, unknown>): Record<string, Record<string, unknown>> {
  const tree: Record<string, Record<string, unknown>> = { mpesa: {}, wekeza: {}, bitpesa: {}, ihela: {} }
  for (const [path, value] of Object.entries(flat)) {
    const [provider = '', name = ''] = path.split('.')
    tree[provider] = { ...tree[provider], [name]: value }
  }
  return tree
}
