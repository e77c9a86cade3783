import account from './account'
import approvals from './approvals'
import audit from './audit'
import balances from './balances'
import bills from './bills'
import collections from './collections'
import common from './common'
import connection from './connection'
import enter from './enter'
import errors from './errors'
import exports from './exports'
import frame from './frame'
import giveBack from './give-back'
import goingLive from './going-live'
import hold from './hold'
import imports from './imports'
import inbox from './inbox'
import overview from './overview'
import payees from './payees'
import payments from './payments'
import people from './people'
import phone from './phone'
import proposals from './proposals'
import providers from './providers'
import reveal from './reveal'
import review from './review'
import rules from './rules'
import signIn from './sign-in'
import status from './status'
import transactions from './transactions'
import views from './views'

/** The English catalogue: its type is the shape of the others. */
export default {
  account,
  approvals,
  audit,
  balances,
  bills,
  collections,
  common,
  connection,
  enter,
  errors,
  exports,
  frame,
  'give-back': giveBack,
  'going-live': goingLive,
  imports,
  inbox,
  hold,
  overview,
  payees,
  payments,
  people,
  proposals,
  rules,
  phone,
  providers,
  reveal,
  review,
  'sign-in': signIn,
  status,
  transactions,
  views,
}
