import type { Context, Hono } from 'hono'
import { decimals } from '@/lib/sandbox/ihela/amounts'
import { bearerMerchant, unauthorized } from '@/lib/sandbox/ihela/oauth'
import { type Kernel, operation, type SandboxEnv } from '@/lib/sandbox/kernel'

type Limits = { inMin: number; inMax: number; outMin: number; outMax: number }
export type Bank = {
  slug: string
  name: string
  code: number
  type: 'MF1' | 'MOB' | 'BNQ'
  online: boolean
  nickname: string | null
  companySlug: string
  mask: string | null
  /** Whole francs; null means only the currency's minimum of 1. */
  limits: Limits | null
}

/** The three banks of the contract (4), in its order. */
const BANKS: readonly Bank[] = [
  {
    slug: 'MF1-0001',
    name: 'iHela Credit Union',
    code: 1,
    type: 'MF1',
    online: true,
    nickname: 'ICU',
    companySlug: 'ihela-credit-union',
    mask: '000000-00',
    limits: null,
  },
  {
    slug: 'MOB-0003',
    name: 'EcoCash',
    code: 3,
    type: 'MOB',
    online: false,
    nickname: null,
    companySlug: 'ecocash',
    mask: '00000000',
    limits: null,
  },
  {
    slug: 'MOB-0006',
    name: 'PesaFlash',
    code: 6,
    type: 'MOB',
    online: false,
    nickname: '-',
    companySlug: 'pesaflash',
    mask: null,
    limits: { inMin: 10_000, inMax: 50_000_000, outMin: 10_000, outMax: 50_000_000 },
  },
]

export function findBank(slug: string): Bank | undefined {
  return BANKS.find((bank) => bank.slug === slug)
}

/** The words for an amount outside the bank's bounds; undefined when it fits. `in` is a cash-in to it, `out` a bill paid from it. */
export function limitProblem(bank: Bank | undefined, direction: 'in' | 'out', francs: number): string | undefined {
  if (!bank?.limits) return undefined
  const [low, high] =
    direction === 'in' ? [bank.limits.inMin, bank.limits.inMax] : [bank.limits.outMin, bank.limits.outMax]
  if (francs >= low && francs <= high) return undefined
  return `The amount must be between ${decimals(low)} and ${decimals(high)} for ${bank.name}`
}

/** The bank list, at its three addresses, and the logos it points to. */
export function mountBanks(app: Hono<SandboxEnv>, kernel: Kernel): void {
  const paths = ['/api/v1/payments/bank', '/api/v1/bank/all', '/api/v1/bank'].flatMap((path) => [path, `${path}/`])
  app.on('GET', paths, operation('banks'), (c) => {
    if (!bearerMerchant(kernel, c)) return unauthorized(c)
    return c.json({ banks: BANKS.map((bank) => bankBody(bank, kernel)), count: BANKS.length })
  })
  app.get('/media/companies/:file', (c) => logo(c))
}

function bankBody(bank: Bank, kernel: Kernel) {
  const picture = `${kernel.baseUrl('ihela')}/media/companies/${bank.companySlug}.svg`
  return {
    slug: bank.slug,
    name: bank.name,
    swift_code: null,
    bank_code: bank.code,
    bank_type: bank.type,
    can_create_account_online: bank.online,
    is_active: true,
    company: {
      name: bank.name,
      fullname: bank.name,
      nickname: bank.nickname,
      slug: bank.companySlug,
      image: picture,
      about: `${bank.name} in the sandbox`,
      logo: picture,
      logo_icon: picture,
    },
    limits_config: bank.limits && {
      in_minimum: decimals(bank.limits.inMin),
      in_maximum: decimals(bank.limits.inMax),
      out_minimum: decimals(bank.limits.outMin),
      out_maximum: decimals(bank.limits.outMax),
    },
    account_masked_text: bank.mask,
    ihela_account_inside: null,
  }
}

function logo(c: Context): Response {
  const bank = BANKS.find((each) => `${each.companySlug}.svg` === c.req.param('file'))
  if (!bank) return c.json({ detail: 'Not found.' }, 404)
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 64 64" role="img"><title>${bank.name}</title><rect width="64" height="64" rx="12" fill="#1f5d4c"/><text x="32" y="42" font-family="sans-serif" font-size="28" fill="#fff" text-anchor="middle">${bank.name[0]}</text></svg>`
  return c.body(svg, 200, { 'Content-Type': 'image/svg+xml' })
}
