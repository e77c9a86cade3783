import type { Context } from 'hono'
import { z } from 'zod'
import type { SandboxEnv } from '@/lib/sandbox/kernel'

/** A body is an object of plain values; PHP sends null for what it leaves out. */
const JsonBody = z.record(z.string(), z.unknown())

/**
 * The fields of a POST, whichever of the three ways the client writes them: urlencoded (Python, Java), JSON (PHP)
 * or multipart (shops). Null and empty count as absent, as everywhere in this API.
 */
export async function requestFields(c: Context<SandboxEnv>): Promise<Map<string, string>> {
  const raw = c.get('rawBody')
  const contentType = c.req.header('content-type') ?? ''
  const fields = new Map<string, string>()
  const put = (name: string, value: unknown) => {
    const text = typeof value === 'number' || typeof value === 'boolean' ? String(value) : value
    if (typeof text === 'string' && text.trim() !== '') fields.set(name, text)
  }
  if (contentType.includes('json')) {
    for (const [name, value] of Object.entries(jsonObject(raw.toString('utf8')))) put(name, value)
  } else if (contentType.includes('multipart/form-data')) {
    const form = await new Response(new Uint8Array(raw), { headers: { 'content-type': contentType } }).formData()
    for (const [name, value] of form) put(name, value)
  } else {
    for (const [name, value] of new URLSearchParams(raw.toString('utf8'))) put(name, value)
  }
  return fields
}

/** Collects what is wrong with a request, in the gateway's `{"errors": {"field": ["message"]}}` shape. */
export class FieldErrors {
  readonly #errors: Record<string, string[]> = {}

  add(field: string, message: string): void {
    this.#errors[field] = [...(this.#errors[field] ?? []), message]
  }

  require(fields: Map<string, string>, ...names: string[]): void {
    for (const name of names) if (!fields.has(name)) this.add(name, 'This field is required.')
  }

  get any(): boolean {
    return Object.keys(this.#errors).length > 0
  }

  /** For the log: "amount: This field is required." */
  get words(): string {
    return Object.entries(this.#errors)
      .map(([field, messages]) => `${field}: ${messages.join(' ')}`)
      .join(', ')
  }

  get body(): { errors: Record<string, string[]> } {
    return { errors: this.#errors }
  }
}

function jsonObject(text: string): Record<string, unknown> {
  try {
    return JsonBody.catch({}).parse(JSON.parse(text))
  } catch {
    return {} // Not JSON: the required fields are then reported as missing.
  }
}
