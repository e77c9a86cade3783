import type { Context } from 'hono'
import type { z } from 'zod'
import type { SandboxEnv } from '@/lib/sandbox/kernel'
import { invalidField, WekezaError } from '@/lib/sandbox/wekeza/wire'

/** The JSON of the request as the schema wants it. @throws WekezaError 400 naming the first field that is wrong */
export function jsonBody<T>(c: Context<SandboxEnv>, schema: z.ZodType<T>): T {
  const parsed = schema.safeParse(parseJson(c.get('rawBody').toString('utf8')))
  if (parsed.success) return parsed.data
  const issue = parsed.error.issues[0]
  throw invalidField(
    issue?.path.join('.') || 'body',
    `${issue?.path.join('.') || 'body'}: ${issue?.message ?? 'invalid'}`,
  )
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch (cause) {
    const error = new WekezaError(400, 'INVALID_REQUEST', 'The request body is not valid JSON')
    error.cause = cause
    throw error
  }
}
