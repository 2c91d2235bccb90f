import { isoDay } from "../../domain/calendar/days.js";
import type { Dated, Json, Link, Subject } from "../../domain/model/documents.js";
import { inventedCreditCode } from "./credit-code.js";
import type { Estate, Firm, Temper } from "./model.js";
import { ASSESSED_DISTRICT, CITY, DISTRICTS, estateNames, firmNames, streetOf } from "./names.js";
import { FIRST_DAY, LAST_DAY } from "./quarters.js";
import { createRandom, type Random } from "./random.js";

export const FIRM_COUNT = 650;
export const ESTATE_COUNT = 1400;

type Kind = "ordinary" | "striving" | "careless";
/** Most firms do what they must; some do much more, some too little. */
const KINDS: Readonly<Record<Kind, number>> = { striving: 48, careless: 54, ordinary: FIRM_COUNT - 48 - 54 };

/** Which firm is of which kind: dealt like cards, so that every seed deals the same hand in another order. */
function dealKinds(random: Random): readonly Kind[] {
  const kinds = (Object.keys(KINDS) as Kind[]).flatMap((kind) => Array.from({ length: KINDS[kind] }, () => kind));
  for (let i = kinds.length - 1; i > 0; i--) {
    const j = random.int(0, i);
    [kinds[i], kinds[j]] = [kinds[j], kinds[i]];
  }
  return kinds;
}

function temperOf(random: Random, kind: Kind): Temper {
  if (kind === "striving") return { ambition: 0.5 + 0.5 * random.float(), care: 1 + 0.6 * random.bell() };
  if (kind === "careless") return { ambition: 0.02 * random.float(), care: -2 + 0.5 * random.bell() };
  return { ambition: 0.025 * random.float() * random.float(), care: 0.2 + 0.5 * random.bell() };
}

/** How many estates each firm has: a few none, most one to three, some ten. */
function estateShares(random: Random): readonly number[] {
  const shares = Array.from({ length: FIRM_COUNT }, () => Number(random.weighted({ 0: 7, 1: 40, 2: 24, 3: 14, 4: 6, 5: 4, 6: 2, 8: 2, 10: 1 })));
  let missing = ESTATE_COUNT - shares.reduce((a, b) => a + b, 0);
  while (missing !== 0) {
    const place = random.int(0, FIRM_COUNT - 1);
    const step = Math.sign(missing);
    if (shares[place] === 0 || shares[place] + step < 1 || shares[place] + step > 10) continue;
    shares[place] += step;
    missing -= step;
  }
  return shares;
}

function drawEstate(random: Random, firm: { readonly district: number; readonly temper: Temper }, naming: { readonly name: string; readonly number: number }): Estate {
  const district = random.chance(0.7) ? firm.district : random.int(0, DISTRICTS.length - 1);
  return {
    id: `XQ${String(naming.number).padStart(4, "0")}`,
    name: naming.name,
    district,
    street: streetOf(random, district),
    households: random.int(120, 900) + (random.chance(0.35) ? random.int(400, 1900) : 0),
    hasLift: random.chance(0.68),
    quality: 0.55 * firm.temper.care + 0.8 * random.bell(),
  };
}

/** All firms with their estates. */
export function drawFirms(seed: string): readonly Firm[] {
  const random = createRandom(`${seed}/firms`);
  const [firmName, estateName] = [firmNames(createRandom(`${seed}/firm names`)), estateNames(createRandom(`${seed}/estate names`))];
  const kinds = dealKinds(createRandom(`${seed}/kinds`));
  let estatesSoFar = 0;
  return estateShares(random).map((share, i) => {
    const [district, temper] = [random.int(0, DISTRICTS.length - 1), temperOf(random, kinds[i])];
    const estates = Array.from({ length: share }, () => drawEstate(random, { district, temper }, { name: estateName(), number: ++estatesSoFar }));
    const households = estates.reduce((sum, estate) => sum + estate.households, 0);
    return { id: inventedCreditCode(district, i + 1), number: i + 1, name: firmName(), district, temper, estates, households, joined: !random.chance(0.045) };
  });
}

