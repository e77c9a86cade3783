import { existsSync, readFileSync } from 'node:fs'
import { minorFromDecimal } from '@/lib/core/money'
import type { CallbackCaution } from '@/lib/providers/inbound'
import { isAddressOrRange } from '@/lib/providers/network-address'
import type { ProviderConfigs } from '@/lib/providers/registry'
import { fail, isSet, list, PROVIDER_VARIABLES, type Variables } from './variables'

/** KES. An unsigned callback alone settles no larger payout. */
const CONFIRM_PAYOUTS_ABOVE = '100000'

/** The providers whose own variables are all set. @throws Error for half a set, naming what is missing */
export function liveProviders(variables: Variables): (keyof typeof PROVIDER_VARIABLES)[] {
  const names = Object.keys(PROVIDER_VARIABLES) as (keyof typeof PROVIDER_VARIABLES)[]
  return names.filter((name) => {
    const missing = PROVIDER_VARIABLES[name].filter((variable) => !isSet(variables, variable))
    if (missing.length === PROVIDER_VARIABLES[name].length) return false
    if (missing.length > 0) fail(`${name} is half set up. Set ${missing.join(', ')}, or remove its other variables.`)
    return true
  })
}

function readCertificate(file: string): string {
  if (!existsSync(file))
    fail(
      `MPESA_CERTIFICATE_FILE names ${file}, which does not exist. Put the certificate from the Daraja portal there.`,
    )
  const bytes = readFileSync(file)
  return bytes.includes('-----BEGIN')
    ? bytes.toString('utf8')
    : `-----BEGIN CERTIFICATE-----\n${bytes.toString('base64').replace(/.{64}/g, '$&\n')}\n-----END CERTIFICATE-----\n`
}

/** Safaricom's lists of addresses differ, so the operator says which; without a list any may call. */
function mpesaCaution(v: Variables): CallbackCaution {
  const addresses = list(v.MPESA_CALLBACK_ADDRESSES)
  const wrong = addresses.find((address) => !isAddressOrRange(address))
  if (wrong)
    fail(`MPESA_CALLBACK_ADDRESSES holds "${wrong}". Put addresses or ranges there: 196.201.214.200,196.201.213.0/24.`)
  if (addresses.length > 0 && !v.HAZINA_PROXY_ADDRESS_HEADER)
    fail(
      'MPESA_CALLBACK_ADDRESSES needs HAZINA_PROXY_ADDRESS_HEADER: the header in which your proxy says who called, such as x-real-ip.',
    )
  const confirmAboveMinor = minorFromDecimal(v.MPESA_CONFIRM_PAYOUTS_ABOVE || CONFIRM_PAYOUTS_ABOVE, 'KES')
  if (confirmAboveMinor === undefined)
    fail(`MPESA_CONFIRM_PAYOUTS_ABOVE is "${v.MPESA_CONFIRM_PAYOUTS_ABOVE}". Put an amount in KES there: 100000.`)
  return { addresses, confirmAboveMinor }
}

export function liveConfigs(v: Variables): ProviderConfigs {
  const live = liveProviders(v)
  return {
    ...(live.includes('mpesa') && {
      mpesa: {
        baseUrl: v.MPESA_BASE_URL,
        consumerKey: v.MPESA_CONSUMER_KEY,
        consumerSecret: v.MPESA_CONSUMER_SECRET,
        collect: { shortcode: v.MPESA_SHORTCODE, passkey: v.MPESA_PASSKEY },
        payout: {
          shortcode: v.MPESA_PAYOUT_SHORTCODE,
          initiatorName: v.MPESA_INITIATOR_NAME,
          initiatorPassword: v.MPESA_INITIATOR_PASSWORD,
        },
        certificatePem: readCertificate(v.MPESA_CERTIFICATE_FILE),
        caution: mpesaCaution(v),
      },
    }),
    ...(live.includes('wekeza') && {
      wekeza: {
        baseUrl: v.WEKEZA_BASE_URL,
        oauthUrl: v.WEKEZA_OAUTH_URL,
        clientId: v.WEKEZA_CLIENT_ID,
        clientSecret: v.WEKEZA_CLIENT_SECRET,
        webhookSecrets: list(v.WEKEZA_WEBHOOK_SECRETS),
        accountIds: list(v.WEKEZA_ACCOUNT_IDS),
      },
    }),
    ...(live.includes('bitpesa') && {
      bitpesa: {
        baseUrl: v.BITPESA_BASE_URL,
        apiKey: v.BITPESA_API_KEY,
        apiSecret: v.BITPESA_API_SECRET,
        currencies: list(v.BITPESA_CURRENCIES || 'USD,NGN,UGX,KES'),
        senderExternalId: v.BITPESA_SENDER_ID,
      },
    }),
    ...(live.includes('ihela') && {
      ihela: {
        baseUrl: v.IHELA_BASE_URL,
        ...(v.IHELA_TOKEN_URL && { tokenUrl: v.IHELA_TOKEN_URL }),
        clientId: v.IHELA_CLIENT_ID,
        clientSecret: v.IHELA_CLIENT_SECRET,
      },
    }),
  }
}
