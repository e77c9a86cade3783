import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { DarajaByHand, securityCredential, VECTOR } from '@/lib/sandbox/mpesa/daraja-by-hand'
import { type RawAnswer, rawRequest } from '@/lib/sandbox/raw-socket'

/** Bodies as public Daraja SDKs send them (contract 1.1, 5, 15), byte by byte over a socket. */

let daraja: DarajaByHand
let credential = ''
beforeAll(async () => {
  daraja = await DarajaByHand.start()
  credential = securityCredential((await daraja.control('GET', '/mpesa/certificate.pem')).text, 'Safaricom999!*!')
})
afterAll(() => daraja.close())

const port = () => daraja.sandbox.ports.mpesa
function post(path: string, body: string, headers: Record<string, string> = {}): Promise<RawAnswer> {
  const authorization = `Bearer ${daraja.token}`
  return rawRequest({
    port: port(),
    path,
    body,
    headers: { authorization, 'content-type': 'application/json', ...headers },
  })
}
/** `$HOOK`, `$CRED` and `$PHONE` stand for what differs from run to run; a new phone each time, since one rings at once. */
let phone = 10_000_000
const filled = (bytes: string) =>
  bytes.replaceAll('$HOOK', daraja.hook('')).replaceAll('$CRED', credential).replaceAll('$PHONE', `2541${phone++}`)
const { Password, Timestamp } = VECTOR
const STK = '/mpesa/stkpush/v1/processrequest'
const stk = (change: Record<string, string> = {}) => {
  const fields: Record<string, string> = {
    BusinessShortCode: '174379',
    Password: `"${Password}"`,
    Timestamp: `"${Timestamp}"`,
    TransactionType: '"CustomerPayBillOnline"',
    Amount: '1',
    PartyA: '$PHONE',
    PartyB: '174379',
    PhoneNumber: '$PHONE',
    CallBackURL: '"$HOOK/results"',
    AccountReference: '"Test"',
    TransactionDesc: '"Test"',
    ...change,
  }
  return `{${Object.entries(fields)
    .map(([name, value]) => `"${name}":${value}`)
    .join(',')}}`
}
/** The UTC timestamp of three shipped SDKs, with its own password. */
const UTC = '20260315213005'
const utcPassword = Buffer.from(
  `174379bfb279f9aa9bdbcf158e97dd71a467cd2e0c893059b10f78e6b72ada1ed2c919${UTC}`,
).toString('base64')

