/** Test data: every vector of the contract (section 15) and of RELIABILITY.md section 5. */
export const EMPTY_HASH =
  'cf83e1357eefb8bdf1542850d66d8007d620e4050b5715dc83f4a921d36ce9ce47d0d13c5d85f2b0ff8318d2877eec2f63b931bd47417a81a538327af927da3e'

/** Published by the provider; its `\n` are two characters each. */
export const PUBLISHED = {
  secret: 'YOUR_API_SECRET',
  nonce: '00c6a48a-ccb8-4653-a0c8-de7c1ab67529',
  body: String.raw`{"sender":{"country":"UG","phone_country":"UG","phone_number":"752403639","email":"email@domain.com","first_name":"Example","last_name":"User","city":"Kampala","street":"Somewhere 17-3","postal_code":"798983","birth_date":"1970-01-01","documents":[{"upload":"data:image/png;base64,iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAIAAACQd1PeAAAACXBIWXMAAAsT\nAAALEwEAmpwYAAAAB3RJTUUH4gEeCTEzbKJEHgAAAB1pVFh0Q29tbWVudAAA\nAAAAQ3JlYXRlZCB3aXRoIEdJTVBkLmUHAAAADElEQVQI12P4z8AAAAMBAQAY\n3Y2wAAAAAElFTkSuQmCC","upload_file_name":"passport.png","metadata":{"meta":"data"}}],"ip":"127.0.0.1","metadata":{"meta":"data"}}}`,
  hash: '947148915d2982f7897ab187fd851e854265883109935e5e8c7ba662232b2de15e92a298067687b5402319f0efebf0561d37fc4e73460c408f91c7e25bb66ae0',
  /** Of the same body with each slash escaped, as PHP writes it. */
  phpHash:
    '15acba46cb2d76400e0d770c8ea132daeecf68238a414f42a0ff757a82bd72a78ac31e99f010251e1cbf3c0052216fbe8934ad4f12dfcf276c45dff4a3274ae8',
  bitpesa: {
    url: 'https://api-sandbox.bitpesa.co/v1/senders',
    signature:
      'fc44e638c823b660e41f30ba78abe0e04f0dfc6b365e4a7129e44a181530146e4b777940fe8948af6fee5133b7f85d46a3cdcab449b9559617e60e593b73853c',
  },
  transferzero: {
    url: 'https://api-sandbox.transferzero.com/v1/senders',
    signature:
      'be84dd42ddd00c7a950efc957c1a28a24db1d59fda4102bea7fccab4b55e2f23a5557601df4ba6be43cf9c59de0a816670ae9b5297dd3144f3335bc499d79afb',
  },
}

export const COMPUTED_KEY = 'KEY-0001'
export const COMPUTED_SECRET = 'SECRET-0001'
export type ComputedVector = Readonly<{
  name: string
  method: string
  url: string
  nonce: string
  body: string
  hash?: string
  signature: string
}>
export const COMPUTED: readonly ComputedVector[] = [
  {
    name: 'B2',
    method: 'GET',
    url: 'http://127.0.0.1:4020/v1/transactions?external_id=Transaction%3ANGN%3A17523',
    nonce: '11111111-1111-4111-8111-111111111111',
    body: '',

    signature:
      'e8c9e485aa4e7beda08a4f8ac97b1fa829810cdca466c804d07e01d17ce7c6b1c276b15b41f313f984d61499633184775a04c117b2df176a93658cdb5707ceec',
  },
  {
    name: 'B3',
    method: 'DELETE',
    url: 'http://127.0.0.1:4020/v1/recipients/9d4d7b73-a94c-4979-ab57-09074fd55d33',
    nonce: '22222222-2222-4222-8222-222222222222',
    body: '',

    signature:
      'ffb0507c7f151ac45c8af0b18d7b78bb7a12f58d171528957f222b6d584c55ef26618d8ebd30d906ee208415a5f78d216ad8b9d3d5bb4daa5c2fa8564efa95ce',
  },
  {
    name: 'B4',
    method: 'POST',
    url: 'http://127.0.0.1:4020/v1/accounts/debits',
    nonce: '33333333-3333-4333-8333-333333333333',
    body: '{"debit":{"to_type":"Transaction","to_id":"5f44026b-7904-4c30-87d6-f8972d790ded"}}',
    hash: 'db382b5830bf7ca8959bedf2dc7453fad55350f8f96c530c07f23e59d28609641ec10871d15481c7ad0c4e4dfaf5f7a0d29b02f0be80f55286c9855dc6eb724c',
    signature:
      '1d19cdec5e1966732f469270373d4e6af9a23c7ecff286867cf5ab30498ca99da4b89f101c88c9dce5e089a7fa1e7fbad95c5010c78b0494e0757b12f02ffea3',
  },
  {
    name: 'B5',
    method: 'POST',
    url: 'http://127.0.0.1:4020/v1/senders',
    nonce: '44444444-4444-4444-8444-444444444444',
    body: '{"sender":{"country":"UG","first_name":"Zoë"}}',
    hash: 'd64101c876752d94b495ef2ce74974ae3de93ad2ab8ca6a58c8841ec8602e87723f262e4c31791e27268a596aa518383c648aa423943f6f24b77421bb4ee022d',
    signature:
      'f72fddcdb4b5c8cdaaca7f5102f18f9b30571c7807720ca8fef85d6cc84e9e40bd6fffbeb0a59e01da05fa4eb7f466d9ef649515cb970280ad32c433cc775d53',
  },
  {
    name: 'B6',
    method: 'POST',
    url: 'http://127.0.0.1:4020/v1/transactions/5f44026b-7904-4c30-87d6-f8972d790ded/payout',
    nonce: '55555555-5555-4555-8555-555555555555',
    body: '',

    signature:
      'df057cf265dfc5aa5cc918f9bf4ac444a39352b55de6d75bb8f0c0e708a1a80b61d338e786f2a688d3005ce0105bf504e516774d199d65e7ccf865bf0d33bf2e',
  },
  {
    name: 'B7 webhook',
    method: 'POST',
    url: 'http://127.0.0.1:3000/api/webhooks/bitpesa',
    nonce: '66666666-6666-4666-8666-666666666666',
    body: '{"webhook":"fd599451-4f3c-4045-91e1-d68ed12ffb75","event":"transaction.paid_out","object":{"id":"5280d11f-0ed3-4a60-ab07-29fdb058e4c4","state":"paid","external_id":"Transaction:NGN:17523"}}',
    hash: 'dfff77cbf08072a0864ab00796fba4f5571c4fe6277cfbb25bae9e5096f49324e167dd5b231f60b0d0974652a63f1568fc5c2f8ccc2a271909c9fde654a54af5',
    signature:
      'a92ed2f369bc8d5a0972a53d8d365b90eaed8cce602a4e1bfa5629f1c9f5e852b6fc4ec8b7bc82179688b992050c34d8c1d9909407eadad291b43395809c0a3a',
  },
]

export const GOLDEN = {
  secret: 'test_secret',
  nonce: '00c6a48a-ccb8-4653-a0c8-de7c1ab67529',
  url: 'https://hooks.example.test/api/hooks/tz',
  body: '{"transaction":{"external_id":"pay_0001"}}',
  hashStart: '979a33a885b23a0c',
  signature:
    '5a0b031aea0125b6f887e43d826295114b1b0a97aff52c828f2d07b19cef69afb8ac9c725cc0ec05bb47ea1ad056f4c5b021b2f3f0c547999d5b99dfadab9119',
}
