import type { Context } from 'hono'
import type { SandboxEnv } from '@/lib/sandbox/kernel'
import { credentialBytes } from '@/lib/sandbox/mpesa/credential'
import { isStamp } from '@/lib/sandbox/mpesa/identifiers'
import { invalidField, Refusal } from '@/lib/sandbox/mpesa/refusals'
import { centsOf } from '@/lib/sandbox/mpesa/shillings'

export const MSISDN = /^254[17]\d{8}$/
export const SHORTCODE = /^\d{5,7}$/
const WHOLE_AMOUNT = /^[1-9]\d{0,11}$/
const TEXT_CHARACTERS_MAX = 100

/**
 * The fields of a request, read one by one in the order of the operation's table, so that the first bad one is the
 * one named. Numbers and strings are interchangeable; null, "" and absent are alike; unknown fields are ignored.
 */
export class Fields {
  constructor(
    private readonly values: Record<string, unknown>,
    /** Makes the error of a bad field; C2B registration has a code of its own. */
    private readonly invalid: (field: string, because?: string) => Refusal = invalidField,
    /** C2B registration always refuses Safaricom's forbidden words in URLs; the others by the switch `urlWords`. */
    private readonly refuseWords = false,
  ) {}

  optional(name: string): string {
    const value = this.values[name]
    if (typeof value === 'number') return String(value)
    return typeof value === 'string' ? value.trim() : ''
  }

  text(name: string, options: { least?: number; most?: number; called?: string } = {}): string {
    const { least = 1, most = TEXT_CHARACTERS_MAX, called = name } = options
    const value = this.optional(name)
    if (value === '') throw this.invalid(called, `${name} is missing or blank`)
    if (value.length < least || value.length > most) {
      throw this.invalid(called, `${name} has ${value.length} characters; ${least} to ${most} are allowed`)
    }
    return value
  }

  matching(name: string, pattern: RegExp, because: string): string {
    const value = this.optional(name)
    if (!pattern.test(value))
      throw this.invalid(name, value === '' ? `${name} is missing or blank` : `${name} ${because}`)
    return value
  }

  oneOf(name: string, allowed: readonly string[]): string {
    const value = this.optional(name)
    if (!allowed.includes(value)) throw this.invalid(name, `${name} must be one of ${allowed.join(', ')}`)
    return value
  }

  shortcode(name: string): string {
    return this.matching(name, SHORTCODE, 'must be a short code of 5 to 7 digits')
  }

  msisdn(name: string): string {
    return this.matching(name, MSISDN, 'must be 254 and nine digits beginning 7 or 1')
  }

  timestamp(name: string): string {
    const value = this.optional(name)
    if (!isStamp(value)) throw this.invalid(name, `${name} must be 14 digits yyyyMMddHHmmss forming a real date`)
    return value
  }

  /** Whole shillings, at least 1; returned in cents. */
  amount(name: string, mostShillings = Number.MAX_SAFE_INTEGER): number {
    const shillings = Number(this.matching(name, WHOLE_AMOUNT, 'must be a whole number of shillings, at least 1'))
    if (shillings > mostShillings) throw this.invalid(name, `${name} is more than ${mostShillings}`)
    return centsOf(shillings)
  }

  url(name: string): string {
    const value = this.optional(name)
    if (!URL.canParse(value) || !/^https?:$/.test(new URL(value).protocol)) {
      throw this.invalid(name, `${name} must be an absolute http or https URL`)
    }
    const word = this.refuseWords ? forbiddenWord(value) : undefined
    if (word) throw this.invalid(`${name} - URL has the word ${word.toUpperCase()}`)
    return value
  }

  credential(name: string): Buffer {
    const bytes = credentialBytes(this.optional(name))
    if (!bytes) throw this.invalid(name, `${name} must be base64 of 256 bytes`)
    return bytes
  }
}

/** Longest first, so that "exec" is named before "exe". */
const FORBIDDEN_WORDS = ['safaricom', 'm-pesa', 'mpesa', 'query', 'exec', 'exe', 'cmd', 'sql']

/** The word for which Safaricom refuses the URL, if it has one. */
export function forbiddenWord(url: string): string | undefined {
  return FORBIDDEN_WORDS.find((word) => url.toLowerCase().includes(word))
}

/** The body of a POST. A content type that is not JSON counts as a body without fields, as on the real host. */
export function readFields(c: Context<SandboxEnv>, invalid?: (field: string, because?: string) => Refusal): Fields {
  const contentType = c.req.header('content-type') ?? ''
  if (!/\bjson\b/i.test(contentType)) {
    c.get('notes').push(`Content-Type "${contentType}" is not JSON, so the body is read as having no fields`)
    return new Fields({}, invalid)
  }
  let body: unknown
  try {
    body = JSON.parse(c.get('rawBody').toString('utf8'))
  } catch {
    throw new Refusal(400, '400.002.05', 'Invalid Request Payload', 'the body is not JSON')
  }
  if (typeof body !== 'object' || body === null || Array.isArray(body)) {
    throw new Refusal(400, '400.002.05', 'Invalid Request Payload', 'the body is not a JSON object')
  }
  const refuseWords = c.get('kernel').setting<boolean>('mpesa', 'urlWords', false)
  return new Fields(Object.fromEntries(Object.entries(body)), invalid, refuseWords)
}