const ACCEPTED: [why: string, path: string, bytes: string][] = [
  ['STK: every number as a JSON number', STK, stk()],
  [
    'STK: every number as a string',
    STK,
    stk({
      BusinessShortCode: '"174379"',
      Amount: '"1"',
      PartyA: '"$PHONE"',
      PartyB: '"174379"',
      PhoneNumber: '"$PHONE"',
    }),
  ],
  ['STK: TransactionType with a trailing space', STK, stk({ TransactionType: '"CustomerPayBillOnline "' })],
  ['STK: a 20-character TransactionDesc', STK, stk({ TransactionDesc: '"Lipa na mpesa online"' })],
  ['STK: a 15-character AccountReference', STK, stk({ AccountReference: '"REFERENCE-12345"' })],
  ['STK: a UTC timestamp', STK, stk({ Timestamp: `"${UTC}"`, Password: `"${utcPassword}"` })],
  ['STK: a timestamp sent as a number', STK, stk({ Timestamp })],
  ['STK: fields nobody knows', STK, stk({ Remark: '"x"', Nested: '{"a":[1,2]}' })],
  [
    'STK: buy goods with a till in PartyB',
    STK,
    stk({ TransactionType: '"CustomerBuyGoodsOnline"', PartyB: '"5001234"' }),
  ],
  ['STK: pretty-printed with line breaks', STK, stk().replaceAll(',"', ',\r\n    "')],
  [
    'B2C v1: Occasion, and no OriginatorConversationID',
    '/mpesa/b2c/v1/paymentrequest',
    '{"InitiatorName":"testapi","SecurityCredential":"$CRED","CommandID":"BusinessPayment","Amount":"10","PartyA":"600100","PartyB":"$PHONE","Remarks":"Remarks","QueueTimeOutURL":"$HOOK/t","ResultURL":"$HOOK/r","Occasion":"Occasion"}',
  ],
  [
    'B2C v1: both spellings and nulls',
    '/mpesa/b2c/v1/paymentrequest',
    '{"InitiatorName":"testapi","SecurityCredential":"$CRED","CommandID":"SalaryPayment","Amount":10,"PartyA":600100,"PartyB":$PHONE,"Remarks":"ok","QueueTimeOutURL":"$HOOK/t","ResultURL":"$HOOK/r","Occassion":null,"Occasion":""}',
  ],
  [
    'B2C v3: a 25-character id, as in the documentation’s own sample',
    '/mpesa/b2c/v3/paymentrequest',
    '{"OriginatorConversationID":"600997_Test_32et3241ed8yu","InitiatorName":"testapi","SecurityCredential":"$CRED","CommandID":"PromotionPayment","Amount":"10","PartyA":"600100","PartyB":"$PHONE","Remarks":"remarked","QueueTimeOutURL":"$HOOK/t","ResultURL":"$HOOK/r","Occassion":"ChristmasPay"}',
  ],
  [
    'B2B: AccountReference null with a legacy command',
    '/mpesa/b2b/v1/paymentrequest',
    '{"Initiator":"testapi","SecurityCredential":"$CRED","CommandID":"BusinessToBusinessTransfer","SenderIdentifierType":4,"RecieverIdentifierType":4,"Amount":5,"PartyA":600100,"PartyB":600000,"AccountReference":null,"Remarks":"Remarks","QueueTimeOutURL":"$HOOK/t","ResultURL":"$HOOK/r"}',
  ],
  [
    'B2B: buy goods to a till with type 2',
    '/mpesa/b2b/v1/paymentrequest',
    '{"Initiator":"testapi","SecurityCredential":"$CRED","CommandID":"BusinessBuyGoods","SenderIdentifierType":"4","RecieverIdentifierType":"2","Amount":"5","PartyA":"600100","PartyB":"5001234","AccountReference":"353353","Requester":"254700000000","Remarks":"OK","QueueTimeOutURL":"$HOOK/t","ResultURL":"$HOOK/r"}',
  ],
  ...['4', '"4"'].map((type): [string, string, string] => [
    `balance: IdentifierType ${type}`,
    '/mpesa/accountbalance/v1/query',
    `{"Initiator":"testapi","SecurityCredential":"$CRED","CommandID":"AccountBalance","PartyA":"600100","IdentifierType":${type},"Remarks":"bal","QueueTimeOutURL":"$HOOK/t","ResultURL":"$HOOK/r"}`,
  ]),
  [
    'status: IdentifierType "1" with a short code in PartyA',
    '/mpesa/transactionstatus/v1/query',
    '{"Initiator":"testapi","SecurityCredential":"$CRED","CommandID":"TransactionStatusQuery","TransactionID":"LKXXXX1234","PartyA":"600100","IdentifierType":"1","ResultURL":"$HOOK/r","QueueTimeOutURL":"$HOOK/t","Remarks":"Remarks","Occasion":"Occasion"}',
  ],
  [
    'status: by OriginalConversationID, TransactionID empty',
    '/mpesa/transactionstatus/v1/query',
    '{"Initiator":"testapi","SecurityCredential":"$CRED","CommandID":"TransactionStatusQuery","TransactionID":"","OriginalConversationID":"AG_1","PartyA":600100,"IdentifierType":4,"ResultURL":"$HOOK/r","QueueTimeOutURL":"$HOOK/t","Remarks":"Remarks"}',
  ],
  ...['"11"', '11', '"4"'].map((type): [string, string, string] => [
    `reversal: identifier type ${type}`,
    '/mpesa/reversal/v1/request',
    `{"Initiator":"testapi","SecurityCredential":"$CRED","CommandID":"TransactionReversal","TransactionID":"LKXXXX1234","Amount":100,"ReceiverParty":600100,"RecieverIdentifierType":${type},"ResultURL":"$HOOK/r","QueueTimeOutURL":"$HOOK/t","Remarks":"please","Occasion":"work"}`,
  ]),
  ...['v1', 'v2'].map((version): [string, string, string] => [
    `C2B register ${version}`,
    `/mpesa/c2b/${version}/registerurl`,
    '{"ShortCode":600100,"ResponseType":"Completed","ConfirmationURL":"$HOOK/confirmation","ValidationURL":"$HOOK/validation"}',
  ]),
  [
    'C2B simulate: pay bill with numbers',
    '/mpesa/c2b/v1/simulate',
    '{"ShortCode":600100,"CommandID":"CustomerPayBillOnline","Amount":100,"Msisdn":254708374149,"BillRefNumber":"Test"}',
  ],
  [
    'C2B simulate: buy goods with a null reference',
    '/mpesa/c2b/v2/simulate',
    '{"ShortCode":"600100","CommandID":"CustomerBuyGoodsOnline","Amount":"100","Msisdn":"254708374149","BillRefNumber":null}',
  ],
]

