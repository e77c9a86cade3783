import type { Provider } from '../provider'
import { createIhelaBills } from './bills'
import { createIhelaClient } from './client'
import { REFUSAL_CODES } from './codes'
import { type IhelaConfig, OWN_ACCOUNT_KEY } from './config'
import { createConnectionTest } from './connection-test'
import { createIhelaDirectory, createIhelaNames } from './look-ups'
import { createCashInRail } from './rails'

export type { IhelaConfig } from './config'

/** iHela Crédit Union (Burundi), classic merchant API: bills in, cash-ins out; no balance, no list, no callback. */
export function createIhela(config: IhelaConfig, now: () => number = Date.now): Provider {
  const client = createIhelaClient(config)
  const directory = createIhelaDirectory(client, now)
  return {
    id: 'ihela',
    accounts: [{ key: OWN_ACCOUNT_KEY, name: 'iHela', currency: 'BIF', purpose: 'both' }],
    rails: { 'ihela.cashin': createCashInRail(client) },
    connection: createConnectionTest(config),
    bills: createIhelaBills(client, directory),
    names: createIhelaNames(client),
    directory,
    explain: (_rail, code) => REFUSAL_CODES.get(code),
  }
}
