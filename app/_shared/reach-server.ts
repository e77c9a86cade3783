import type { ActionResult } from './action'

/**
 * For the browser: a request that did not reach the server, or whose answer was lost, is a refusal like any other, and
 * what was typed stays. It may be sent again: every act here counts once.
 */
export async function reachServer<Value>(
  call: Promise<ActionResult<Value>>,
  message: string,
): Promise<ActionResult<Value>> {
  try {
    return await call
  } catch (error) {
    // The browser's word for a connection that failed; anything else is a broken page.
    if (error instanceof TypeError) return { ok: false, error: { code: 'unreachable', message, fields: {} } }
    throw error
  }
}
