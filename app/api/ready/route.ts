import { answerJson } from '@/app/_shared/json-answer'
import { env } from '@/lib/env'
import { readReadiness } from '@/lib/worker/readiness'
import { getRuntime } from '@/lib/worker/runtime'

export const dynamic = 'force-dynamic'

/** Whether this process can do its work: for load balancers and monitors. Which part does not is said, and nothing of it. */
export async function GET(): Promise<Response> {
  try {
    const readiness = await readReadiness(await getRuntime(), env())
    return answerJson(readiness, readiness.ready ? 200 : 503)
  } catch {
    return answerJson({ ready: false }, 503)
  }
}
