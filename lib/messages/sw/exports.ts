import type en from '../en/exports'
import type { SameShape } from '../shape'

export default {
  title: 'Uhamishaji',
  state: 'Nani alitoa miamala ipi. Faili zilizoandaliwa nyuma huhifadhiwa siku saba.',
  empty: 'Uhamishaji wa orodha ya miamala huonekana hapa.',
  toTransactions: 'Kwenye miamala',
  file: 'Faili',
  taking: 'Upakuaji',
  who: 'Nani',
  at: 'Iliagizwa, {zone}',
  rows: 'Mistari',
  sums: 'Jumla',
  filter: 'Kichujio',
  hash: 'SHA-256',
  everything: 'yote',
  sumIn: 'iliyoingia {amount}',
  sumOut: 'iliyotoka {amount}',
  differs: 'Mistari ilibadilika kati ya agizo na faili; hizi ni tarakimu za faili.',
  making: '{done, number} kati ya {rows, number}',
  progress: 'Mistari iliyoandikwa',
  download: 'Pakua',
  take: 'Pakua {name}',
  until: 'hadi',
  othersFile: 'Kwa aliyeiagiza tu',
  layout: { machine: 'CSV ya mashine', excel: 'Kitabu cha Excel', ledger: 'Daftari la mhasibu' },
  states: {
    direct: 'Ilipakuliwa papo hapo',
    failed: 'Haikuandaliwa: haki ya kuhamisha haikuwepo tena',
    expired: 'Imefutwa, muda wake umeisha',
  },
} as const satisfies SameShape<typeof en>
