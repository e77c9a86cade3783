import type { ReversalOrder } from '../after-sending'
import type { Door, InboundMessage } from '../inbound'
import type { SendOrder } from '../money-rail'
import type { MpesaConfig } from './config'

/** Safaricom's public test pass key (Daraja contract 4.3). */
export const PUBLIC_PASSKEY = 'bfb279f9aa9bdbcf158e97dd71a467cd2e0c893059b10f78e6b72ada1ed2c919'

/** A certificate made for these tests; nobody holds its private key. */
export const TEST_CERTIFICATE = `-----BEGIN CERTIFICATE-----
MIIDEzCCAfugAwIBAgIUPj0UO7ITxhmxXYc19HzzueRtV+IwDQYJKoZIhvcNAQEL
BQAwGDEWMBQGA1UEAwwNYXBpY3J5cHQudGVzdDAgFw0yNjExMjEwNDA0MDdaGA8y
MTI2MTAyODA0MDQwN1owGDEWMBQGA1UEAwwNYXBpY3J5cHQudGVzdDCCASIwDQYJ
KoZIhvcNAQEBBQADggEPADCCAQoCggEBAK8sWt1G8A363N6cmksQ0Ucmmm8oV5xF
JKUVbO299l+xtVTHMZ1R23VplCdfI8oB8SKtBGhb6+HSRq68Xfag6rmhueGuY/Fo
hlzEJA8OYlOJMBBwTDyTF6FxMmeSYHM1Q6AZhc9UFQiYqhjbWb/fLTgFWuASQDEf
9rSqw/Mir+H3nvKJW8xb9XKmpHwSzZUxhO7hyaQQsHmS3MTHPMpPLIcN2uPCqGrV
3Kji00qhbn2ONQjxOjmZyF71u+zhjr26cC5B2Q194iAfHaQBYBPbKJJg74T3gxCg
hnlhlvBCK1IlOtIoupi0IKJsgLD3122aSBbVSRr2s0cKLTto9XkdzFcCAwEAAaNT
MFEwHQYDVR0OBBYEFJF9gK+9VSsMOB1x90d4A3XK8dzOMB8GA1UdIwQYMBaAFJF9
gK+9VSsMOB1x90d4A3XK8dzOMA8GA1UdEwEB/wQFMAMBAf8wDQYJKoZIhvcNAQEL
BQADggEBAH7V3bl3yxxnmf8EH6kyQWl3GZoqHLpuQ+Aqqd165pgXzbKahL0BqBFc
ccABSEh3Y2fS7jNOL3WYEjPa59zez5FyLmlEZ8nNrvpAOktDjXd1+05knbv7wf0/
Tm9/C+vUEOLr2hy92tjYkSu/IueWzvnKnfTlpeJmn00CvdwyeYK0PPj322f99HaT
AnhAMJXveMf2Qb6jfPMR24/XD/JxYH4mZhIL/qlmKh039es0Dm9ENOtyk8o5Yiwo
VWJMD4uajPO4uT0nCcTBQe2rTxkBMEMrjuJQ80HfEBQbKlhoWrA7O5u5WurHsFHp
0JUGhnRt70xR4p50eRAcurrxa2Do030=
-----END CERTIFICATE-----
`

export const mpesaConfig = (baseUrl: string, certificatePem = TEST_CERTIFICATE): MpesaConfig => ({
  baseUrl,
  consumerKey: 'sandbox-key-001',
  consumerSecret: 'sandbox-secret-001',
  collect: { shortcode: '174379', passkey: PUBLIC_PASSKEY },
  payout: { shortcode: '600100', initiatorName: 'testapi', initiatorPassword: 'Safaricom999!*!' },
  certificatePem,
})

export const orderOf = (change: Partial<SendOrder> = {}): SendOrder => ({
  paymentId: 'payment-1',
  attemptId: 'attempt-1',
  providerKey: 'payout-000812-a1',
  rail: 'mpesa.b2c',
  amountMinor: 300_000n,
  currency: 'KES',
  sourceAccountKey: '600100',
  counterpartyName: 'Jane Wanjiru',
  counterpartyAccount: '254708374149',
  counterpartyBank: '',
  merchantReference: 'INV-2201',
  purpose: 'Maize, week 48',
  details: {},
  callbackUrl: (door) => `https://hazina.example.test/hooks/${door}/token-1`,
  ...change,
})

