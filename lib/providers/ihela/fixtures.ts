import type { SendOrder } from '../money-rail'
import type { IhelaConfig } from './config'

export const ihelaConfig = (baseUrl: string): IhelaConfig => ({
  baseUrl,
  clientId: 'demo_client',
  clientSecret: 'demo_secret',
})

export const tokenReply = { access_token: 'tok-1', expires_in: 36_000, token_type: 'Bearer', scope: 'read write' }

export const cashInOrder = (change: Partial<SendOrder> = {}): SendOrder => ({
  paymentId: 'payment-1',
  attemptId: 'attempt-1',
  providerKey: 'REF3223',
  rail: 'ihela.cashin',
  amountMinor: 20_000n,
  currency: 'BIF',
  sourceAccountKey: 'ihela',
  counterpartyName: 'Bigirimana Fabrice',
  counterpartyAccount: '000001-01',
  counterpartyBank: 'MF1-0001',
  merchantReference: 'HZ-0001',
  purpose: 'Cashin description',
  details: {},
  callbackUrl: (door) => `https://hazina.example.test/hooks/${door}/token-1`,
  ...change,
})

/** Contract 7, the sample of the seed. */
export const cashInPaid = {
  bank_slug: 'MF1-0001',
  account: '000001-01',
  amount: '20000.00',
  description: 'Cashin description',
  merchant_reference: 'REF3223',
  error: false,
  error_message: 'Success',
  reference: 'CPT-5/01-199',
}

export const BILL_CODE = 'BILL-20200813-B8GUIUDIN0'
export const BILL_REFERENCE = '58646cc904c471d6413e'

/** Contract 6.1, the sample of the seed. */
export const billRaised = {
  bill: {
    merchant: { title: 'Global Test Merchant' },
    amount: '2000.00',
    currency: 108,
    currency_info: { iso_code: 108, iso_alpha_code: 'BIF', title: 'BURUNDIAN FRANC', operation_min_amount: '1.00' },
    description: `Global Test Merchant (1) My description ${BILL_REFERENCE}`,
    merchant_reference: BILL_REFERENCE,
    status: { label: 'Initiated', value: 'I', css: 'tag is-info' },
    expired: false,
    code: BILL_CODE,
    redirect_uri: null,
    confirmation_uri: `https://mytest.ihela.online/u/operations/bill/confirm/${BILL_CODE}`,
    payment_reference: null,
    created_at: '2020-08-13T10:24:58.014322Z',
  },
}

export const billChecked = (status: string, bank_reference: string | null = null) => ({
  bill: { bank_reference, reference: BILL_CODE, code: BILL_REFERENCE, status },
})

const bank = (slug: string, name: string, account_masked_text: string | null, limits_config: object | null) => ({
  slug,
  name,
  swift_code: null,
  bank_code: 1,
  bank_type: slug.slice(0, 3),
  can_create_account_online: false,
  is_active: true,
  company: { name, fullname: name, nickname: null, slug: name, logo: 'http://10.0.0.1/logo.png' },
  limits_config,
  account_masked_text,
  ihela_account_inside: null,
})

/** Contract 4, the three banks of the seed. */
export const bankList = {
  banks: [
    bank('MF1-0001', 'iHela Credit Union', '000000-00', null),
    bank('MOB-0003', 'EcoCash', '00000000', null),
    bank('MOB-0006', 'PesaFlash', null, {
      in_minimum: '10000.00',
      in_maximum: '50000000.00',
      out_minimum: '10000.00',
      out_maximum: '50000000.00',
    }),
  ],
  count: 3,
}
