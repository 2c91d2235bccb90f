import { withDated } from "../../oracle/random-dated.js";
import { randomLinkedScheme } from "../../oracle/random-links.js";
import { Random } from "../../oracle/random.js";
import { randomScheme } from "../../oracle/random-schemes.js";
import { followsReference } from "./follows-reference.js";
import { randomAmounts, randomDates, randomPlaces, randomPools, randomTies } from "./random-corners.js";
import { randomShares, withChoices, withOwnDecision } from "./random-late.js";

describe("the columns against the reference: every card and every trace", () => {
  followsReference({
    "of every part": (seed) => randomScheme(seed),
    "that take missing facts for something": (seed) => randomScheme(seed, true),
    "with links": (seed) => randomLinkedScheme(seed, seed % 2 === 0),
    "with dated parameters": (seed) => withDated(randomScheme(seed, seed % 2 === 0), seed),
    "that read their own decision": (seed) => withOwnDecision(randomScheme(seed), new Random(seed)),
    "with choices of persons": (seed) => withChoices(randomScheme(seed), new Random(seed)),
    "with bands by shares": (seed) => randomShares(new Random(seed)),
    "with bands by shares once more": (seed) => randomShares(new Random(1000 + seed)),
    "with bands by shares and again": (seed) => randomShares(new Random(2000 + seed)),
  }, 270);
});

describe("the columns against the reference, in the corners: every card and every trace", () => {
  followsReference({
    "in which one of several counts": (seed) => randomPools(new Random(seed)),
    "with ties that persons decide": (seed) => randomTies(new Random(seed)),
    "in force from one day to another": (seed) => randomDates(new Random(seed)),
    "that ask for places among others": (seed) => randomPlaces(new Random(seed)),
    "with amounts beyond their clamps and beyond what can be counted": (seed) => randomAmounts(new Random(seed)),
  }, 200);
});