export const promptOrder = (change: Partial<SendOrder> = {}): SendOrder =>
  orderOf({ rail: 'mpesa.stk', sourceAccountKey: '174379', amountMinor: 125_000n, ...change })

export const inbound = (door: Door, body: unknown, query = ''): InboundMessage => ({
  door,
  registeredUrl: `https://hazina.example.test/hooks/${door}/token-1${query}`,
  rawBody: new TextEncoder().encode(typeof body === 'string' ? body : JSON.stringify(body)),
  headers: {},
  receivedAt: new Date('2025-12-04T11:40:00Z'),
})

const CHECKOUT = 'ws_CO_04122025143005247708374149'
export const CHECKOUT_REQUEST_ID = CHECKOUT

export const pushAcknowledgement = {
  MerchantRequestID: '2f64-4b1e-97ff-b8275401c8d23130',
  CheckoutRequestID: CHECKOUT,
  ResponseCode: '0',
  ResponseDescription: 'Success. Request accepted for processing',
  CustomerMessage: 'Success. Request accepted for processing',
}

export const promptPaid = {
  Body: {
    stkCallback: {
      MerchantRequestID: '2f64-4b1e-97ff-b8275401c8d23130',
      CheckoutRequestID: CHECKOUT,
      ResultCode: 0,
      ResultDesc: 'The service request is processed successfully.',
      CallbackMetadata: {
        Item: [
          { Name: 'Amount', Value: 1250.0 },
          { Name: 'MpesaReceiptNumber', Value: 'TL48ZQ1WXN' },
          { Name: 'Balance' },
          { Name: 'TransactionDate', Value: 20251204143041 },
          { Name: 'PhoneNumber', Value: 254708374149 },
        ],
      },
    },
  },
}

export const promptEnded = (ResultCode: number | string, ResultDesc: string) => ({
  Body: {
    stkCallback: {
      MerchantRequestID: '2f64-4b1e-97ff-b8275401c8d23130',
      CheckoutRequestID: CHECKOUT,
      ResultCode,
      ResultDesc,
    },
  },
})

export const queryAnswer = (ResultCode: number | string, ResultDesc: string) => ({
  ResponseCode: '0',
  ResponseDescription: 'The service request has been accepted successfully',
  MerchantRequestID: '2f64-4b1e-97ff-b8275401c8d23130',
  CheckoutRequestID: CHECKOUT,
  ResultCode,
  ResultDesc,
})

export const payoutAcknowledgement = {
  ConversationID: 'AG_20251204_20104f1c9a77e0b3d25e',
  OriginatorConversationID: 'payout-000812-a1',
  ResponseCode: '0',
  ResponseDescription: 'Accept the service request successfully.',
}

const head = (ResultCode: number | string, ResultDesc: string) => ({
  ResultType: 0,
  ResultCode,
  ResultDesc,
  OriginatorConversationID: 'payout-000812-a1',
  ConversationID: 'AG_20251204_20104f1c9a77e0b3d25e',
})
const reference = (door: string) => ({
  ReferenceItem: {
    Key: 'QueueTimeoutURL',
    Value: `https://internalsandbox.safaricom.co.ke/mpesa/${door}/v1/submit`,
  },
})

export const payoutPaid = {
  Result: {
    ...head(0, 'The service request is processed successfully.'),
    TransactionID: 'TL49A0C7RM',
    ResultParameters: {
      ResultParameter: [
        { Key: 'TransactionAmount', Value: 3000 },
        { Key: 'TransactionReceipt', Value: 'TL49A0C7RM' },
        { Key: 'ReceiverPartyPublicName', Value: '254708374149 - Jane Wanjiru' },
        { Key: 'TransactionCompletedDateTime', Value: '04.12.2025 14:32:10' },
        { Key: 'B2CUtilityAccountAvailableFunds', Value: 46955.0 },
        { Key: 'B2CWorkingAccountAvailableFunds', Value: 120000.0 },
        { Key: 'B2CRecipientIsRegisteredCustomer', Value: 'Y' },
        { Key: 'B2CChargesPaidAccountAvailableFunds', Value: -1980.0 },
      ],
    },
    ReferenceData: reference('b2cresults'),
  },
}

export const payoutFailed = (code: number | string, words: string) => ({
  Result: { ...head(code, words), TransactionID: 'TL49A0C7RN', ReferenceData: reference('b2cresults') },
})

