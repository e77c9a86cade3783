import type { ProviderConfigs } from '@/lib/providers/registry'

/** The providers of the built-in sandbox: DESIGN.md, the demo credentials. They are public fixtures. */
export function sandboxConfigs(sandboxPort: number, certificatePem: string): ProviderConfigs {
  const origin = (offset: number) => `http://127.0.0.1:${sandboxPort + offset}`
  return {
    mpesa: {
      baseUrl: origin(1),
      consumerKey: 'hazina-sandbox-key',
      consumerSecret: 'hazina-sandbox-secret',
      collect: { shortcode: '174379', passkey: 'bfb279f9aa9bdbcf158e97dd71a467cd2e0c893059b10f78e6b72ada1ed2c919' },
      payout: { shortcode: '600100', initiatorName: 'testapi', initiatorPassword: 'Safaricom999!*!' },
      certificatePem,
    },
    wekeza: {
      baseUrl: `${origin(2)}/api/v1`,
      oauthUrl: `${origin(2)}/oauth`,
      clientId: 'hazina-sandbox',
      clientSecret: 'hazina-sandbox-secret',
      webhookSecrets: ['whsec_hazina_sandbox'],
      accountIds: ['acc_soko_operations', 'acc_soko_payroll'],
    },
    bitpesa: {
      baseUrl: `${origin(3)}/v1`,
      apiKey: 'hazina-sandbox-key',
      apiSecret: 'hazina-sandbox-secret',
      currencies: ['USD', 'NGN', 'UGX', 'KES'],
      senderExternalId: 'soko-fresh-ltd',
    },
    ihela: { baseUrl: origin(4), clientId: 'hazina-sandbox', clientSecret: 'hazina-sandbox-secret' },
  }
}

/** What of them would be a secret if it were not public. */
export function sandboxSecrets({ mpesa, wekeza, bitpesa, ihela }: ProviderConfigs): string[] {
  return [
    mpesa?.consumerKey,
    mpesa?.consumerSecret,
    mpesa?.collect?.passkey,
    mpesa?.payout?.initiatorPassword,
    wekeza?.clientSecret,
    ...(wekeza?.webhookSecrets ?? []),
    bitpesa?.apiKey,
    bitpesa?.apiSecret,
    ihela?.clientSecret,
  ].filter((secret) => secret !== undefined)
}
