import { answerJson } from '@/app/_shared/json-answer'
import { env } from '@/lib/env'
import { readHistoryProgress } from '@/lib/features/history/progress'
import { getRuntime } from '@/lib/worker/runtime'

export const dynamic = 'force-dynamic'

/** For `npm start`, monitors and load balancers; says nothing about money or people, so it asks for no sign-in. */
export async function GET(): Promise<Response> {
  try {
    const { store, mode } = await getRuntime()
    const read = await readHistoryProgress(store)
    // Where no history is to be loaded there is nothing to wait for.
    const history = mode === 'sandbox' && env().loadHistory ? read : { ...read, complete: true }
    return answerJson({ ok: true, mode, history })
  } catch {
    return answerJson({ ok: false }, 503)
  }
}