/** Daraja contract 5.5. */
export const BALANCE_TEXT =
  'Working Account|KES|46713.00|46713.00|0.00|0.00&Float Account|KES|0.00|0.00|0.00|0.00&Utility Account|KES|49217.00|49217.00|0.00|0.00&Charges Paid Account|KES|-220.00|-220.00|0.00|0.00&Organization Settlement Account|KES|0.00|0.00|0.00|0.00'

export const balanceAnswer = {
  Result: {
    ...head(0, 'The service request is processed successfully.'),
    OriginatorConversationID: '0c9d-4f51-b1aa-8e22d70f6b5398120',
    ConversationID: 'AG_20251204_2010c77a9e30f1b4d682',
    TransactionID: 'TL40000000',
    ResultParameters: {
      ResultParameter: [
        { Key: 'AccountBalance', Value: BALANCE_TEXT },
        { Key: 'BOCompletedTime', Value: 20251204143501 },
      ],
    },
    ReferenceData: reference('abresults'),
  },
}

/** One object where success has an array (contract 5.4, 5.5). */
export const questionFailed = (code: number | string, words: string) => ({
  Result: {
    ...head(code, words),
    OriginatorConversationID: '5f1c-4a77-8e02-3b9d6c55e0a1204472',
    ConversationID: 'AG_20251204_20100b6e51d2c84f9a38',
    TransactionID: 'TL40000000',
    ResultParameters: { ResultParameter: { Key: 'BOCompletedTime', Value: 20251204143402 } },
    ReferenceData: reference('abresults'),
  },
})

export const statusAnswer = (status: string) => ({
  Result: {
    ...head(0, 'The service request is processed successfully.'),
    OriginatorConversationID: '77aa-4d0c-8a3f-10e5c9b2d4f6339105',
    ConversationID: 'AG_20251204_201055e0d9c3b7f1a824',
    TransactionID: 'TL40000000',
    ResultParameters: {
      ResultParameter: [
        { Key: 'DebitPartyName', Value: '600100 - Mama Mboga Ltd' },
        { Key: 'CreditPartyName', Value: '254708374149 - Jane Wanjiru' },
        { Key: 'OriginatorConversationID', Value: 'payout-000812-a1' },
        { Key: 'InitiatedTime', Value: 20251204143208 },
        { Key: 'DebitAccountType', Value: 'Utility Account' },
        { Key: 'DebitPartyCharges', Value: 'Fee For B2C Payment|KES|22.40' },
        { Key: 'TransactionReason' },
        { Key: 'ReasonType', Value: 'Business Payment to Customer via API' },
        { Key: 'TransactionStatus', Value: status },
        { Key: 'FinalisedTime', Value: 20251204143210 },
        { Key: 'Amount', Value: 3000 },
        { Key: 'ConversationID', Value: 'AG_20251204_20104f1c9a77e0b3d25e' },
        { Key: 'ReceiptNo', Value: 'TL49A0C7RM' },
      ],
    },
    ReferenceData: { ReferenceItem: { Key: 'Occasion', Value: 'recheck' } },
  },
})

/** Contract 7: what the sandbox sends; Daraja's own is not documented. */
export const timeoutNotice = {
  Result: {
    ...head(1, 'The service request timed out.'),
    ResultType: 1,
    TransactionID: 'TL40000000',
  },
}

export const confirmation = {
  TransactionType: 'Pay Bill',
  TransID: 'TL46T3XP0B',
  TransTime: '20251204144012',
  TransAmount: '500.00',
  BusinessShortCode: '174379',
  BillRefNumber: 'INV-2201',
  InvoiceNumber: '',
  OrgAccountBalance: '49717.00',
  ThirdPartyTransID: '',
  MSISDN: '2547 ***** 149',
  FirstName: 'JANE',
  MiddleName: '',
  LastName: 'WANJIRU',
}

/** To a pay bill, from the Working account. */
export const businessOrder = (change: Partial<SendOrder> = {}): SendOrder =>
  orderOf({
    rail: 'mpesa.b2b',
    amountMinor: 12_000n,
    counterpartyName: 'Test Biller',
    counterpartyAccount: '600000',
    ...change,
  })

export const reversalOrder = (change: Partial<ReversalOrder> = {}): ReversalOrder => ({
  receipt: 'TL48ZQ1WXN',
  amountMinor: 125_000n,
  currency: 'KES',
  accountKey: '174379',
  remarks: 'Paid twice',
  callbackUrl: (door) => `https://hazina.example.test/hooks/${door}/token-1`,
  ...change,
})