const known = (random: Random, probability: number, fields: Readonly<Record<string, Json | readonly Dated[]>>): Readonly<Record<string, Json | readonly Dated[]>> =>
  Object.fromEntries(Object.entries(fields).filter(() => random.chance(probability)));

function staffOf(random: Random, firm: Firm): Readonly<Record<string, Json | readonly Dated[]>> {
  const staff = Math.max(4, Math.floor(firm.households / random.int(28, 45)));
  const share = Math.min(1, Math.max(0.3, 0.9 + 0.08 * firm.temper.care + 0.05 * random.bell()));
  const posts = Math.max(1, Math.floor(staff / random.int(7, 11)));
  const lacking = random.chance(firm.temper.care < -1 ? 0.45 : 0.03) ? random.int(1, Math.max(1, Math.floor(posts / 3))) : 0;
  const grown: readonly Dated[] = [{ value: staff }, { from: isoDay(random.int(FIRST_DAY + 90, LAST_DAY - 90)), value: staff + random.int(1, 6) }];
  return { staff: random.chance(0.12) ? grown : staff, insuredStaff: Math.floor(staff * share), specialPosts: posts, certifiedStaff: posts - lacking };
}

/** The firm as a subject; what was never filed is absent, not false. */
export function firmSubject(seed: string, firm: Firm): Subject {
  const random = createRandom(`${seed}/firm/${String(firm.number)}`);
  const joinedLater: readonly Dated[] = [{ value: false }, { from: isoDay(random.int(FIRST_DAY + 30, LAST_DAY - 200)), value: true }];
  const joined = firm.joined ? (random.chance(0.02) ? joinedLater : true) : false;
  const operates = firm.joined || random.chance(0.8);
  const size = firm.households > 5000 ? "large" : firm.households > 2000 ? "medium" : firm.households > 500 ? "small" : "micro";
  return {
    id: firm.id, kind: "enterprise", name: firm.name,
    attributes: {
      city: CITY, district: DISTRICTS[firm.district], size, joinedCreditManagement: joined,
      ...known(random, firm.joined ? 0.98 : 0.9, { reallyOperates: operates }),
      ...known(random, 0.985, { registeredOn: isoDay(FIRST_DAY - random.int(200, 7000)), households: firm.households, ...staffOf(random, firm) }),
      projectsManaged: firm.estates.length,
      areaManaged: firm.households * random.int(95, 120),
      contact: `虚构联系人${String(firm.number).padStart(4, "0")}`,
      legalRepresentativeId: `虚构证件${String(firm.number).padStart(6, "0")}`,
    },
  };
}

/** The estate as a subject, served by `firm`; contracts changed hands for a few. */
export function estateSubject(seed: string, estate: Estate, firm: Firm): Subject {
  const random = createRandom(`${seed}/estate/${estate.id}`);
  const takenOverOn = isoDay(FIRST_DAY - random.int(60, 5000));
  const again = isoDay(LAST_DAY - random.int(12, 60));
  return {
    id: estate.id, kind: "project", name: estate.name,
    attributes: {
      city: CITY, district: DISTRICTS[estate.district], street: estate.street, enterprise: firm.name, assessed: estate.district === ASSESSED_DISTRICT,
      households: estate.households, area: estate.households * random.int(90, 125), takenOverOn: random.chance(0.01) ? [{ value: takenOverOn }, { from: again, value: again }] : takenOverOn,
      ...known(random, 0.96, {
        hasLift: estate.hasLift, contractForm: random.chance(0.72) ? "lumpSum" : "commission", energyInFee: random.chance(0.22),
        resoldSupply: random.chance(0.1), hasCommonRevenue: random.chance(0.93), hasMaintenanceFund: random.chance(0.86),
      }),
    },
  };
}

/** project -> enterprise. */
export function managedBy(seed: string, estate: Estate, firm: Firm): Link {
  const random = createRandom(`${seed}/link/${estate.id}`);
  const from = random.chance(0.1) ? { from: isoDay(FIRST_DAY + random.int(0, 300)) } : {};
  return { id: `managedBy-${estate.id}`, kind: "managedBy", subject: estate.id, target: firm.id, ...from };
}
