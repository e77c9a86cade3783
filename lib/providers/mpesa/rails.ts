import type { Rail } from '@/lib/core/rails'
import type { Reversible } from '../after-sending'
import type { MoneyRail } from '../money-rail'
import { createB2bRail } from './b2b-rail'
import { createB2cRail } from './b2c-rail'
import type { MpesaClient } from './client'
import type { MpesaConfig } from './config'
import type { FillCredential } from './initiator'
import { createReversalRail } from './reversal-rail'
import { createStkRail } from './stk-rail'

/** The ways money moves here on our word; `mpesa.c2b` only arrives. */
export function createMpesaRails(
  client: MpesaClient,
  config: MpesaConfig,
  fill: FillCredential,
  now: () => Date,
  reversals: Reversible,
): Partial<Record<Rail, MoneyRail>> {
  return {
    'mpesa.stk': createStkRail(client, config, now),
    'mpesa.b2c': createB2cRail(client, config, fill),
    'mpesa.b2b': createB2bRail(client, config, fill),
    'mpesa.reversal': createReversalRail(reversals),
  }
}
