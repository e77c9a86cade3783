import { AppError } from '@/lib/core/errors'
import { PROVIDERS, type ProviderId, providerOf, type Rail } from '@/lib/core/rails'
import { type BitpesaConfig, createBitpesa } from './bitpesa'
import { createIhela, type IhelaConfig } from './ihela'
import type { MoneyRail } from './money-rail'
import { createMpesa, type MpesaConfig } from './mpesa'
import type { Provider } from './provider'
import { createWekeza, type WekezaConfig } from './wekeza'

/** What is known of each provider from the environment; a provider that is not there is not set up. */
export type ProviderConfigs = Readonly<
  Partial<{
    mpesa: MpesaConfig
    wekeza: WekezaConfig
    bitpesa: BitpesaConfig
    ihela: IhelaConfig
  }>
>

export interface Registry {
  /** In the order providers are always shown. */
  list(): readonly Provider[]
  /** @throws AppError `not_configured` */
  get(id: ProviderId): Provider
  find(id: ProviderId): Provider | undefined
  /** Undefined when its provider is not set up or money only arrives by it. */
  rail(rail: Rail): MoneyRail | undefined
  /** The provider a rail belongs to. @throws AppError `not_configured` */
  railProvider(rail: Rail): Provider
}

/** A registry of any providers; tests put their own in. */
export function registryOf(providers: readonly Provider[]): Registry {
  const byId = new Map(providers.map((provider) => [provider.id, provider]))
  const list = PROVIDERS.flatMap((id) => byId.get(id) ?? [])
  const get = (id: ProviderId): Provider => {
    const provider = byId.get(id)
    if (!provider) throw new AppError('not_configured', `${id} is not set up`)
    return provider
  }
  return {
    list: () => list,
    get,
    find: (id) => byId.get(id),
    rail: (rail) => byId.get(providerOf(rail))?.rails[rail],
    railProvider: (rail) => get(providerOf(rail)),
  }
}

/** The only place that knows every provider by name. @throws Error at the start for a setting that cannot be used. */
export function createProviders(configs: ProviderConfigs): Registry {
  const { mpesa, wekeza, bitpesa, ihela } = configs
  return registryOf([
    ...(mpesa ? [createMpesa(mpesa)] : []),
    ...(wekeza ? [createWekeza(wekeza)] : []),
    ...(bitpesa ? [createBitpesa(bitpesa)] : []),
    ...(ihela ? [createIhela(ihela)] : []),
  ])
}
