import { addDays, type Day, dayOf, instantFromWallTime, type Zone } from '@/lib/core/days-and-zones'
import type { Rhythm } from '@/lib/core/rhythms'
import { monthOf } from '../transactions/day-ranges'

/** When something is due: `onDay` is a weekday (1 is Monday), a day of the month, or 0 for its last day. */
export type DueRule = Readonly<{ rhythm: Rhythm; onDay: number; hour: number }>
export type DueTime = Readonly<{ day: Day; at: Date }>

/** Farther apart than two due days of any rhythm. */
const DAYS_APART_MAX = 32

function isDueDay({ rhythm, onDay }: DueRule, day: Day): boolean {
  if (rhythm === 'daily') return true
  if (rhythm === 'weekly') return (new Date(`${day}T00:00:00Z`).getUTCDay() || 7) === onDay
  return onDay === 0 ? monthOf(day).to === day : Number(day.slice(8)) === onDay
}

function dueOn(rule: DueRule, day: Day, zone: Zone): DueTime {
  const at = instantFromWallTime(`${day} ${String(rule.hour).padStart(2, '0')}:00:00`, zone)
  if (!at) throw new Error(`no hour ${rule.hour} on ${day} in ${zone}`)
  return { day, at }
}

function search(rule: DueRule, zone: Zone, from: Day, step: 1 | -1, fits: (at: Date) => boolean): DueTime {
  for (let away = 0; away <= DAYS_APART_MAX; away += 1) {
    const day = addDays(from, away * step)
    if (!isDueDay(rule, day)) continue
    const due = dueOn(rule, day, zone)
    if (fits(due.at)) return due
  }
  throw new Error(`nothing is due ${rule.rhythm} on ${rule.onDay}`)
}

/** The last due time up to now: after a pause or an outage it is the only one that is made up for. */
export function newestDue(rule: DueRule, now: Date, zone: Zone): DueTime {
  return search(rule, zone, dayOf(now, zone), -1, (at) => at <= now)
}

/** The first due time after now. */
export function nextDue(rule: DueRule, now: Date, zone: Zone): DueTime {
  return search(rule, zone, dayOf(now, zone), 1, (at) => at > now)
}
