import type { Hono } from 'hono'
import { findBank } from '@/lib/sandbox/ihela/banks'
import { bearerMerchant, unauthorized } from '@/lib/sandbox/ihela/oauth'
import { type Kernel, operation, type SandboxEnv } from '@/lib/sandbox/kernel'

export type Customer = { accountNumber: string; name: string }

/** Members of the credit union that the contract names (5); the world's people come after them. */
const MEMBERS = [
  { ids: ['76000111', 'fabrice@example.test'], accountNumber: '000001-01', name: 'Bigirimana Fabrice' },
  { ids: ['76000222'], accountNumber: '000016-01', name: 'Niyonkuru Aline' },
]

/** `GET /api/v1/bank/{slug}/account/lookup/`: open without a token, as the public clients call it. */
export function mountLookup(app: Hono<SandboxEnv>, kernel: Kernel): void {
  const path = '/api/v1/bank/:slug/account/lookup'
  app.on('GET', [path, `${path}/`], operation('lookup'), (c) => {
    const strict = kernel.setting('ihela', 'lookupNeedsToken', false)
    if (strict && !bearerMerchant(kernel, c)) return unauthorized(c)
    const id = c.req.query('account_number') || c.req.query('customer_id')
    if (!id) return c.json({ errors: { customer_id: ['This field is required.'] } }, 400)
    const slug = c.req.param('slug') ?? ''
    if (!findBank(slug)) return c.json({ details: 'Bank not found', detail: 'Bank not found' }, 404)
    const customer = findCustomer(kernel, slug, id)
    if (!customer) return c.json({ details: 'Account not found', detail: 'Account not found' }, 404)
    return c.json({ account_number: customer.accountNumber, name: customer.name })
  })
}

/** The holder of an account by phone, iHela id, e-mail or account number; none for ids that end in 404. */
export function findCustomer(kernel: Kernel, bankSlug: string, rawId: string): Customer | undefined {
  const id = bareId(rawId)
  if (id.endsWith('404')) return undefined
  const people = members(kernel)
  const person = people.find((member) => member.ids.includes(id) || member.accountNumber === id)
  if (findBank(bankSlug)?.type === 'MF1') return person && { accountNumber: person.accountNumber, name: person.name }
  if (!/^[67]\d{7}$/.test(id)) return undefined
  return { accountNumber: id, name: person?.name ?? `Client ${id}` }
}

function members(kernel: Kernel) {
  return [
    ...MEMBERS,
    ...kernel.world.burundians.map((person, i) => ({
      ids: [person.ihelaId, bareId(person.msisdn)],
      accountNumber: `${String(101 + i).padStart(6, '0')}-01`,
      name: person.name,
    })),
  ]
}

/** Without blanks and Burundi's dialling code; `+` may have become a blank in a query string. */
function bareId(id: string): string {
  const compact = id.replaceAll(' ', '').toLowerCase()
  return /^\+?257(\d{8})$/.exec(compact)?.[1] ?? compact
}
