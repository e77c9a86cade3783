import { z } from 'zod'

const text = z.string().trim().optional().default('')
export const Environment = z.object({
  NODE_ENV: text,
  PORT: z.coerce.number().int().min(1).max(65_535).default(3000),
  SANDBOX_PORT: z.coerce.number().int().min(1).max(65_530).default(4010),
  HAZINA_ROOT: text,
  HAZINA_DATA_DIR: text,
  DATABASE_URL: text,
  HAZINA_ANCHOR_FILE: text,
  HAZINA_ZONE: text,
  HAZINA_PUBLIC_URL: text,
  HAZINA_MERCHANT_NAME: text,
  HAZINA_KEY: text,
  HAZINA_HISTORY: z.enum(['full', 'none']).default('full'),
  HAZINA_PROXY_ADDRESS_HEADER: text,
  HAZINA_WATCH_PARENT: z.coerce.number().int().optional(),
  NEXTAUTH_SECRET: text,
  MPESA_BASE_URL: text,
  MPESA_CONSUMER_KEY: text,
  MPESA_CONSUMER_SECRET: text,
  MPESA_SHORTCODE: text,
  MPESA_PASSKEY: text,
  MPESA_PAYOUT_SHORTCODE: text,
  MPESA_INITIATOR_NAME: text,
  MPESA_INITIATOR_PASSWORD: text,
  MPESA_CERTIFICATE_FILE: text,
  MPESA_CALLBACK_ADDRESSES: text,
  MPESA_CONFIRM_PAYOUTS_ABOVE: text,
  WEKEZA_BASE_URL: text,
  WEKEZA_OAUTH_URL: text,
  WEKEZA_CLIENT_ID: text,
  WEKEZA_CLIENT_SECRET: text,
  WEKEZA_WEBHOOK_SECRETS: text,
  WEKEZA_ACCOUNT_IDS: text,
  BITPESA_BASE_URL: text,
  BITPESA_API_KEY: text,
  BITPESA_API_SECRET: text,
  BITPESA_CURRENCIES: text,
  BITPESA_SENDER_ID: text,
  IHELA_BASE_URL: text,
  IHELA_TOKEN_URL: text,
  IHELA_CLIENT_ID: text,
  IHELA_CLIENT_SECRET: text,
})
/** Every variable there is, each as text; an empty one is not set. */
export type Variables = z.infer<typeof Environment>

/** What each provider needs before it counts as set up; the optional ones are left out. */
export const PROVIDER_VARIABLES = {
  mpesa: [
    'MPESA_BASE_URL',
    'MPESA_CONSUMER_KEY',
    'MPESA_CONSUMER_SECRET',
    'MPESA_SHORTCODE',
    'MPESA_PASSKEY',
    'MPESA_PAYOUT_SHORTCODE',
    'MPESA_INITIATOR_NAME',
    'MPESA_INITIATOR_PASSWORD',
    'MPESA_CERTIFICATE_FILE',
  ],
  wekeza: [
    'WEKEZA_BASE_URL',
    'WEKEZA_OAUTH_URL',
    'WEKEZA_CLIENT_ID',
    'WEKEZA_CLIENT_SECRET',
    'WEKEZA_WEBHOOK_SECRETS',
    'WEKEZA_ACCOUNT_IDS',
  ],
  bitpesa: ['BITPESA_BASE_URL', 'BITPESA_API_KEY', 'BITPESA_API_SECRET', 'BITPESA_SENDER_ID'],
  ihela: ['IHELA_BASE_URL', 'IHELA_CLIENT_ID', 'IHELA_CLIENT_SECRET'],
} as const satisfies Record<string, readonly (keyof Variables)[]>

/** @throws Error, with which the start ends: a sentence that says what to do */
export function fail(sentence: string): never {
  throw new Error(`Hazina cannot start: ${sentence}`)
}

export function isSet(variables: Variables, name: keyof Variables): boolean {
  return variables[name] !== undefined && variables[name] !== ''
}

/** Separated by commas. */
export function list(text: string): string[] {
  return text
    .split(',')
    .map((part) => part.trim())
    .filter(Boolean)
}
