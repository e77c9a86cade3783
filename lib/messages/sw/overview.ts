import type en from '../en/overview'
import type { SameShape } from '../shape'

export default {
  title: 'Muhtasari',
  state: '{merchant}, {time}',
  newPayment: 'Malipo mapya',
  newCollection: 'Omba malipo kutoka kwa mteja',
  attention: {
    title: 'Yanayohitaji kushughulikiwa',
    nothing: 'Hakuna kinachosubiri',
    nothingWhy:
      'Hakuna idhini, matokeo yasiyojulikana, malipo yaliyoshindikana, ujumbe usio na mwenyewe wala salio la zamani linalokusubiri.',
    oldest: 'la zamani zaidi {age}',
    next: 'ukaguzi unaofuata {time}',
    held: 'Utumaji wote, au malipo ya nakala iliyorejeshwa, yamezuiwa: angalia sababu',
    approval: '{count, plural, one {Malipo # yanasubiri} other {Malipo # yanasubiri}} idhini yako',
    unknown:
      '{count, plural, one {Matokeo ya malipo # hayajulikani} other {Matokeo ya malipo # hayajulikani}} kwa zaidi ya dakika 5',
    review: '{count, plural, one {Malipo # yanahitaji} other {Malipo # yanahitaji}} uamuzi wa mtu',
    failed: '{count, plural, one {Malipo # yameshindikana} other {Malipo # yameshindikana}} leo',
    flagged: '{count, plural, one {Malipo # yametiwa} other {Malipo # yametiwa}} alama: mtoa huduma anasema kingine',
    unmatched:
      '{count, plural, one {Ujumbe # wa watoa huduma haulingani} other {Jumbe # za watoa huduma hazilingani}} na chochote chetu',
    stale: '{count, plural, one {Salio # lina} other {Salio # zina}} zaidi ya dakika 20 au bado halijatolewa',
  },
  balances: { title: 'Salio', all: 'Salio zote' },
  today: {
    title: 'Leo hadi sasa',
    beside: 'Kila takwimu iko juu ya ile ya {day} hadi {time}.',
    empty: 'Hakuna pesa iliyohama leo, wala {day} hadi {time}. Malipo na makusanyo yataonekana hapa yanapofanikiwa.',
    table: 'Pesa iliyohama leo kwa sarafu na njia',
    count: 'Mistari',
    lastWeek: '{day} hadi {time}',
  },
  flow: {
    title: 'Mtiririko',
    currencies: 'Sarafu ya chati',
    chart: 'Pesa iliyoingia na kutoka kwa siku, {currency}, siku {days} zilizopita, {zone}',
    empty: 'Hakuna {currency} iliyohama katika siku {days} zilizopita.',
  },
  moving: {
    title: 'Yanayoendelea sasa',
    description: 'Malipo kumi ya mwisho yaliyoanzishwa hapa. Orodha hujisasisha yenyewe.',
    all: 'Malipo yote',
    table: 'Malipo kumi ya mwisho',
    empty: 'Malipo na makusanyo yanayoanzishwa hapa huonekana na hali yake ya sasa.',
    since: 'Tangu',
    changed: '{reference}: {state}',
    stale: 'Orodha haikuweza kusasishwa. Inaonyesha hali ya mwisho iliyojulikana.',
  },
  rails: {
    title: 'Njia',
    description: 'Kutokana na shughuli zetu za saa 24 zilizopita.',
    all: 'Watoa huduma',
    success: '{succeeded} kati ya {total} yamefanikiwa',
    median: 'wastani wa kati {time}',
    p95: 'asilimia 95 ndani ya {time}',
    answered: 'miito {answered} kati ya {calls} ilijibiwa',
    noFinal: 'bado hakuna jibu la mwisho',
  },
} satisfies SameShape<typeof en>
