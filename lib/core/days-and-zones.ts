/** Zones the business works in: fixed offsets, none has daylight saving. Source: IANA tz database. */
export const ZONES = {
  'Africa/Nairobi': { abbreviation: 'EAT', offsetMinutes: 180 },
  'Africa/Kampala': { abbreviation: 'EAT', offsetMinutes: 180 },
  'Africa/Dar_es_Salaam': { abbreviation: 'EAT', offsetMinutes: 180 },
  'Africa/Bujumbura': { abbreviation: 'CAT', offsetMinutes: 120 },
  'Africa/Kigali': { abbreviation: 'CAT', offsetMinutes: 120 },
  'Africa/Lagos': { abbreviation: 'WAT', offsetMinutes: 60 },
  UTC: { abbreviation: 'UTC', offsetMinutes: 0 },
} as const
export type Zone = keyof typeof ZONES

/** A calendar day `YYYY-MM-DD`; it always means a day in a named zone. */
export type Day = string

const MS_PER_MINUTE = 60_000
const MS_PER_DAY = 86_400_000

export function isZone(name: string): name is Zone {
  return Object.hasOwn(ZONES, name)
}

export function zoneAbbreviation(zone: Zone): string {
  return ZONES[zone].abbreviation
}

function shifted(instant: Date, zone: Zone): Date {
  return new Date(instant.getTime() + ZONES[zone].offsetMinutes * MS_PER_MINUTE)
}

/** The day an instant falls on in a zone. */
export function dayOf(instant: Date, zone: Zone): Day {
  return shifted(instant, zone).toISOString().slice(0, 10)
}

/** The first instant of a day in a zone. @throws Error when the day is not a real date. */
export function startOfDay(day: Day, zone: Zone): Date {
  const midnightUtc = Date.parse(`${day}T00:00:00.000Z`)
  if (Number.isNaN(midnightUtc)) throw new Error(`not a day: ${day}`)
  return new Date(midnightUtc - ZONES[zone].offsetMinutes * MS_PER_MINUTE)
}

/** The first instant after a day in a zone: ranges are half open. */
export function endOfDay(day: Day, zone: Zone): Date {
  return new Date(startOfDay(day, zone).getTime() + MS_PER_DAY)
}

export function addDays(day: Day, count: number): Day {
  return new Date(Date.parse(`${day}T00:00:00.000Z`) + count * MS_PER_DAY).toISOString().slice(0, 10)
}

/** True for a real calendar day in `YYYY-MM-DD`. */
export function isDay(text: string): boolean {
  return (
    /^\d{4}-\d{2}-\d{2}$/.test(text) && !Number.isNaN(Date.parse(`${text}T00:00:00.000Z`)) && addDays(text, 0) === text
  )
}

/** Local wall time `2026-11-21 14:05:09` in a zone. */
export function wallTime(instant: Date, zone: Zone): string {
  return shifted(instant, zone).toISOString().slice(0, 19).replace('T', ' ')
}

/** An instant from wall time in a zone, `YYYY-MM-DD HH:mm:ss`; undefined when it is not a real time. */
export function instantFromWallTime(text: string, zone: Zone): Date | undefined {
  if (!/^\d{4}-\d{2}-\d{2} \d{2}:\d{2}:\d{2}$/.test(text)) return undefined
  const asUtc = Date.parse(`${text.replace(' ', 'T')}.000Z`)
  return Number.isNaN(asUtc) ? undefined : new Date(asUtc - ZONES[zone].offsetMinutes * MS_PER_MINUTE)
}
