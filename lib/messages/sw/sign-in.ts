import type en from '../en/sign-in'
import type { SameShape } from '../shape'

export default {
  title: 'Ingia',
  lead: 'Ofisi ya fedha ya {merchant}: kila salio, kila shilingi.',
  comeBack: 'Ingia ili uendelee. Utarudi kwenye ukurasa uliouomba.',
  name: 'Jina la kuingia',
  password: 'Nenosiri',
  submit: 'Ingia',
  submitting: 'Unaingia…',
  problems: 'Hujaingia',
  nameMissing: 'Andika jina lako la kuingia.',
  passwordMissing: 'Andika nenosiri lako.',
  refused:
    'Jina au nenosiri si sahihi. Baada ya majaribio matano yasiyo sahihi kuna kusubiri kidogo, baada ya kumi nusu saa; hadi hapo kila jaribio linakataliwa.',
  wrongAddress: 'Ingia kupitia {address}; ukurasa huu ulifunguliwa kwa anwani nyingine.',
  demoTitle: 'Watu wa majaribio',
  demoWhy:
    'Hali ya majaribio: hakuna pesa halisi zinazohama. Chagua mtu ili kujaza fomu; nenosiri la wote ni {password}.',
  demoFill: 'Jaza {name}, {roles}',
  address: 'Majaribio mengi yasiyo sahihi yametoka kwenye mtandao huu. Subiri robo saa.',
  no_factor: 'Majukumu yako sasa yanahitaji programu ya misimbo. Mwombe msimamizi kiungo cha mara moja ili uiweke.',
  code: 'Msimbo kutoka programu yako ya misimbo',
  codeHint: 'Tarakimu sita, au mmoja wa misimbo yako ya akiba.',
  codeMissing: 'Andika msimbo.',
  codeTooLate: 'Imechukua muda mrefu. Andika tena jina na nenosiri lako.',
  startOver: 'Anza upya',
  help: 'Msimamizi hukupa kiungo cha mara moja; wewe huchagua nenosiri. Ukilisahau, omba kiungo kipya.',
} satisfies SameShape<typeof en>