describe('accepted', () => {
  it.each(ACCEPTED)('%s', async (_why, path, bytes) => {
    const answer = await post(path, filled(bytes))
    expect(JSON.parse(answer.body)).toMatchObject({ ResponseCode: '0' })
    expect(answer.status).toBe(200)
  })

  it('a token fetched before every call, also concurrently: none kills another', async () => {
    const basic = 'Basic aGF6aW5hLXNhbmRib3gta2V5OmhhemluYS1zYW5kYm94LXNlY3JldA=='
    const path = '/oauth/v1/generate?grant_type=client_credentials'
    const ask = () => rawRequest({ port: port(), method: 'GET', path, headers: { authorization: basic } })
    const tokens = (await Promise.all([ask(), ask(), ask()])).map(({ body }) => JSON.parse(body))
    for (const token of tokens) {
      expect(token).toEqual({ access_token: expect.stringMatching(/^\w{28}$/), expires_in: '3599' })
      const answer = await post(STK, filled(stk()), { authorization: `Bearer ${token.access_token}` })
      expect(answer.status).toBe(200)
    }
  })

  it('passing a documented limit is told in the log', async () => {
    await post(STK, filled(stk({ TransactionDesc: '"Lipa na mpesa online"' })))
    const { entries } = (await daraja.control('GET', '/log?latest=1')).json
    expect(entries[0].note).toContain('TransactionDesc has 20 characters; the documented limit is 13')
  })
})

const REFUSED: [
  why: string,
  path: string,
  bytes: string,
  status: number,
  code: string,
  message: string,
  type?: string,
][] = [
  [
    'a form body has no fields',
    STK,
    'BusinessShortCode=174379',
    400,
    '400.002.02',
    'Bad Request - Invalid BusinessShortCode',
    'application/x-www-form-urlencoded',
  ],
  [
    'JSON under text/plain has no fields',
    '/mpesa/b2c/v1/paymentrequest',
    '{"InitiatorName":"testapi"}',
    400,
    '400.002.02',
    'Bad Request - Invalid InitiatorName',
    'text/plain',
  ],
  ['not JSON', STK, '{"Amount":', 400, '400.002.05', 'Invalid Request Payload'],
  [
    'TransactionDesc missing is called Remarks',
    STK,
    stk({ TransactionDesc: '""' }),
    400,
    '400.002.02',
    'Bad Request - Invalid Remarks',
  ],
  ['decimals', STK, stk({ Amount: '1.5' }), 400, '400.002.02', 'Bad Request - Invalid Amount'],
  [
    'a password of another timestamp',
    STK,
    stk({ Timestamp: '"20210628092409"' }),
    500,
    '500.001.1001',
    'Wrong credentials',
  ],
  [
    'an unknown short code',
    STK,
    stk({ BusinessShortCode: '"999999"' }),
    500,
    '500.001.1001',
    'Merchant does not exist',
  ],
  [
    'ReceiverIdentifierType spelt correctly is missing',
    '/mpesa/reversal/v1/request',
    '{"Initiator":"testapi","SecurityCredential":"$CRED","CommandID":"TransactionReversal","TransactionID":"LKXXXX1234","Amount":100,"ReceiverParty":600100,"ReceiverIdentifierType":"11","ResultURL":"$HOOK/r","QueueTimeOutURL":"$HOOK/t","Remarks":"please"}',
    400,
    '400.002.02',
    'Bad Request - Invalid RecieverIdentifierType',
  ],
  [
    'the key "Command ID" of the documentation’s typo',
    '/mpesa/accountbalance/v1/query',
    '{"Initiator":"testapi","SecurityCredential":"$CRED","Command ID":"AccountBalance","PartyA":"600100","IdentifierType":"4","Remarks":"bal","QueueTimeOutURL":"$HOOK/t","ResultURL":"$HOOK/r"}',
    400,
    '400.002.02',
    'Bad Request - Invalid CommandID',
  ],
  [
    'a credential that is not 256 bytes',
    '/mpesa/accountbalance/v1/query',
    '{"Initiator":"testapi","SecurityCredential":"Safaricom999!*!","CommandID":"AccountBalance","PartyA":"600100","IdentifierType":"4","Remarks":"bal","QueueTimeOutURL":"$HOOK/t","ResultURL":"$HOOK/r"}',
    400,
    '400.002.02',
    'Bad Request - Invalid SecurityCredential',
  ],
  [
    'a forbidden word in a C2B address',
    '/mpesa/c2b/v2/registerurl',
    '{"ShortCode":600100,"ResponseType":"Completed","ConfirmationURL":"$HOOK/confirmation","ValidationURL":"$HOOK/Mpesa/validate"}',
    400,
    '400.003.02',
    'Bad Request - Invalid ValidationURL - URL has the word MPESA',
  ],
]

describe('refused with the documented error, and why in the log', () => {
  it.each(REFUSED)('%s', async (_why, path, bytes, status, errorCode, errorMessage, type) => {
    const answer = await post(path, filled(bytes), type ? { 'content-type': type } : {})
    expect([answer.status, JSON.parse(answer.body)]).toEqual([
      status,
      { requestId: expect.any(String), errorCode, errorMessage },
    ])
    const { entries } = (await daraja.control('GET', '/log?latest=1')).json
    expect(entries[0].note).toMatch(/\w+ .+/)
  })
})
