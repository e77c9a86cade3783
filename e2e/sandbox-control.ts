import { z } from 'zod'

const Movement = z.object({
  provider: z.string(),
  kind: z.string(),
  amount: z.string(),
  merchantReference: z.string().nullable(),
  providerReference: z.string(),
})
export type Movement = z.infer<typeof Movement>
const Ledger = z.object({ movements: z.array(Movement) })

/** The tester's side of the sandbox, for what no person in the product can do. */
export type SandboxControl = ReturnType<typeof sandboxControl>

export function sandboxControl(url: string) {
  async function call(path: string, method: 'GET' | 'POST' | 'PATCH', body?: object): Promise<unknown> {
    const answer = await fetch(`${url}${path}`, {
      method,
      ...(body && { headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) }),
    })
    if (!answer.ok) throw new Error(`the sandbox answered ${answer.status} on ${path}: ${await answer.text()}`)
    return answer.json()
  }
  return {
    addFault: (fault: { provider: string; operation: string; kind: string; count: number }) =>
      call('/faults', 'POST', fault),
    answerPhone: (msisdn: string, answer: 'pay' | 'cancel') => call(`/phones/${msisdn}`, 'POST', { answer }),
    phoneDoes: (msisdn: string, habit: 'ask' | 'pay' | 'cancel', delayMs = 0) =>
      call(`/phones/${msisdn}`, 'POST', { default: habit, delayMs }),
    movements: async (): Promise<Movement[]> => Ledger.parse(await call('/ledger', 'GET')).movements,
    /** Every movement of money of exactly this many whole or decimal units. */
    movementsOf: async (amount: number): Promise<Movement[]> =>
      Ledger.parse(await call('/ledger', 'GET')).movements.filter((one) => Number(one.amount) === amount),
  }
}
