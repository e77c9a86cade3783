import type en from '../en/proposals'
import type { SameShape } from '../shape'

export default {
  own: 'Ulipendekeza wewe, kwa hiyo mtu mwingine lazima aamue.',
  aboutYou: 'Inakuhusu wewe, kwa hiyo mtu mwingine lazima aamue.',
  proposedBy: 'Imependekezwa na {who}, {when}: “{reason}”',
  proposedWithout: 'Imependekezwa na {who}, {when}',
  act: {
    confirm: 'Thibitisha',
    refuse: 'Kataa',
    withdraw: 'Ondoa pendekezo',
  },
  title: {
    confirm: 'Thibitisha badiliko hili',
    refuse: 'Kataa badiliko hili',
    withdraw: 'Ondoa pendekezo hili',
  },
  what: {
    confirm: 'Linaanza kutumika mara moja. Unathibitisha hasa kilichoandikwa hapa.',
    refuse: 'Hakuna kinachobadilika. Sababu yako inabaki kwenye historia.',
    withdraw: 'Hakuna kinachobadilika. Linabaki kwenye historia kama lililoondolewa.',
  },
  done: {
    confirm: 'Limethibitishwa. Linatumika kuanzia sasa.',
    refuse: 'Limekataliwa. Hakuna kilichobadilika.',
    withdraw: 'Limeondolewa. Hakuna kilichobadilika.',
  },
  code: 'Msimbo kutoka kithibitishaji chako',
  codeHint: 'Tarakimu sita. Msimbo hutumika mara moja, kwa badiliko hili tu.',
  reasonHint: 'Herufi tatu au zaidi; aliyependekeza ataisoma.',
  problems: 'Hakuna kilichoamuliwa',
  history: 'Historia',
  historyEmpty: 'Hakuna kilichoamuliwa bado. Kila badiliko huhifadhiwa hapa pamoja na watu wote wawili.',
  column: {
    change: 'Badiliko',
    proposer: 'Aliyependekeza',
    decider: 'Aliyeamua',
    result: 'Matokeo',
    when: 'Lini, {zone}',
  },
  state: {
    open: 'Inasubiri',
    confirmed: 'Limethibitishwa',
    refused: 'Limekataliwa',
    withdrawn: 'Limeondolewa',
  },
  why: 'Kwa nini',
  whyHint: 'Herufi tatu au zaidi; mtu wa pili ataisoma.',
  before: 'Kabla',
  after: 'Baada',
} satisfies SameShape<typeof en>
