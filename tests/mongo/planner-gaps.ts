/** A stage that some kind of question may have on a server, and why. */
export interface Gap {
  readonly form: string;
  readonly stage: "COLLSCAN" | "SORT";
  readonly reason: string;
}

const bounded = "what the leading condition leaves is sorted: the port allows it, on SQLite too";
const first = "the first of several fields of an index";

/** On every server. */
export const everywhere: readonly Gap[] = [
  `${first} fixed, in the order of ids`,
  `${first} in a range, in its order`,
  `${first} one of several, in its order`,
].flatMap((form) => [
  { form, stage: "SORT", reason: bounded },
  { form: `${form}, a following page`, stage: "SORT", reason: bounded },
]);

const beside =
  "its planner takes no index when an operator such as $nor stands beside the fields, as in every following page";
const unwalked = "its planner walks an index for an order only when nothing is asked";
const ids = "its planner orders by _id only in memory";
const whole = "its planner walks an index only for an order of all its fields";
const alone = "the field of an index";

const scanned = [
  "in the order of an index",
  "earlier fields of an index fixed, in the order of the last",
  `${first} fixed, in the order of ids`,
  `${first} in a range, in its order`,
  `${first} one of several, in its order`,
  `${alone} in a range, in its order`,
  `${alone} one of several, in its order`,
  "unique fields fixed",
  "a unique field in a range, in its order",
  "an id",
  "some ids",
].map((form): Gap => ({ form: `${form}, a following page`, stage: "COLLSCAN", reason: beside }));

const sorted = [
  ["in the order of an index, a following page", beside],
  ["earlier fields of an index fixed, in the order of the last", unwalked],
  ["earlier fields of an index fixed, in the order of the last, a following page", unwalked],
  [`${alone} fixed, in the order of ids`, unwalked],
  [`${alone} fixed, in the order of ids, a following page`, unwalked],
  [`${alone} in a range, in its order`, unwalked],
  [`${alone} in a range, in its order, a following page`, unwalked],
  [`${alone} one of several, in its order`, unwalked],
  [`${alone} one of several, in its order, a following page`, unwalked],
  ["a unique field in a range, in its order, a following page", beside],
  ["an item of an array field", unwalked],
  ["an item of an array field, a following page", unwalked],
  ["some ids, a following page", ids],
  ["in the order of ids", ids],
  ["in the order of ids, a following page", ids],
  ["in the order of an index", whole],
].map(([form = "", reason = ""]): Gap => ({ form, stage: "SORT", reason }));

/** Only on SecantusDB, which stands in where no mongod is: its planner knows less than MongoDB's (infra/handbook/mongodb.md). */
export const ofTheStandIn: readonly Gap[] = [
  ...scanned,
  ...sorted,
  { form: "in the order of ids", stage: "COLLSCAN", reason: ids },
  { form: "in the order of ids, a following page", stage: "COLLSCAN", reason: ids },
  { form: "in the order of an index", stage: "COLLSCAN", reason: whole },
];
