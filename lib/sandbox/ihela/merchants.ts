import type { Kernel } from '@/lib/sandbox/kernel'

export type Merchant = { clientId: string; secret: string; id: number; title: string }

/** The applications that may call: the demo merchant of the design, and the client of the contract's vectors. */
const MERCHANTS: readonly Merchant[] = [
  { clientId: 'hazina-sandbox', secret: 'hazina-sandbox-secret', id: 27, title: 'Soko Fresh Bujumbura' },
  { clientId: 'demo_client', secret: 'demo_secret', id: 1, title: 'Global Test Merchant' },
]
export const SOKO_CLIENT_ID = 'hazina-sandbox'
/** What each merchant holds when the sandbox starts (contract 7). */
export const STARTING_FRANCS = 5_000_000

export function findMerchant(clientId: string): Merchant | undefined {
  return MERCHANTS.find((merchant) => merchant.clientId === clientId)
}

export function getMerchant(clientId: string): Merchant {
  const merchant = findMerchant(clientId)
  if (!merchant) throw new Error(`no iHela merchant ${clientId}`)
  return merchant
}

/** What the merchant holds at iHela, in whole francs. */
export function merchantFrancs(kernel: Kernel, clientId: string): number {
  const row = kernel.db
    .prepare<[string], { francs: number }>(
      'select coalesce(sum(francs), 0) as francs from ihela_movements where clientId = ?',
    )
    .get(clientId)
  return row?.francs ?? 0
}

/** Changes the merchant's balance. Call inside the database transaction of what caused it. */
export function moveFrancs(
  kernel: Kernel,
  movement: { clientId: string; at: number; kind: string; reference: string; francs: number },
): void {
  kernel.db
    .prepare(
      'insert into ihela_movements (clientId, at, kind, reference, francs) values (@clientId, @at, @kind, @reference, @francs)',
    )
    .run(movement)
}

/** Gives the merchants without a history their starting balance. */
export function seedOtherMerchants(kernel: Kernel): void {
  for (const { clientId } of MERCHANTS) {
    if (clientId === SOKO_CLIENT_ID) continue
    moveFrancs(kernel, {
      clientId,
      at: kernel.now().getTime(),
      kind: 'opening',
      reference: 'OPENING',
      francs: STARTING_FRANCS,
    })
  }
}