const MAP_PRINT = '{Amount={CurrencyCode=KES, MinimumAmount=9988000, BasicAmount=99880.00}}'
const businessHead = {
  OriginatorConversationID: '5f1c-4a77-8e02-3b9d6c55e0a1204471',
  ConversationID: 'AG_20251204_20100b6e51d2c84f9a37',
}

/** Daraja contract 5.4. */
export const businessPaid = {
  Result: {
    ...head(0, 'The service request is processed successfully.'),
    ...businessHead,
    TransactionID: 'TL47C2H8KD',
    ResultParameters: {
      ResultParameter: [
        { Key: 'DebitAccountBalance', Value: MAP_PRINT },
        { Key: 'Amount', Value: '120.00' },
        { Key: 'DebitPartyAffectedAccountBalance', Value: 'Working Account|KES|99880.00|99880.00|0.00|0.00' },
        { Key: 'TransCompletedTime', Value: '20251204143355' },
        { Key: 'DebitPartyCharges', Value: '' },
        { Key: 'ReceiverPartyPublicName', Value: '600000 - Test Biller' },
        { Key: 'Currency', Value: 'KES' },
        { Key: 'InitiatorAccountCurrentBalance', Value: MAP_PRINT },
      ],
    },
    ReferenceData: {
      ReferenceItem: [{ Key: 'BillReferenceNumber', Value: 'INV-2201' }, reference('b2bresults').ReferenceItem],
    },
  },
}

/** The older sample: other key of the balance, numbers as numbers, a charge, an occasion without a value. */
export const businessPaidOld = {
  Result: {
    ...businessPaid.Result,
    ResultParameters: {
      ResultParameter: [
        {
          Key: 'DebitAccountCurrentBalance',
          Value: '{ Amount={BasicAmount=6186.83, MinimumAmount=618683, CurrencyCode=KES}}',
        },
        { Key: 'Amount', Value: 120 },
        { Key: 'DebitPartyAffectedAccountBalance', Value: 'Working Account|KES|346568.83|6186.83|340382.00|0.00' },
        { Key: 'TransCompletedTime', Value: 20251204143355 },
        { Key: 'DebitPartyCharges', Value: 'Business Pay Bill Charge|KES|77.00' },
        { Key: 'ReceiverPartyPublicName', Value: '600000 - Test Biller' },
      ],
    },
    ReferenceData: { ReferenceItem: [{ Key: 'Occasion' }, reference('b2bresults').ReferenceItem] },
  },
}

/** One object where success has an array. */
export const businessFailed = (code: number | string, words: string) => ({
  Result: {
    ...head(code, words),
    OriginatorConversationID: '5f1c-4a77-8e02-3b9d6c55e0a1204472',
    ConversationID: 'AG_20251204_20100b6e51d2c84f9a38',
    TransactionID: 'TL40000000',
    ResultParameters: { ResultParameter: { Key: 'BOCompletedTime', Value: 20251204143402 } },
    ReferenceData: reference('b2bresults'),
  },
})

/** Daraja contract 5.10. */
export const reversed = {
  Result: {
    ...head(0, 'The service request is processed successfully.'),
    OriginatorConversationID: 'd3f0-4b62-9c11-70a8e5b4c2d91268232',
    ConversationID: 'AG_20251204_2010e1ab47c09d36f5b2',
    TransactionID: 'TL45R8NQ2V',
    ResultParameters: {
      ResultParameter: [
        { Key: 'DebitAccountBalance', Value: 'Utility Account|KES|48467.00|48467.00|0.00|0.00' },
        { Key: 'Amount', Value: 1250.0 },
        { Key: 'TransCompletedTime', Value: 20251204150211 },
        { Key: 'OriginalTransactionID', Value: 'TL48ZQ1WXN' },
        { Key: 'Charge', Value: 0.0 },
        { Key: 'CreditPartyPublicName', Value: '254708374149 - Jane Wanjiru' },
        { Key: 'DebitPartyPublicName', Value: '174379 - Mama Mboga Ltd' },
      ],
    },
    ReferenceData: reference('reversalresults'),
  },
}

export const reversalFailed = (code: number | string, words: string) => ({
  Result: {
    ...head(code, words),
    OriginatorConversationID: 'd3f0-4b62-9c11-70a8e5b4c2d91268233',
    ConversationID: 'AG_20251204_2010e1ab47c09d36f5b3',
    TransactionID: 'TL40000000',
    ReferenceData: reference('reversalresults'),
  },
})
